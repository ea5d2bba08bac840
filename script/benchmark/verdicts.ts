import {ours} from './contests.ts';
import {type Outcome, oursOf, type Row} from './run.ts';

/** A limit, and how near we came. */
export interface Verdict {
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  readonly met: boolean;
}

interface Case {
  readonly outcome: Outcome;
  readonly own: Row;
  readonly peer: (name: string) => Row | undefined;
  readonly emptySeconds: number;
}

const times = (a: number, b: number): number => a / b;

const ratio = (what: string, value: number, most: number): Verdict => ({
  what,
  measured: `${value.toFixed(2)} ×`,
  limit: `${most} ×`,
  met: value <= most,
});

/** What of this contest is promised. */
export function verdictsOf(outcome: Outcome, emptySeconds: number): readonly Verdict[] {
  const own = oursOf(outcome);
  const peer = (name: string) => outcome.rows.find((row) => row.name === name);
  const known = {outcome, own, peer, emptySeconds};
  return outcome.shop.size.id === '2' ? small(known) : large(known);
}

/** Node starts slower than Go; everything else must be quick. */
function small({own, peer}: Case): readonly Verdict[] {
  const nfpm = peer('nfpm');
  if (!nfpm) return [];
  const more = (own.seconds - nfpm.seconds) * 1000;
  return [
    {what: 'wall time over nfpm', measured: `${more.toFixed(0)} ms`, limit: '150 ms', met: more <= 150},
  ];
}

function large({outcome, own, peer, emptySeconds}: Case): readonly Verdict[] {
  const {contest, shop, limit} = outcome;
  const [nfpm, rpmbuild] = [peer('nfpm'), peer('rpmbuild')];
  const verdicts: Verdict[] = [];
  const most = {zstd: 0.3, gzip: 0.65, xz: undefined}[contest.algorithm];
  // One zstd frame of a deb above 256 MB is streamed on one core: the line does not apply there.
  const streamed = contest.format === 'deb' && contest.algorithm === 'zstd' && shop.size.id === '800';
  if (nfpm && most !== undefined && !streamed)
    verdicts.push(ratio("wall time against nfpm's", times(own.seconds, nfpm.seconds), most));
  if (rpmbuild) verdicts.push(ratio("wall time against rpmbuild's", times(own.seconds, rpmbuild.seconds), 1));
  if (contest.algorithm === 'xz')
    verdicts.push(ratio('wall time against `xz -T0`', times(own.seconds, outcome.compressSeconds), 1.1));
  verdicts.push(
    ratio(
      "wall time against the machine's limit and Node's start",
      times(own.seconds, limit.seconds + emptySeconds),
      1.3,
    ),
  );
  if (nfpm && shop.size.id === '800')
    verdicts.push({
      ...ratio("peak memory against nfpm's", times(own.peakBytes, nfpm.peakBytes), 1 / 3),
      limit: '0.33 ×',
    });
  return verdicts;
}

const WITHIN = 0.03;

/** Whose packages are so much larger or smaller than ours that times cannot be compared as they are. */
export const unequalSizes = (outcome: Outcome): readonly string[] => {
  const {bytes} = oursOf(outcome);
  return outcome.rows
    .filter((row) => row.name !== ours && Math.abs(row.bytes / bytes - 1) > WITHIN)
    .map(({name, bytes: theirs}) =>
      `${name}'s is ${(100 * (theirs / bytes - 1)).toFixed(1)} % larger`.replace(
        /-([\d.]+) % larger/,
        '$1 % smaller',
      ),
    );
};
