import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {expect, test} from '@jest/globals';
import {type Engine, findEngine, removeLeftovers} from '../../../src/containers/index.ts';
import {testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {PROJECT} from '../../support/scratch.ts';
import {containersWith, testWorkshop} from '../../support/workshop.ts';

const CHILD = join(PROJECT, '__tests__/support/containers-child.ts');

interface Run {
  readonly child: ChildProcess;
  /** The temporary folder, once the line of that name has come. */
  said(key: 'opening' | 'folder'): Promise<string>;
  ended(): Promise<readonly Record<string, unknown>[]>;
}

/** A run of our own code as a process, and process group, of its own. */
function startRun(what: string): Run {
  const words = ['--disable-warning=ExperimentalWarning', CHILD, what];
  const child = spawn(process.execPath, words, {stdio: ['ignore', 'pipe', 'inherit'], detached: true});
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  child.stdout.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((part) => JSON.parse(part)));
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    child,
    said: async (key) => {
      for (let round = 0; round < 600; round++, await wait(25)) {
        const value = lines.find((line) => key in line)?.[key];
        if (typeof value === 'string') return value;
        if (child.exitCode !== null) break;
      }
      throw new Error(`no ${key}: ${JSON.stringify(lines)}`);
    },
    ended: async () => {
      await closed;
      return lines;
    },
  };
}

/** What a person sees who types these lines, one after the other, at a terminal or into a pipe. */
async function typed(terminal: boolean, lines: readonly string[]): Promise<string> {
  const words = [process.execPath, '--disable-warning=ExperimentalWarning', CHILD, 'shell'];
  const line = words.map((word) => `'${word}'`).join(' ');
  const [program = '', ...args] = terminal ? ['script', '-qec', line, '/dev/null'] : words;
  const child = spawn(program, args, {stdio: ['pipe', 'pipe', 'inherit']});
  let seen = '';
  child.stdout.on('data', (chunk) => {
    seen += chunk;
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  for (let round = 0; !seen.includes('"folder"') && round < 400; round++) await wait(25);
  for (const text of lines) {
    await wait(terminal ? 600 : 0);
    child.stdin.write(text);
  }
  if (!terminal) child.stdin.end();
  await closed;
  return seen;
}

const left = (engine: Engine, folder: string) => containersWith(engine, `linux-pkg.temp=${folder}`);

test.concurrent.each<[string, string, NodeJS.Signals | undefined, string]>([
  ['success', 'nothing', undefined, '"done":true'],
  ['failure', 'fail', undefined, 'false ended with exit code 1'],
  ['a time limit', 'limit', undefined, 'sleep could not be run'],
  ['^C', 'wait', 'SIGINT', 'sleep could not be run'],
  ['TERM', 'wait', 'SIGTERM', 'sleep could not be run'],
])('nothing is left after %s', async (_, what, signal, told) => {
  await using host = await testHost();
  const engine = await findEngine(host);
  await testImage('debian:12');
  const run = startRun(what);
  const folder = await run.said('folder');
  if (signal) {
    expect(await left(engine, folder)).toHaveLength(1);
    await wait(200);
    // As a terminal does it: to us and to all that we have started.
    process.kill(-(run.child.pid ?? 0), signal);
  }
  expect(JSON.stringify(await run.ended())).toContain(told);
  expect(await left(engine, folder)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

test('nothing is left of a container that was being made when ^C came', async () => {
  await using host = await testHost();
  const engine = await findEngine(host);
  await testImage('debian:12');
  const runs = [0, 30, 60, 100, 150, 250].map(async (pause) => {
    const run = startRun('wait');
    const folder = await run.said('opening');
    await wait(pause);
    process.kill(-(run.child.pid ?? 0), 'SIGINT');
    await run.ended();
    return [await left(engine, folder), existsSync(folder)];
  });
  for (const run of runs) expect(await run).toEqual([[], false]);
});

test('nothing is left of a Dockerfile that was being built when ^C came', async () => {
  await using host = await testHost();
  const engine = await findEngine(host);
  const run = startRun('build');
  const folder = await run.said('opening');
  const building = () => containersWith(engine, `linux-pkg-test=${basename(folder)}`);
  for (let round = 0; (await building()).length === 0 && round < 600; round++) await wait(50);
  expect(await building()).toHaveLength(1);
  process.kill(-(run.child.pid ?? 0), 'SIGINT');
  await run.ended();
  // The engine is told and goes on by itself.
  for (let round = 0; (await building()).length > 0 && round < 600; round++) await wait(50);
  expect(await building()).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

test('after KILL the next run removes what is left, and nothing of a run that lives', async () => {
  await using host = await testHost();
  const engine = await findEngine(host);
  await using living = await testWorkshop(host, {engine, temp: join(host.workDir, 'living')});
  const run = startRun('wait');
  const folder = await run.said('folder');
  process.kill(run.child.pid ?? 0, 'SIGKILL');
  await run.ended();
  expect(await left(engine, folder)).toHaveLength(1);
  expect(existsSync(folder)).toBe(true);
  await removeLeftovers(host, engine);
  expect(await left(engine, folder)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
  expect(host.lines).toEqual([expect.stringMatching(/^removing \d+ containers? of a run that was killed$/)]);
  expect((await living.run(['echo', 'alive'])).stdout).toBe('alive\n');
});

test('labels that somebody else wrote remove no folder, and no container that may be alive elsewhere', async () => {
  await using host = await testHost();
  const engine = await findEngine(host);
  const image = await testImage('debian:12');
  const precious = join(tmpdir(), '.linux-pkg-999999-abcdef', '..', `precious-${process.pid}`);
  mkdirSync(precious, {recursive: true});
  const boot = 'ffffffff-1111-2222-3333-444444444444';
  const start = async (owner: string) => {
    const labels = [
      `--label=linux-pkg.owner=${owner}`,
      `--label=linux-pkg.temp=${precious}`,
      '--label=linux-pkg-test',
    ];
    return (await engine.run(['run', '--detach', ...labels, image, 'sleep', '300'])).stdout.trim();
  };
  const names = await Promise.all([start(`${boot}/1/999999/5`), start(''), start('../../x')]);
  try {
    await removeLeftovers(host, engine);
    const there = (await engine.run(['ps', '--quiet', '--no-trunc'])).stdout;
    for (const name of names) expect(there).toContain(name);
    expect(existsSync(precious)).toBe(true);
  } finally {
    await engine.run(['rm', '--force', ...names]);
    rmSync(precious, {recursive: true});
  }
});

test.concurrent.each([true, false])(
  'a person gets a shell in the container, ^C included (at a terminal: %s)',
  async (terminal) => {
    const ask = 'echo "<$SEEN $PWD $(id -u)>"; test -t 0 && echo "<tty>"\n';
    const seen = await typed(terminal, terminal ? ['sleep 300\n', '\u0003', ask, 'exit 3\n'] : [ask]);
    expect(seen).toContain('<here /usr 0>');
    expect(seen.includes('<tty>\r')).toBe(terminal);
    expect(seen).toContain('"done":true');
    const folder = /"folder":"([^"]+)"/.exec(seen)?.[1] ?? '';
    expect(existsSync(folder)).toBe(false);
  },
);
