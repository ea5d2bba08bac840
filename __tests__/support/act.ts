import {execFile} from 'node:child_process';
import {access, cp, mkdir, readFile, writeFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import type {ArtifactService} from './artifact-service.ts';
import {PROJECT} from './scratch.ts';

/** One line that act prints with --json. */
interface Line {
  readonly jobID?: string;
  readonly matrix?: Readonly<Record<string, string>>;
  readonly msg?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly jobResult?: string;
}

export interface WorkflowRun {
  readonly ok: boolean;
  /** An output of a job's step; of one leg when its matrix is given. */
  output(job: string, name: string, leg?: Readonly<Record<string, string>>): string | undefined;
  summary(job: string, leg?: Readonly<Record<string, string>>): string;
  /** `error` or `warning` annotations, with their places. */
  annotations(command: string): readonly {message: string; place: Readonly<Record<string, string>>}[];
  /** How the jobs of this id ended, one by one. */
  results(job: string): readonly string[];
  readonly log: string;
}

interface Workflow {
  readonly repository: string;
  /** Its path in the repository. */
  readonly file: string;
  readonly tag: string;
  /** Default: the tag was pushed. */
  readonly event?: 'push' | 'pull_request' | 'schedule';
  readonly service: ArtifactService;
  readonly env?: Readonly<Record<string, string>>;
  /** Folders in place of other repositories, by `owner/repo@ref`. */
  readonly repositories?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

const LABELS = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'];

/** Where act is: named in ACT, in PATH, or where script/test puts it. */
async function findAct(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'linux-pkg-test/bin');
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), cache];
  for (const path of [process.env['ACT'] ?? '', ...folders.map((folder) => join(folder, 'act'))]) {
    if (
      path &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  throw new Error('act is missing: script/test installs it where Go 1.25 or newer is, or name it in ACT');
}

/**
 * act closes the terminal of a step that fails without reading what is left in it (host_environment.go, exec): such a
 * step ends a moment later, when that has been read.
 */
async function endLater(action: string): Promise<void> {
  const [main, workflow] = [join(action, 'dist/main.js'), join(action, '.github/workflows/package.yml')];
  const wait = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)';
  const step = `process.on('exit', (code) => { if (code) ${wait}; });\n`;
  await writeFile(main, step + (await readFile(main, 'utf8')));
  await writeFile(workflow, (await readFile(workflow, 'utf8')).replace(/^( +)exit 1$/gm, '$1sleep 0.5\n$&'));
}

/** The action as a release would hold it: what GitHub downloads for `uses: org/linux-pkg-action@v1`. */
async function exportAction(to: string): Promise<void> {
  await mkdir(to, {recursive: true});
  for (const part of ['action.yml', 'package.json', 'dist', 'templates', 'schema', '.github/workflows'])
    await cp(join(PROJECT, part), join(to, part), {recursive: true}).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  await endLater(to);
}

const payloadOf = ({event, tag}: Workflow): object =>
  event === 'pull_request'
    ? {number: 1, pull_request: {number: 1, head: {ref: 'change'}, base: {ref: 'main'}}}
    : {ref: event === 'schedule' ? 'refs/heads/main' : `refs/tags/${tag}`};

/** Runs a workflow for a pushed tag or another event, every job on this machine, artifacts kept by the loopback service. */
export async function runWorkflow(host: Host, workflow: Workflow): Promise<WorkflowRun> {
  const scratch = join(host.workDir, 'act');
  await exportAction(join(scratch, 'action'));
  await writeFile(join(scratch, 'event.json'), JSON.stringify(payloadOf(workflow)));
  const env = {...workflow.service.env, ...workflow.env};
  const args = [
    [workflow.event ?? 'push', '-W', workflow.file, '-e', join(scratch, 'event.json'), '--json', '--rm'],
    ['--no-cache-server', '--artifact-server-addr', '127.0.0.1', '--action-offline-mode', '--pull=false'],
    ['--local-repository', `org/linux-pkg-action@v1=${join(scratch, 'action')}`],
    Object.entries(workflow.repositories ?? {}).flatMap(([name, dir]) => [
      '--local-repository',
      `${name}=${dir}`,
    ]),
    LABELS.flatMap((label) => ['-P', `${label}=-self-hosted`]),
    Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    // Not from act's own environment: its jobs would inherit that.
    Object.entries(workflow.secrets ?? {}).flatMap(([name, value]) => ['--secret', `${name}=${value}`]),
  ].flat();
  const places = {
    XDG_CACHE_HOME: join(scratch, 'cache'),
    XDG_CONFIG_HOME: join(scratch, 'config'),
    HOME: scratch,
  };
  const {ok, text} = await exec(await findAct(), args, {
    cwd: workflow.repository,
    env: {...process.env, ...places},
  });
  return asRun(ok, text);
}

interface Ended {
  readonly ok: boolean;
  readonly text: string;
}

const exec = (program: string, args: readonly string[], options: {cwd: string; env: NodeJS.ProcessEnv}) =>
  new Promise<Ended>((resolve) => {
    const limits = {timeout: 120_000, maxBuffer: 64 * 1024 * 1024};
    execFile(program, args, {...options, ...limits}, (error, stdout, stderr) => {
      resolve({ok: error === null, text: stdout + stderr});
    });
  });

function asRun(ok: boolean, text: string): WorkflowRun {
  const lines = text.split('\n').flatMap((line): Line[] => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const of = (job: string, leg: Readonly<Record<string, string>> = {}) =>
    lines.filter(
      ({jobID, matrix}) =>
        jobID === job && Object.entries(leg).every(([key, value]) => matrix?.[key] === value),
    );
  return {
    ok,
    output: (job, name, leg) =>
      of(job, leg).findLast((line) => line.command === 'set-output' && line.name === name)?.arg,
    summary: (job, leg) =>
      of(job, leg)
        .filter(({command}) => command === 'summary')
        .map(({content}) => content)
        .join(''),
    annotations: (wanted) =>
      lines
        .filter(({command}) => command === wanted)
        .map(({arg, kvPairs}) => ({message: arg ?? '', place: kvPairs ?? {}})),
    results: (job) => of(job).flatMap(({jobResult}) => jobResult ?? []),
    log: lines.length > 0 ? lines.map(({msg}) => msg?.trimEnd()).join('\n') : text,
  };
}
