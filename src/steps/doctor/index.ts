import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Report} from '../../model/report.ts';
import {examineConfig} from './config.ts';
import type {Finding} from './finding.ts';
import {examineMachine} from './machine.ts';

export type {Finding} from './finding.ts';

/** Looks at the config and the machine; changes nothing. An error makes the report a failed one. */
export async function examine(host: Host, inputs: Inputs): Promise<Report> {
  const config = await examineConfig(host, inputs);
  const machine = await examineMachine(host);
  const all = [...config, ...machine];
  const errors = all.filter(({state}) => state === 'error').length;
  const warnings = all.filter(({state}) => state === 'warning').length;
  return {
    title: `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    tables: [tableOf('Config', config), tableOf('Machine', machine)],
    notes: [],
    next: errors > 0 ? [] : ['linux-pkg plan', 'linux-pkg build'],
    outputs: {},
    failed: errors > 0,
    data: {config, machine},
  };
}

const tableOf = (title: string, findings: readonly Finding[]): Report['tables'][number] => ({
  title,
  head: [title.toLowerCase(), 'state', 'what'],
  rows: findings.flatMap(({check, state, what, hint}) => [
    [check, state, what],
    ...(hint === undefined ? [] : [['', '', `→ ${hint}`]]),
  ]),
});

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
