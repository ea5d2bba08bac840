import {argv, env} from 'node:process';
import type {Shipment} from '../../src/model/publisher.ts';
import {publishers} from '../../src/publishers/index.ts';
import {makeHost} from '../../src/tools/host.ts';
import {makeLog} from '../../src/tools/log.ts';

/** A program of its own: brings the files of a list to the release v1.0.0, as the publish step does. */
const [, , list = ''] = argv;
const shipments: readonly Shipment[] = JSON.parse(list);
const host = makeHost({
  env,
  workDir: import.meta.dirname,
  out: 'out',
  log: makeLog({line: () => {}, problem: (_, problem) => console.error(problem.message)}),
  signal: new AbortController().signal,
});
const publisher = await publishers['release']!.open(host, {
  settings: {id: 'release', to: 'release', pointers: false, pointerArch: 'go', draft: false},
  version: {
    tag: 'v1.0.0',
    upstream: '1.0.0',
    prerelease: undefined,
    metadata: undefined,
    revision: undefined,
    epoch: undefined,
    commit: undefined,
    shortCommit: undefined,
    date: 1_700_000_000,
    snapshot: undefined,
  },
  name: 'bench',
  notes: 'github',
});
await publisher.look(shipments);
await publisher.deliver(shipments);
