import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {initConfig} from '../steps/init/index.ts';

/** A commented config file from what the project holds. */
export async function init(host: Host, inputs: Inputs): Promise<Report> {
  const {path, content, found} = await initConfig(host, inputs);
  return {
    title: inputs.dryRun ? content : `Wrote ${path}`,
    tables: [],
    notes: found,
    next: inputs.dryRun ? [] : ['linux-pkg doctor', 'linux-pkg build'],
    outputs: {},
    data: {path, content, found},
  };
}
