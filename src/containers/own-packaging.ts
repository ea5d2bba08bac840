import {lstat} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {bodyOf, readTar} from '../archive/tar-reader.ts';
import {PkgError, ToolError, UserError} from '../model/errors.ts';
import type {OwnPackagingJob} from '../model/format.ts';
import type {RunOptions} from '../model/host.ts';
import {INSIDE, type Workshop} from '../model/workshop.ts';
import {programOf} from './program.ts';
import {unpackTar} from './unpack.ts';

/** Where the project's own packaging really is in the tree's copy; a link that leads out of the tree is refused. */
export async function findPackaging({workshop, source, path}: OwnPackagingJob): Promise<string> {
  const wanted = posix.normalize(path);
  if (posix.isAbsolute(wanted) || /^\.\.(\/|$)/.test(wanted) || wanted.includes('\0'))
    throw outside(path, workshop.target.format);
  const [top = '', real = ''] = await realPaths(workshop, [source, posix.join(source, wanted)], path);
  if (!real.startsWith(`${top}/`)) throw outside(path, workshop.target.format);
  return real;
}

async function realPaths(
  workshop: Workshop,
  paths: readonly string[],
  named: string,
): Promise<readonly string[]> {
  try {
    return (await workshop.run(['realpath', '-z', '-e', '--', ...paths])).stdout.split('\0');
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.exitCode !== 1) throw cause;
    throw new UserError('packaging/missing', `${named} is not in the project`, {
      hint: `${workshop.target.format}.packaging names it from the project's root; a link must lead to what is there`,
      cause,
    });
  }
}

const outside = (path: string, format: string): UserError =>
  new UserError('packaging/outside', `${path} is not inside the project`, {
    hint: `${format}.packaging names what is in the project, from its root`,
  });

/** The bytes of a file in the workshop, which must be a small one; undefined where there is nothing. */
export async function readSmallFile(workshop: Workshop, path: string): Promise<Buffer | undefined> {
  const limit = 16 * 1024 * 1024;
  const present = 'if [ -e "$1" ]; then echo yes; fi';
  if ((await workshop.run(['sh', '-c', present, 'sh', path])).stdout.trim() !== 'yes') return undefined;
  for await (const member of readTar(workshop.get(path))) {
    if (member.type === 'file') return bodyOf(member, limit);
    break;
  }
  throw new UserError('packaging/no-file', `${posix.basename(path)} is no file`);
}

/** How the packaging's programs run: with the build's environment, but for the words that would only mislead them. */
export function packagingRun(job: OwnPackagingJob): RunOptions {
  const {workshop, env, timeoutMs} = job;
  const {name, distro = '', release = '', arch} = workshop.target;
  const ours: Readonly<Record<string, string>> = {
    DESTDIR: INSIDE.root,
    TARGET: name,
    DISTRO: distro,
    RELEASE: release,
    ARCH: arch,
  };
  const kept = Object.entries(env).filter(([key, value]) => !Object.hasOwn(ours, key) || ours[key] !== value);
  return {
    env: {...workshop.manager.env, ...Object.fromEntries(kept)},
    onLine: (line) => workshop.log.output(line),
    ...(timeoutMs !== undefined && {timeoutMs}),
  };
}

/** Installs what the packaging says that it needs to be built: a folder that holds debian/, or a .spec. */
export async function installBuildRequires(job: OwnPackagingJob, path: string): Promise<void> {
  const {workshop} = job;
  const {manager} = workshop;
  const program = await programOf(workshop);
  try {
    for (const command of [...manager.refresh(program), ...manager.buildRequires(path, program)])
      await workshop.run(command, packagingRun(job));
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    throw new PkgError(
      'packaging/requires',
      `what ${job.path} needs to be built could not be installed:\n${cause.tail}`,
      {hint: manager.explain(cause.tail) ?? cause.hint, cause},
    );
  }
}

/** Brings finished packages out of the workshop, under their own names. */
export async function takeOut(
  workshop: Workshop,
  paths: readonly string[],
  outDir: string,
): Promise<readonly string[]> {
  const names = [...paths].map((path) => posix.basename(path)).sort();
  for (const path of paths) {
    await unpackTar(workshop.get(path), outDir);
    const name = posix.basename(path);
    // A link would make whoever reads the package read something else of this machine.
    if (!(await lstat(join(outDir, name))).isFile())
      throw new PkgError('packaging/no-file', `${name} is no file`);
  }
  return names;
}
