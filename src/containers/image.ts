import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {ToolError, UserError} from '../model/errors.ts';
import type {Host, Log} from '../model/host.ts';
import type {Arch} from '../model/target.ts';
import {tempDir} from '../tools/files.ts';
import {buildArgs, inspectArgs} from './argv.ts';
import {fullInside} from './disk.ts';
import type {Engine} from './engine.ts';
import {platformOf, platformText, samePlatform} from './platform.ts';
import {proxiesOf} from './proxies.ts';
import {fullName, pull} from './pull.ts';

/** An image that the engine has. */
export interface Image {
  /** What it is known by for good: `sha256:…`. */
  readonly id: string;
  /** What it was asked for by. */
  readonly reference: string;
  readonly platform: string;
}

export interface HaveOptions {
  readonly image: string;
  readonly arch: Arch;
  readonly log: Log;
  /** Milliseconds before each further try to pull. */
  readonly waits?: readonly number[];
}

/** The image as the engine has it, else pulled; one of another architecture does not do. */
export async function haveImage(host: Host, engine: Engine, options: HaveOptions): Promise<Image> {
  const {image: reference, arch, log, waits} = options;
  if (reference.startsWith('-') || /\s/.test(reference))
    throw new UserError('containers/pull', `${JSON.stringify(reference)} is no name of an image`, {
      hint: 'write it as registry/name:tag',
    });
  const platform = platformOf(arch, engine.platform);
  const there = await imageOf(engine, reference);
  if (there && samePlatform(platform, there.platform)) return {...there, platform};
  if (there) log.debug(`${reference} is here for ${there.platform}, ${platform} is wanted`);
  const full = engine.kind === 'podman' ? fullName(reference) : reference;
  await pull(host, engine, {reference: full, platform, log, ...(waits && {waits})});
  const pulled = await imageOf(engine, full);
  if (pulled && samePlatform(platform, pulled.platform)) return {...pulled, reference, platform};
  throw new UserError(
    'containers/platform',
    `${reference} is ${pulled ? `made for ${pulled.platform}` : 'not there after it was pulled'}, ${platform} is wanted`,
    {hint: 'name an image for that architecture by images: in the config'},
  );
}

/** An image that the engine has already; undefined where it has none of that name. */
export async function imageOf(engine: Engine, reference: string): Promise<Image | undefined> {
  const details = await inspectImage(engine, reference);
  if (!details) return undefined;
  const {Id, Os, Architecture, Variant} = details;
  const platform = platformText({os: Os, architecture: Architecture, variant: Variant});
  return {id: Id.includes(':') ? Id : `sha256:${Id}`, reference, platform};
}

export interface ImageDetails {
  readonly Id: string;
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string;
  readonly Config?: {
    readonly Env?: readonly string[] | null;
    readonly Entrypoint?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly User?: string;
    readonly WorkingDir?: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
  } | null;
}

/** What the engine knows of an image; undefined where it has none of that name. */
export async function inspectImage(engine: Engine, reference: string): Promise<ImageDetails | undefined> {
  try {
    const {stdout} = await engine.run(inspectArgs('image', [reference]));
    return (JSON.parse(stdout) as ImageDetails[])[0];
  } catch (error) {
    if (error instanceof ToolError && /no such|not known|not found|unable to find/i.test(error.tail))
      return undefined;
    throw error;
  }
}

export interface BuildImageOptions {
  /** Absolute. */
  readonly dockerfile: string;
  /** Its folder unless said. */
  readonly context?: string;
  /** What a Dockerfile that declares ARG IMAGE may start from. */
  readonly image?: string;
  readonly arch: Arch;
  readonly log: Log;
  readonly timeoutMs?: number;
}

/** Builds the project's own image; what fails is shown with its lines. */
export async function buildImage(host: Host, engine: Engine, options: BuildImageOptions): Promise<Image> {
  const {dockerfile, context = dirname(dockerfile), image, arch, log, timeoutMs} = options;
  await using temp = await tempDir();
  const idFile = join(temp.path, 'id');
  const platform = platformOf(arch, engine.platform);
  const network = host.env['LINUX_PKG_NETWORK'] || undefined;
  // Arguments of these names are known to every Dockerfile, and are not kept in the image.
  const {own} = await proxiesOf(host);
  const names = Object.keys(own);
  log.info(`building the image of ${dockerfile} (${platform})`);
  try {
    await engine.run(buildArgs({dockerfile, context, image, platform, idFile, network, names}), {
      // Buildx set to a builder elsewhere would not leave the image here.
      env: {...own, BUILDX_BUILDER: 'default'},
      onLine: (line) => log.output(line),
      ...(timeoutMs !== undefined && {timeoutMs}),
    });
  } catch (error) {
    if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    const hint = error.exitCode === undefined ? error.hint : fullInside(error);
    throw new UserError('containers/dockerfile', `${dockerfile} could not be built:\n${error.tail}`, {
      hint: hint ?? 'the lines above are what its build printed last',
      cause: error,
    });
  } finally {
    log.progress(undefined);
  }
  const id = (await readFile(idFile, 'utf8')).trim();
  return {id: id.includes(':') ? id : `sha256:${id}`, reference: dockerfile, platform};
}
