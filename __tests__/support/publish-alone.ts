import {writeSync} from 'node:fs';
import {createInterface} from 'node:readline';
import type {StoreAddress} from '../../src/model/store.ts';
import type {Keep} from '../../src/steps/config/index.ts';
import {landed, stores} from '../../src/stores/index.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {faultyStore} from './faulty-store.ts';
import {testHost} from './host.ts';
import {publish, type Release} from './publications.ts';

/** Where a process of its own publishes. */
export interface JobPlace {
  /** A kind of stores/. */
  readonly to: string;
  readonly address: StoreAddress;
  readonly env?: Readonly<Record<string, string>>;
}

/** A publication by a process of its own. */
export interface Job {
  readonly place: JobPlace;
  /** An armored private key, and the time that its signatures bear. */
  readonly key: string;
  readonly date: number;
  readonly releases?: readonly Release[];
  readonly suites?: Readonly<Record<string, string>>;
  readonly yank?: string;
  readonly keep?: Keep;
  /** The process is killed before so many things were put or deleted. */
  readonly killAt?: number;
}

/** What it says of it. */
export interface Done {
  readonly operations?: number;
  readonly changed?: readonly string[];
  readonly error?: string;
  /** Before what the process was killed. */
  readonly killed?: string;
}

/** A line for each job on its standard input, a line for each answer on its output. */
if (process.argv[2] === 'listen') {
  await using host = await testHost();
  const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
  say({ready: true});
  for await (const line of createInterface({input: process.stdin})) {
    const {place, key, date, killAt, ...deed} = JSON.parse(line) as Job;
    try {
      const [open] = await readOpenKeys(key, 'the key');
      const signer = await memorySigner(open!, {part: open!.facts.parts[0]!, passphrases: [], date});
      let writes = 0;
      const base = await stores[place.to]!.open({...host, env: {...host.env, ...place.env}}, place.address);
      const {store, operations} = faultyStore(base, undefined, ({kind, path}) => {
        if (kind === 'get' || kind === 'list' || ++writes !== killAt) return;
        writeSync(1, `${JSON.stringify({killed: `${kind} ${path}`} satisfies Done)}\n`);
        process.kill(process.pid, 'SIGKILL');
      });
      const places = await landed(store, () => publish(host, {...deed, store, signers: [signer]}, host.now));
      const changed = places.filter(({isChanged}) => isChanged).map(({kind, place}) => `${kind} ${place}`);
      say({operations: operations.length, changed} satisfies Done);
    } catch (error) {
      say({error: error instanceof Error ? (error.stack ?? error.message) : String(error)} satisfies Done);
    }
  }
}
