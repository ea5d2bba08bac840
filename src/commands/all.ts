import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {build} from './build.ts';

/** Every step in one job; until signing and publishing exist, that is `build`. */
export const all = (host: Host, inputs: Inputs): Promise<Report> => build(host, inputs);
