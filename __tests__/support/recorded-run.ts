import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {found, type Needle} from './canary.ts';
import {PROJECT} from './scratch.ts';

/** One place where something was found. */
export interface Leak {
  readonly where: string;
  readonly what: readonly string[];
}

export interface RecordedRun {
  readonly code: number | null;
  /** What it printed, without the words that the runner takes as masks. */
  readonly log: string;
  readonly masks: readonly string[];
  /** The programs that were started, with their arguments. */
  readonly programs: readonly string[];
  /** Where the needles were found: in what any process wrote or was started with, and in every file that is left. */
  leaks(needles: readonly Needle[]): Promise<readonly Leak[]>;
  readonly workspace: string;
  /** Everything of this run: workspace, home, temporary folders, files of the runner, records. */
  readonly folder: string;
}

export interface Recording {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Of the action. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The words of the command line, which runs in place of the action. */
  readonly words?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent, one after the other, when a container is told to do this. */
  readonly signal?: {readonly at: string; readonly names: readonly NodeJS.Signals[]};
}

const TRACED = 'execve,execveat,write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,vmsplice';

/** Every container that is made is looked at, too. */
const DOCKER = `#!/bin/bash
real=$(PATH=\${PATH#*:} command -v docker)
{ printf '%s\\n' "$@"; cat /proc/$$/environ; } >>"$RECORDS/docker-$$"
[ "$1" = run ] || exec "$real" "$@"
id=$("$real" "$@") || exit
"$real" inspect "$id" >>"$RECORDS/docker-$$"
printf '%s\\n' "$id"
`;

const made: string[] = [];

export async function removeRuns(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, {recursive: true, force: true});
}

/** Runs the bundled action, then its post entry, under strace: what it and its children write and start is kept. */
export async function recordRun({files, inputs, words, env = {}, signal}: Recording): Promise<RecordedRun> {
  const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
  made.push(folder);
  const at = (name: string) => join(folder, name);
  for (const name of ['workspace', 'home', 'temp', 'runner-temp', 'runner', 'records', 'bin'])
    await mkdir(at(name));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(at('workspace'), path, '..'), {recursive: true});
    await writeFile(join(at('workspace'), path), text);
  }
  for (const name of ['output', 'summary', 'state', 'env', 'path']) await writeFile(at(`runner/${name}`), '');
  await writeFile(at('bin/docker'), DOCKER.replaceAll('$RECORDS', at('records')));
  await chmod(at('bin/docker'), 0o755);
  const runner = {
    PATH: `${at('bin')}:${process.env['PATH']}`,
    HOME: at('home'),
    TMPDIR: at('temp'),
    RUNNER_TEMP: at('runner-temp'),
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_WORKSPACE: at('workspace'),
    GITHUB_OUTPUT: at('runner/output'),
    GITHUB_STEP_SUMMARY: at('runner/summary'),
    GITHUB_STATE: at('runner/state'),
    GITHUB_ENV: at('runner/env'),
    GITHUB_PATH: at('runner/path'),
    ...env,
  };
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const main = await trace(words ? ['cli', ...words] : ['main'], {
    folder,
    env: {...runner, ...Object.fromEntries(given)},
    signal,
  });
  const state = [...(await readFile(at('runner/state'), 'utf8')).matchAll(/^(\w+)<<(.+)\n([\s\S]*?)\n\2$/gm)];
  const saved = Object.fromEntries(state.map(([, name, , value]) => [`STATE_${name}`, value!]));
  const post = await trace(['post'], {folder, env: {...runner, ...saved}, signal: undefined});
  const lines = `${main.printed}${post.printed}`.split('\n');
  const traces = [main.trace, post.trace].map(parseTrace);
  return {
    code: main.code,
    log: lines.filter((line) => !isMask(line)).join('\n'),
    masks: lines.filter(isMask).map((line) => line.slice('::add-mask::'.length)),
    programs: traces.flat().flatMap(({program}) => program ?? []),
    leaks: async (needles) => {
      const calls = traces.flat().map(({where, bytes}) => ({where, what: found(needles, bytes)}));
      const printed = {
        where: 'the log',
        what: found(needles, Buffer.from(lines.filter((line) => !isMask(line)).join('\n'))),
      };
      return [...calls, printed, ...(await searchFolder(folder, needles))].filter(
        ({what}) => what.length > 0,
      );
    },
    workspace: at('workspace'),
    folder,
  };
}

const isMask = (line: string): boolean => line.startsWith('::add-mask::');

interface Traced {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: Recording['signal'];
}

async function trace([entry, ...words]: readonly string[], {folder, env, signal}: Traced) {
  const file = join(tmpdir(), `trace-${entry}-${folder.replace(/^.*-/, '')}`);
  const strace = ['-D', '-f', '-q', '-xx', '-v', '-s', '10000000', '--seccomp-bpf', '-e', `trace=${TRACED}`];
  const args = [
    ...strace,
    '-e',
    'signal=none',
    '-o',
    file,
    process.execPath,
    join(PROJECT, `dist/${entry}.js`),
    ...words,
  ];
  const child = spawn('strace', args, {
    cwd: env['GITHUB_WORKSPACE'],
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const listen = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  if (signal) void sendAt(signal, join(folder, 'records'), child);
  const [code] = (await once(child, 'close')) as [number | null];
  // The tracer is a grandchild, and writes the end a moment later.
  let text = '';
  for (let tries = 0; tries < 100; tries++) {
    text = await readFile(file, 'latin1').catch(() => '');
    if (new RegExp(`^${child.pid} \\+\\+\\+ `, 'm').test(text)) break;
    await sleep(100);
  }
  await rm(file, {force: true});
  return {code, printed, trace: text};
}

async function sendAt(
  {at, names}: NonNullable<Recording['signal']>,
  records: string,
  child: ChildProcess,
): Promise<void> {
  const isThere = async () => {
    const texts = (await readdir(records)).map((name) => readFile(join(records, name), 'latin1'));
    return (await Promise.all(texts)).some((text) => text.includes(at));
  };
  while (child.exitCode === null && !(await isThere())) await sleep(100);
  for (const name of names) {
    await sleep(500);
    child.kill(name);
    await sleep(2000);
  }
}

interface Call {
  readonly where: string;
  readonly program: string | undefined;
  readonly bytes: Buffer;
}

/** The calls of a trace with the bytes that they were given. The runner's own start of the action is none of ours. */
function parseTrace(text: string): readonly Call[] {
  const [, ...calls] = text.split('\n').filter((line) => /^\d+ +\w+\(/.test(line));
  return calls.flatMap((line): Call[] => {
    const strings = [...line.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) =>
      Buffer.from(hex!.replaceAll('\\x', ''), 'hex'),
    );
    const [, pid, name, first] = /^(\d+) +(\w+)\(([^,]*)/.exec(line)!;
    const bytes = Buffer.concat(strings.flatMap((part) => [part, Buffer.of(0)]));
    const isExec = name!.startsWith('exec');
    // What the runner takes out of the log.
    if (!isExec && first === '1' && isMask(bytes.toString('latin1'))) return [];
    const program = isExec ? strings.map(String).slice(0, 40).join(' ') : undefined;
    return [
      {where: `${name} of process ${pid}${isExec ? ` (${strings[0]})` : ` to ${first}`}`, program, bytes},
    ];
  });
}

async function searchFolder(folder: string, needles: readonly Needle[]): Promise<readonly Leak[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const leaks: Leak[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = {where: `the name ${path}`, what: found(needles, Buffer.from(path))};
    leaks.push(name);
    if (entry.isFile()) leaks.push({where: path, what: found(needles, await readFile(path))});
  }
  return leaks;
}
