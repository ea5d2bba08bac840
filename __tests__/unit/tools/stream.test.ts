import {describe, expect, test} from '@jest/globals';
import type {ToolError} from '../../../src/model/errors.ts';
import {lastOf, lineSplitter} from '../../../src/tools/stream.ts';
import {testHost} from '../../support/host.ts';

const linesOf = (...chunks: (string | Buffer)[]): string[] => {
  const lines: string[] = [];
  const splitter = lineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(Buffer.from(chunk));
  splitter.end();
  return lines;
};

describe('lines', () => {
  test.each<[string, (string | Buffer)[], string[]]>([
    ['whole', ['a\nb\n'], ['a', 'b']],
    ['in pieces', ['a', 'b\nc', '\n', 'd'], ['ab', 'c', 'd']],
    ['empty ones', ['\n\na\n\n'], ['', '', 'a', '']],
    ['of other systems', ['a\r\nb\r\n'], ['a', 'b']],
    ['that were overwritten', ['10%\r20%\r100%\n'], ['100%']],
    ['cut inside a letter', [Buffer.from([0x63, 0xc3]), Buffer.from([0xa9, 0x0a])], ['cé']],
    ['that are no text', [Buffer.from([0xff, 0x0a])], ['\ufffd']],
    ['none', [], []],
  ])('%s', (_, chunks, lines) => {
    expect(linesOf(...chunks)).toEqual(lines);
  });

  test('without an end are cut', () => {
    const lines = linesOf('x'.repeat(100_000));
    expect(lines.join('')).toHaveLength(100_000);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(16 * 1024);
  });

  test('of which the last are kept', () => {
    const last = lastOf(3);
    for (let at = 0; at < 100; at++) last.add(`${at}`);
    expect(last.text()).toBe('97\n98\n99\n');
  });
});

const failureOf = (running: Promise<unknown>): Promise<ToolError> =>
  running.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: ToolError) => error,
  );

describe('a program whose lines are handed on', () => {
  test('may print any amount; the last lines of both streams are kept', async () => {
    await using host = await testHost();
    let size = 0;
    const before = process.memoryUsage.rss();
    let most = 0;
    const onLine = (line: string) => {
      size += line.length + 1;
      if (size % (1 << 20) < 100) most = Math.max(most, process.memoryUsage.rss() - before);
    };
    const script = `yes ${'0123456789'.repeat(9)} | head -c 300000000; seq 1 50; echo end >&2`;
    const {stdout, stderr} = await host.run(['sh', '-c', script], {onLine});
    expect(size).toBeGreaterThan(300_000_000);
    expect(most).toBeLessThan(150_000_000);
    expect(stdout.split('\n').slice(0, -1)).toEqual(Array.from({length: 40}, (_, at) => `${at + 11}`));
    expect(stderr).toBe('end\n');
  });

  test('has forty lines in its error, and no secret in any', async () => {
    await using host = await testHost();
    const lines: string[] = [];
    const error = await failureOf(
      host.run(['sh', '-c', 'seq 1 60; echo token-1; exit 5'], {
        onLine: (line) => lines.push(line),
        secrets: ['token-1'],
      }),
    );
    expect(error.tail.split('\n')).toHaveLength(40);
    expect(error).toMatchObject({exitCode: 5});
    expect(`${lines} ${error.message} ${error.command}`).not.toContain('token-1');
    expect(lines.at(-1)).toBe('***');
  });
});

describe('a program', () => {
  test('takes a stream as its input, and its output is whole', async () => {
    await using host = await testHost();
    async function* source() {
      for (let at = 0; at < 50; at++) yield Buffer.alloc(100_000, at % 10 === 0 ? 'x' : 'y');
    }
    const {stdout} = await host.run(['cat'], {input: source()});
    expect(stdout).toHaveLength(5_000_000);
  });

  test('whose input fails is ended, and the reason is the error', async () => {
    await using host = await testHost();
    async function* source() {
      yield Buffer.from('x');
      throw new Error('the source is gone');
    }
    await expect(host.run(['cat'], {input: source()})).rejects.toThrow('the source is gone');
  });

  test('that does not read its input ends as it ends', async () => {
    await using host = await testHost();
    async function* endless() {
      for (;;) yield Buffer.alloc(100_000);
    }
    expect(await failureOf(host.run(['false'], {input: endless()}))).toMatchObject({exitCode: 1});
    expect((await host.run(['true'], {input: endless()})).stdout).toBe('');
  });

  test('that answers a time limit with success has failed all the same; one that does not listen is killed', async () => {
    await using host = await testHost();
    const polite = ['sh', '-c', "trap 'kill $!; exit 0' TERM; sleep 60 & wait"] as const;
    expect(await failureOf(host.run(polite, {timeoutMs: 200}))).toMatchObject({
      exitCode: undefined,
      hint: 'its time limit ran out',
    });
    const deaf = ['sh', '-c', 'trap "" TERM; while :; do sleep 1; done'] as const;
    expect((await failureOf(host.run(deaf, {timeoutMs: 200}))).hint).toBe('its time limit ran out');
  }, 20_000);

  test('listens to the signal that it is given instead of the run', async () => {
    await using host = await testHost();
    const controller = new AbortController();
    const running = failureOf(host.run(['sleep', '60'], {signal: controller.signal}));
    controller.abort();
    expect(await running).toMatchObject({hint: 'it was cancelled', exitCode: undefined});
    expect((await failureOf(host.run(['true'], {signal: controller.signal}))).hint).toBe('it was cancelled');
    expect((await failureOf(host.run(['no-such-program-here'], {onLine: () => undefined}))).hint).toMatch(
      /^install/,
    );
  });
});
