import {PkgError} from '../model/errors.ts';

type Args = readonly string[];

/** Waits for ever, and for the children of others; a signal ends it at once. */
const WAIT = 'trap "exit 0" TERM INT; while :; do sleep 3600 & wait $!; done';

export interface CreateOptions {
  readonly kind: 'docker' | 'podman';
  readonly name: string;
  readonly image: string;
  /** Only where it is not the engine's own. */
  readonly platform: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly network: string | undefined;
  /** Whether the image has an entry point of its own, which must not be started. */
  readonly entry: boolean;
  /** Variables that the client would fill by itself: emptied, since they would be kept in images. */
  readonly emptied: readonly string[];
  /** What it does in place of waiting, with the rights for it; "$1" of the script is the container's name. */
  readonly boot?: Boot | undefined;
}

/** A script that becomes the container's first process, and what the engine must grant it. */
export interface Boot {
  readonly script: string;
  readonly rights: readonly string[];
}

/** A container that waits, whatever its image would have started; as root, with no more rights than any container. */
export const createArgs = ({name, image, platform, labels, network, ...more}: CreateOptions): Args => [
  'run',
  '--detach',
  `--name=${name}`,
  '--hostname=linux-pkg',
  ...(platform ? [`--platform=${platform}`] : []),
  ...Object.entries(labels).map(([key, value]) => `--label=${key}=${value}`),
  ...(network ? [`--network=${network}`] : []),
  '--user=0:0',
  '--workdir=/',
  '--no-healthcheck',
  ...more.emptied.map((variable) => `--env=${variable}=`),
  // Podman's way to fill them.
  ...(more.kind === 'podman' ? ['--http-proxy=false'] : []),
  ...(more.boot?.rights ?? []),
  ...(more.entry ? ['--entrypoint=/bin/sh', image] : [image, '/bin/sh']),
  '-c',
  ...(more.boot ? [more.boot.script, 'boot', name] : [WAIT]),
];

export interface ExecOptions {
  readonly container: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string | undefined;
  /** Names only: the values are in the client's own environment. */
  readonly names: readonly string[];
  readonly input?: boolean;
  readonly terminal?: boolean;
}

/** A program inside a container. */
export function execArgs({container, command, cwd, names, input, terminal}: ExecOptions): Args {
  return [
    'exec',
    ...(input ? ['--interactive'] : []),
    ...(terminal ? ['--tty'] : []),
    ...names.map((name) => `--env=${variable(name)}`),
    ...(cwd === undefined ? [] : [`--workdir=${cwd}`]),
    container,
    ...command,
  ];
}

const variable = (name: string): string => {
  if (/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) return name;
  throw new PkgError('containers/variable', `no environment variable can be called ${JSON.stringify(name)}`);
};

/** A tar archive from standard input into a folder that is there; owners are the archive's numbers. */
export const putArgs = (kind: 'docker' | 'podman', container: string, folder: string): Args => [
  'cp',
  // Podman would give everything to the container's user.
  ...(kind === 'podman' ? ['--archive=false'] : []),
  '-',
  `${container}:${folder}`,
];

/** A path as a tar archive on standard output. */
export const getArgs = (container: string, path: string): Args => ['cp', `${container}:${path}`, '-'];

/** Gone at once, with the volumes that nobody named. */
export const removeArgs = (containers: readonly string[]): Args => [
  'rm',
  '--force',
  '--volumes',
  ...containers,
];

export interface CommitOptions {
  readonly container: string;
  readonly reference: string;
  /** Instructions of a Dockerfile. */
  readonly changes: readonly string[];
}

export const commitArgs = ({container, reference, changes}: CommitOptions): Args => [
  'commit',
  ...changes.map((change) => `--change=${change}`),
  container,
  reference,
];

/** One `LABEL` of a Dockerfile. Docker and Podman undo quotes in different ways: values that need them are refused. */
export function labelChange(name: string, value: string): string {
  if (!/^[\w .:/@+,=~-]*$/.test(value) || !/^[\w.-]+$/.test(name))
    throw new PkgError(
      'containers/label',
      `${JSON.stringify(`${name}=${value}`)} cannot be written to an image`,
    );
  return `LABEL ${name}="${value}"`;
}

export interface BuildOptions {
  /** What a Dockerfile that declares ARG IMAGE may start from. */
  readonly image?: string | undefined;
  readonly dockerfile: string;
  readonly context: string;
  readonly platform: string;
  /** The file that the image's id is written to. */
  readonly idFile: string;
  readonly network: string | undefined;
  /** Names only: the values are in the client's own environment. */
  readonly names: readonly string[];
}

export const buildArgs = ({dockerfile, context, image, platform, idFile, ...more}: BuildOptions): Args => [
  'build',
  '--force-rm',
  `--platform=${platform}`,
  ...(image === undefined ? [] : [`--build-arg=IMAGE=${image}`]),
  `--file=${dockerfile}`,
  `--iidfile=${idFile}`,
  ...(more.network ? [`--network=${more.network}`] : []),
  ...more.names.map((name) => `--build-arg=${name}`),
  context,
];

export const pullArgs = (reference: string, platform: string): Args => [
  'pull',
  `--platform=${platform}`,
  reference,
];

/** Without a format: Docker and Podman agree on a list of JSON. */
export const inspectArgs = (kind: 'image' | 'container', names: Args): Args => [kind, 'inspect', ...names];
