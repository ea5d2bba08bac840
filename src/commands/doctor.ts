import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {examine} from '../steps/doctor/index.ts';

/** Looks at the config and the machine; changes nothing. */
export const doctor = (host: Host, inputs: Inputs): Promise<Report> => examine(host, inputs);
