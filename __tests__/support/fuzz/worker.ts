import {readFileSync, writeFileSync} from 'node:fs';
import {Readable} from 'node:stream';
import {parentPort, workerData} from 'node:worker_threads';
import {unxz} from '../../../src/archive/xz/xz.ts';
import {engines as deb} from '../../../src/formats/deb/engines.ts';
import {type ByteSource, readBytes, readPackage} from '../../../src/formats/rpm/reader.ts';
import {signPackage} from '../../../src/formats/rpm/sign.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {ContentWatcher} from '../../../src/model/facts.ts';
import {paperSigner} from '../rpm-signing.ts';
import {diceOf, mutate} from './mutations.ts';

export interface FuzzWork {
  /** Sound files, by what reads them. */
  readonly samples: readonly {readonly kind: 'deb' | 'rpm' | 'sign' | 'xz'; readonly path: string}[];
  readonly seed: number;
  /** The one case to run, where a failure is looked at. */
  readonly only: number | undefined;
  readonly seconds: number;
  /** Where each case is written. */
  readonly scratch: string;
  /** The number of the case at work. */
  readonly progress: Int32Array;
}

export interface FuzzResult {
  readonly cases: number;
  readonly refused: number;
  readonly failure: string | undefined;
}

const MOST_OUTPUT = 32 << 20;
const MOST_MEMORY = 400 << 20;
const MOST_CPU_SECONDS = 20;

const {samples, seed, only, seconds, scratch, progress} = workerData as FuzzWork;
const loaded = samples.map(({kind, path}) => ({kind, bytes: readFileSync(path)}));

async function drain(bytes: Buffer): Promise<void> {
  let size = 0;
  for await (const chunk of unxz(Readable.from([bytes]))) {
    size += chunk.length;
    if (size > MOST_OUTPUT) return;
  }
}

const sourceOf = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: async (position, length) => {
    if (length > bytes.length) throw new Error(`${length} bytes are asked for, there are ${bytes.length}`);
    return bytes.subarray(position, position + length);
  },
});

/** A mistake of the reader's own, wrapped in a message about the file. */
function slipIn(error: Error): Error | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (at instanceof TypeError || at instanceof RangeError || at instanceof ReferenceError) return at;
  return undefined;
}

/** Reads every file, up to a size. */
function watcher(): ContentWatcher {
  let size = 0;
  return {
    file: async (file) => {
      if (!('bytes' in file)) return;
      for await (const chunk of file.bytes) size += chunk.length;
      if (size > MOST_OUTPUT) throw new UserError('fuzz/large', 'it holds more than is looked at here');
    },
    part: () => undefined,
  };
}

/** Signs the file, or refuses it and leaves it as it is. */
async function signCase(bytes: Buffer): Promise<void> {
  writeFileSync(scratch, bytes);
  try {
    await signPackage({file: scratch, signer: paperSigner(1, 566), options: {}});
  } catch (cause) {
    if (!readFileSync(scratch).equals(bytes)) throw new Error('a refused package was changed', {cause});
    throw cause;
  }
  JSON.stringify(await readBytes(sourceOf(readFileSync(scratch))));
}

/** Facts or a clear refusal; anything else is thrown on. */
async function isRefused(kind: FuzzWork['samples'][number]['kind'], bytes: Buffer): Promise<boolean> {
  try {
    if (kind === 'xz') await drain(bytes);
    else if (kind === 'sign') await signCase(bytes);
    else {
      if (kind === 'rpm') JSON.stringify(await readBytes(sourceOf(bytes)));
      writeFileSync(scratch, bytes);
      const read = kind === 'rpm' ? readPackage : deb.read;
      JSON.stringify(await read(scratch, watcher()));
    }
    return false;
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const slip = slipIn(cause);
    if (slip) throw slip;
    if (cause.message.length > 10_000) throw new Error(`a message of ${cause.message.length} characters`);
    return true;
  }
}

async function runCase(number: number): Promise<boolean> {
  const dice = diceOf(seed + Math.imul(number, 0x9e3779b1));
  const sample = dice.pick(loaded);
  const bytes = mutate(sample.bytes, dice, dice.pick(loaded).bytes);
  const {user} = process.threadCpuUsage();
  const refused = await isRefused(sample.kind, bytes);
  const spent = (process.threadCpuUsage().user - user) / 1e6;
  if (spent > MOST_CPU_SECONDS) throw new Error(`${spent} s of work for ${bytes.length} bytes`);
  const {rss} = process.memoryUsage();
  if (rss > start + MOST_MEMORY) throw new Error(`memory grew by ${(rss - start) >> 20} MiB`);
  return refused;
}

let start = Number.POSITIVE_INFINITY;
let refused = 0;
let number = only ?? 0;
let failure: string | undefined;
const end = performance.now() + seconds * 1000;
try {
  for (const {kind, bytes} of loaded)
    if (await isRefused(kind, bytes)) throw new Error(`a sound ${kind} is refused`);
  start = process.memoryUsage().rss;
  for (; performance.now() < end; number++) {
    Atomics.store(progress, 0, number);
    if (await runCase(number)) refused++;
    if (only !== undefined) break;
  }
} catch (cause) {
  failure = `FUZZ_SEED=${seed} FUZZ_CASE=${number}: ${cause instanceof Error ? cause.stack : String(cause)}`;
}
parentPort?.postMessage({cases: number, refused, failure} satisfies FuzzResult);
