import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Report} from '../../model/report.ts';
import {oldNode} from '../../tools/node.ts';
import {examineConfig} from './config.ts';
import {examineCredentials} from './credentials.ts';
import type {Finding} from './finding.ts';
import {examineKeys} from './key.ts';
import {examineMachine} from './machine.ts';

export type {Finding} from './finding.ts';

/** Looks at the config, the keys, the credentials and the machine; changes nothing. An error makes the report a failed one. */
export async function examine(host: Host, inputs: Inputs): Promise<Report> {
  // On a Node that is too old the rest cannot even be loaded: the machine's table says what to do.
  const {config, key, credentials} = oldNode(process.versions.node)
    ? nothing
    : await examineRest(host, inputs);
  const machine = await examineMachine(host);
  const all = [...config, ...key, ...credentials, ...machine];
  const errors = all.filter(({state}) => state === 'error').length;
  const warnings = all.filter(({state}) => state === 'warning').length;
  return {
    title: `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    tables: [
      ...[tableOf('Config', config), tableOf('Key', key), tableOf('Credentials', credentials)].filter(
        ({rows}) => rows.length > 0,
      ),
      tableOf('Machine', machine),
    ],
    notes: [],
    next: errors > 0 ? [] : ['linux-pkg plan', 'linux-pkg build'],
    outputs: {},
    failed: errors > 0,
    data: {config, key, credentials, machine},
  };
}

interface Found {
  readonly config: readonly Finding[];
  readonly key: readonly Finding[];
  readonly credentials: readonly Finding[];
}

const nothing: Found = {config: [], key: [], credentials: []};

async function examineRest(host: Host, inputs: Inputs): Promise<Found> {
  const {findings: config, read} = await examineConfig(host, inputs);
  const key = read ? await examineKeys(host, read, inputs) : [];
  return {config, key, credentials: await examineCredentials(host)};
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
