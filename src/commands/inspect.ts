import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {inspectFile, inspectText} from '../steps/inspect/index.ts';
import {allInOrder} from '../tools/parallel.ts';

/** What the packages named say of themselves. */
export async function inspect(host: Host, inputs: Inputs): Promise<Report> {
  if (inputs.args.length === 0)
    throw new UserError('input/arguments', 'inspect needs a file', {hint: 'linux-pkg inspect out/*.deb'});
  const facts = await allInOrder(inputs.args, 1, (file) => inspectFile(host, file));
  return {
    title: '',
    tables: [],
    notes: facts.map(inspectText),
    next: [],
    outputs: {},
    data: facts.length === 1 ? facts[0]! : facts,
  };
}
