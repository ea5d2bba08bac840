import type {Duplex} from 'node:stream';
import {type Problem, ToolError, UserError} from '../model/errors.ts';
import type {Host, RunOptions, RunResult} from '../model/host.ts';
import {platformText} from './platform.ts';

/** What runs containers on this machine or for it. */
export interface Engine {
  readonly kind: 'docker' | 'podman';
  readonly program: string;
  readonly version: string;
  /** What it runs without help: `linux/amd64`. */
  readonly platform: string;
  run(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  through(args: readonly string[]): Duplex;
}

/** Docker, else Podman; LINUX_PKG_ENGINE names the one to take. */
const KINDS = ['docker', 'podman'] as const;
const PROBE_MS = 60_000;
const INSTALL =
  'install Docker (https://docs.docker.com/engine/install/) or Podman (https://podman.io/docs/installation); a portable target without build: needs neither';

/** Finds the engine and asks it whether it works. */
export async function findEngine(host: Host): Promise<Engine> {
  const failures: ToolError[] = [];
  for (const program of programsOf(host)) {
    try {
      const engine = await probe(host, program);
      if (failures.some((failure) => !isMissing(failure))) host.log.warn(passedOver(failures, program));
      return engine;
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      host.log.debug(`${program}: ${error.message}`);
      failures.push(error);
    }
  }
  throw engineError(failures);
}

/** Whoever has Docker may wait for what it has: its images, its logins. */
function passedOver(failures: readonly ToolError[], taken: string): Problem {
  const {message, hint} = engineError(failures);
  const [what = ''] = message.split(':\n');
  return {message: `${what}: ${taken} is taken in its place`, ...(hint !== undefined && {hint})};
}

function programsOf({env}: Host): readonly string[] {
  const asked = env['LINUX_PKG_ENGINE'];
  if (!asked) return KINDS;
  if (KINDS.includes(asked.split('/').pop() as 'docker')) return [asked];
  throw new UserError('containers/engine', `LINUX_PKG_ENGINE is "${asked}"`, {
    hint: 'write docker or podman, or the path of one',
  });
}

async function probe(host: Host, program: string): Promise<Engine> {
  const run: Engine['run'] = (args, options) => host.run([program, ...args], options);
  const {stdout} = await run(['version', '--format={{json .}}'], {timeoutMs: PROBE_MS});
  const seen = JSON.parse(stdout) as Answer;
  // Podman answers so too where it goes by the name of docker: without a server of its own.
  const found = seen.Server ? ofServer(seen.Server) : await askPodman(run);
  if (found.os !== 'linux')
    throw new UserError('containers/engine', `${program} runs containers of ${found.os}, not of Linux`, {
      hint: 'switch Docker Desktop to Linux containers',
    });
  return {
    kind: found.kind,
    program,
    version: found.version,
    platform: platformText(found),
    run,
    through: (args) => host.through([program, ...args]),
  };
}

interface Answer {
  readonly Server?: {readonly Os: string; readonly Arch: string; readonly Version: string} | null;
}

interface Found {
  readonly kind: Engine['kind'];
  readonly version: string;
  readonly os: string;
  readonly architecture: string;
}

const ofServer = ({Os, Arch, Version}: NonNullable<Answer['Server']>): Found => ({
  kind: 'docker',
  version: Version,
  os: Os,
  architecture: Arch,
});

async function askPodman(run: Engine['run']): Promise<Found> {
  const {stdout} = await run(['info', '--format=json'], {timeoutMs: PROBE_MS});
  const {host, version} = JSON.parse(stdout) as {
    host: {os: string; arch: string};
    version: {Version: string};
  };
  return {kind: 'podman', version: version.Version, os: host.os, architecture: host.arch};
}

/** Why no engine works, and what to do about the first that is there at all. */
export function engineError(failures: readonly ToolError[]): UserError {
  const there = failures.find((failure) => !isMissing(failure));
  const names = failures.map(({command}) => command[0]).join(' nor ');
  if (!there)
    return new UserError(
      'containers/no-engine',
      `there is ${failures.length > 1 ? 'neither' : 'no'} ${names}`,
      {
        hint: INSTALL,
        cause: failures[0],
      },
    );
  const program = there.command[0] ?? '';
  const [message, hint] = REASONS.find(([sign]) => sign.test(there.tail))?.slice(1) ?? [
    'does not work',
    `run \`${program} version\` to see why`,
  ];
  // Docker's client prints what it knows of itself before it says what is wrong.
  const said = there.tail.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('{'));
  const last = said.slice(-3).join('\n');
  return new UserError('containers/engine', `${program} ${message}${last ? `:\n${last}` : ''}`, {
    hint: String(hint),
    cause: there,
  });
}

const isMissing = ({exitCode, cause}: ToolError): boolean =>
  exitCode === undefined && /ENOENT/.test(String(cause));

/** What Docker's and Podman's clients print, and what it means. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /permission denied/i,
    'may not be used by this user',
    'let an administrator add you to the group docker (`sudo usermod -aG docker "$USER"`, then log in again), or take rootless Docker or Podman',
  ],
  [
    /cannot connect to the docker daemon|failed to connect to the docker api|is the docker daemon running|connection refused|no such file or directory/i,
    'has no daemon that answers',
    'start it: `sudo systemctl start docker`, or Docker Desktop; where DOCKER_HOST or a context names another machine, look there',
  ],
  [
    /context .* (?:not found|does not exist)/i,
    'is set to a context that is not there',
    '`docker context use default`',
  ],
  [
    /client version .* is too (?:old|new)|API version/i,
    'and its daemon do not fit together',
    'bring both up to date, or set DOCKER_API_VERSION',
  ],
];
