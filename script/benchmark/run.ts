import {spawnSync} from 'node:child_process';
import {
  type Contest,
  type Contestant,
  contestants,
  limitCommand,
  limitShare,
  ours,
  tooSlow,
} from './contests.ts';
import {type Measured, measure, median} from './measure.ts';
import type {PayloadSize} from './payload.ts';
import {hashPass, inOutFolder, type Workshop} from './workshop.ts';

export interface Row {
  readonly name: string;
  readonly seconds: number;
  readonly peakBytes: number;
  readonly bytes: number;
}

export interface Outcome {
  readonly shop: Pick<Workshop, 'size' | 'tree'>;
  readonly contest: Contest;
  readonly runs: number;
  /** Ours first. */
  readonly rows: readonly Row[];
  /** The machine's own: compressing and hashing, and the size it comes to. */
  readonly limit: Row;
  /** Of the limit, what compressing took. */
  readonly compressSeconds: number;
}

/** The quick ones run more often: what they are held to is a few milliseconds. What takes minutes runs once. */
export const runsOf = ({id}: PayloadSize, {algorithm}: Contest, wanted: number): number =>
  id === '2' ? 3 * wanted : algorithm === 'xz' || (id === '800' && algorithm === 'gzip') ? 1 : wanted;

const isHere = ({program}: Contestant): boolean =>
  program.startsWith('/') || spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

export const present: readonly Contestant[] = contestants.filter(isHere);
export const absent: readonly string[] = contestants.filter((one) => !isHere(one)).map(({name}) => name);

/** All contestants of one contest, run in turns so that a busy moment hits all; medians count. */
export async function runContest(shop: Workshop, contest: Contest, runs: number): Promise<Outcome> {
  const taking = present.filter(
    ({name, command}) => command(contest, shop, '') && !tooSlow(contest, shop.size, name),
  );
  const all = new Map<string, {measured: Measured[]; bytes: number}>();
  const note = (name: string, measured: Measured, bytes: number) => {
    const list = all.get(name)?.measured ?? [];
    all.set(name, {measured: [...list, measured], bytes});
  };
  for (let run = 0; run < runs; run += 1) {
    for (const {name, command} of taking) {
      const {result, bytes} = await inOutFolder(shop, (out) =>
        settled(() => measure(command(contest, shop, out)!)),
      );
      note(name, result, bytes);
    }
    const {result, bytes} = await inOutFolder(shop, (out) =>
      settled(() => measure(limitCommand(contest, shop, out))),
    );
    const compressing = result.seconds / limitShare(contest);
    note('limit', {...result, seconds: compressing + hashPass(shop)}, bytes);
    note('compressing', {...result, seconds: compressing}, bytes);
  }
  const row = (name: string): Row => {
    const {measured, bytes} = all.get(name)!;
    return {
      name,
      seconds: median(measured.map(({seconds}) => seconds)),
      peakBytes: Math.max(...measured.map(({peakBytes}) => peakBytes)),
      bytes,
    };
  };
  const {size, tree} = shop;
  return {
    shop: {size, tree},
    contest,
    runs,
    rows: taking.map(({name}) => row(name)),
    limit: row('limit'),
    compressSeconds: row('compressing').seconds,
  };
}

/** The disk has nothing left to write for others when a run starts. */
async function settled<T>(work: () => Promise<T>): Promise<T> {
  spawnSync('sync');
  return await work();
}

export const oursOf = ({rows}: Outcome): Row => rows.find(({name}) => name === ours)!;
