import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'linux-pkg-pack-'));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

interface Packed {
  readonly digest: string;
  readonly megabytes: number;
}

const script = join(import.meta.dirname, '../support/pack-alone.ts');

function packAlone(
  [from, size, compression]: readonly [string, number, string],
  {threads = 4, oneCore = false} = {},
): Packed {
  const command = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    script,
    from,
    `${size}`,
    compression,
  ];
  const [program = '', ...args] = oneCore ? ['taskset', '-c', '0', ...command] : command;
  const env = {...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: `${threads}`};
  return JSON.parse(execFileSync(program, args, {env, encoding: 'utf8'}));
}

describe('the same bytes on one core and on many', () => {
  test.each(['gzip:6', 'zstd:3', 'zstd:9', 'xz:0', 'none'])('%s', async (compression) => {
    const from = join(dir, 'mixed');
    const lines = Array.from({length: 150_000}, (_, at) =>
      createHash('sha256')
        .update(`${at % 70_000}`)
        .digest(at % 3 === 0 ? 'hex' : 'base64'),
    );
    const text = lines.join('\n');
    await writeFile(from, text);
    const what = [from, text.length, compression] as const;
    const {digest} = packAlone(what);
    expect(packAlone(what, {threads: 1}).digest).toBe(digest);
    expect(packAlone(what, {threads: 2, oneCore: true}).digest).toBe(digest);
  });
});

describe('memory does not grow with the payload', () => {
  test.each(['gzip:1', 'zstd:3', 'none'])('%s', async (compression) => {
    const from = join(dir, 'sparse');
    const size = 2 ** 30;
    await writeFile(from, 'start');
    await truncate(from, size);
    expect(packAlone([from, size, compression]).megabytes).toBeLessThan(250);
  });
});
