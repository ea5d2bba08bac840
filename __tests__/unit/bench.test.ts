import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from '@jest/globals';
import {binaryBytes, randomBytes, textBytes} from '../../script/benchmark/content.ts';
import {type Contest, contests} from '../../script/benchmark/contests.ts';
import {median} from '../../script/benchmark/measure.ts';
import {withFigures} from '../../script/benchmark/page.ts';
import {payloadSizes, writePayload} from '../../script/benchmark/payload.ts';
import {seeded} from '../../script/benchmark/random.ts';
import type {Outcome} from '../../script/benchmark/run.ts';
import {unequalSizes, verdictsOf} from '../../script/benchmark/verdicts.ts';
import {readPage} from '../support/docs.ts';
import {testHost} from '../support/host.ts';

const [small, middle, large] = payloadSizes as [
  (typeof payloadSizes)[number],
  (typeof payloadSizes)[number],
  (typeof payloadSizes)[number],
];

describe('the tree that is packed', () => {
  test('is the same on every machine', async () => {
    await using host = await testHost();
    const digest = await writePayload(join(host.workDir, 'a'), small);
    expect(digest).toBe('297c9c3993e3537e5fc0f04aeb0da54188d1f54f07a8bd4418afd256cdde71a7');
    const one = await readFile(join(host.workDir, 'a/part-0/unit-0/file-0.js'), 'utf8');
    expect(one).toMatch(/^[a-zA-Z .,()=;{}:'\n]+$/);
  });

  test.each([
    ['text', textBytes, 2.5, 6],
    ['programs', binaryBytes, 2, 4],
    ['what is compressed already', randomBytes, 0.9, 1.01],
  ] as const)('%s compresses as such things do', (_, make, least, most) => {
    const bytes = make(1 << 20, seeded(3));
    const ratio = bytes.length / gzipSync(bytes).length;
    expect(ratio).toBeGreaterThan(least);
    expect(ratio).toBeLessThan(most);
  });
});

const row = (name: string, seconds: number, peakBytes = 100, bytes = 1000) => ({
  name,
  seconds,
  peakBytes,
  bytes,
});

const outcome = (size: (typeof payloadSizes)[number], id: string, rows: Outcome['rows']): Outcome => ({
  shop: {size, tree: ''},
  contest: contests.find((one) => one.id === id) as Contest,
  runs: 1,
  rows,
  limit: row('limit', 1),
  compressSeconds: 0.8,
});

const judged = (...args: Parameters<typeof outcome>) =>
  verdictsOf(outcome(...args), 0.05).map(({what, met}) => `${met ? 'met' : 'missed'}: ${what}`);

describe('what is promised', () => {
  test('150 MB of zstd: 0.3 of the time that nfpm takes', () => {
    const rows = (own: number) => [row('linux-pkg', own), row('nfpm', 4)];
    const limit = "wall time against the machine's limit and Node's start";
    expect(judged(middle, 'deb-zstd', rows(1.2))).toEqual(["met: wall time against nfpm's", `met: ${limit}`]);
    expect(judged(middle, 'deb-zstd', rows(1.4))).toEqual([
      "missed: wall time against nfpm's",
      `missed: ${limit}`,
    ]);
  });

  test('800 MB: a third of the memory of nfpm; a deb of zstd is made on one core', () => {
    const rows = (peak: number) => [row('linux-pkg', 1, peak), row('nfpm', 1, 300)];
    expect(judged(large, 'deb-zstd', rows(101))).toEqual([
      "met: wall time against the machine's limit and Node's start",
      "missed: peak memory against nfpm's",
    ]);
    expect(judged(large, 'rpm-zstd', rows(99))).toContain("met: peak memory against nfpm's");
    expect(judged(large, 'rpm-zstd', rows(99))).toContain("missed: wall time against nfpm's");
  });

  test('rpm: no slower than rpmbuild', () => {
    const rows = [row('linux-pkg', 1), row('rpmbuild', 0.9)];
    expect(judged(middle, 'rpm-zstd', rows)).toContain("missed: wall time against rpmbuild's");
  });

  test('xz: 1.1 of the time of xz itself', () => {
    expect(judged(middle, 'deb-xz', [row('linux-pkg', 0.9)])).toContain('missed: wall time against `xz -T0`');
    expect(judged(middle, 'deb-xz', [row('linux-pkg', 0.87)])).toContain('met: wall time against `xz -T0`');
  });

  test('2 MB: 150 ms over nfpm', () => {
    const rows = (own: number) => [row('linux-pkg', own), row('nfpm', 0.05)];
    expect(judged(small, 'deb-gzip', rows(0.19))).toEqual(['met: wall time over nfpm']);
    expect(judged(small, 'deb-gzip', rows(0.21))).toEqual(['missed: wall time over nfpm']);
    expect(judged(small, 'deb-gzip', [row('linux-pkg', 1)])).toEqual([]);
  });

  test('a package of another size is told', () => {
    const rows = [row('linux-pkg', 1), row('nfpm', 1, 1, 1031), row('a', 1, 1, 1029), row('b', 1, 1, 960)];
    expect(unequalSizes(outcome(middle, 'deb-gzip', rows))).toEqual([
      "nfpm's is 3.1 % larger",
      "b's is 4.0 % smaller",
    ]);
  });
});

test('the median is the value in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('docs/bench.md has a place for the figures', async () => {
  expect(withFigures(await readPage('docs/bench.md'), '| figures |')).toContain('\n\n| figures |\n\n');
  expect(() => withFigures('# The bench', '')).toThrow('docs/bench.md lacks');
});
