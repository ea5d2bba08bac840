import {posix} from 'node:path';
import {
  findPackaging,
  installBuildRequires,
  packagingRun,
  packFiles,
  readSmallFile,
  takeOut,
} from '../../../containers/index.ts';
import {PkgError, ToolError, UserError} from '../../../model/errors.ts';
import type {OwnPackagingJob} from '../../../model/format.ts';
import type {Host} from '../../../model/host.ts';
import {INSIDE} from '../../../model/workshop.ts';
import {rpmVersion, rpmVersionText} from '../version.ts';
import {type Expanded, QUERY, readExpanded} from './expanded.ts';
import {rpmArguments} from './settings.ts';
import {placeSources} from './sources.ts';
import {checkSpec, rewriteSpec} from './spec.ts';

const TOP = `${INSIDE.work}/rpmbuild`;
/** rpmbuild's exit code where %generate_buildrequires asks for more: https://rpm.org/docs/latest/manual/dynamic_build_dependencies */
const MORE_REQUIRED = 11;
const MOST_ROUNDS = 10;

/** Builds the project's own .spec as it is, with our version in a copy of it. */
export async function buildOwnRpm(
  host: Host,
  job: OwnPackagingJob,
  outDir: string,
): Promise<readonly string[]> {
  const {workshop} = job;
  const real = await findPackaging(job);
  const bytes = await readSmallFile(workshop, real);
  const text = bytes?.toString('latin1') ?? '';
  checkSpec(text, job.path);
  const spec = `${TOP}/SPECS/${posix.basename(real)}`;
  await workshop.run(['mkdir', '-p', ...TOP_FOLDERS.map((name) => `${TOP}/${name}`)]);
  const expanded = await writeVersion(job, spec, text);
  await placeSources(host, job, {beside: posix.dirname(real), folder: `${TOP}/SOURCES`, expanded});
  await installBuildRequires(job, spec);
  await rpmbuild(job, spec);
  return takeOut(workshop, await builtPackages(job), outDir);
}

const TOP_FOLDERS = ['SPECS', 'SOURCES', 'BUILD', 'BUILDROOT', 'RPMS', 'SRPMS'];

/** Rewritten by its macros first, then by its tags: what counts is what rpm reads in it. */
async function writeVersion(job: OwnPackagingJob, spec: string, text: string): Promise<Expanded> {
  const {workshop, version, maintainer} = job;
  const ours = rpmVersion(version);
  const entry = {maintainer, evr: rpmVersionText(version), date: version.date};
  let read: Expanded | undefined;
  for (const literal of [false, true]) {
    const content = Buffer.from(rewriteSpec(text, {...ours, literal, entry}), 'latin1');
    await workshop.put(TOP, packFiles([{path: `SPECS/${posix.basename(spec)}`, content}]));
    read = await expand(job, spec);
    const epochIsOurs = ours.epoch === undefined || read.epoch === String(ours.epoch);
    if (read.version === ours.version && read.release === ours.release && epochIsOurs) return read;
  }
  const said = `${read?.epoch === undefined ? '' : `${read.epoch}:`}${read?.version}-${read?.release}`;
  throw new UserError('packaging/version', [
    {
      message: `${job.path} makes ${said} of itself where ${rpmVersionText(version)} was written into it`,
      hint: 'write Version: and Release: as lines of their own, once, before the first section',
      place: {file: job.path},
    },
  ]);
}

/** Asked of rpm itself, which may run what the spec says; so with the build's environment. */
async function expand(job: OwnPackagingJob, spec: string): Promise<Expanded> {
  const {workshop} = job;
  const {onLine: _, ...run} = packagingRun(job);
  const settings = rpmArguments(job, TOP);
  try {
    const query = ['rpmspec', ...settings, '-q', '--srpm', '--qf', QUERY, spec] as const;
    const printed = await workshop.run([...query], run);
    const parsed = await workshop.run(['rpmspec', ...settings, '-P', spec], run);
    return readExpanded(printed.stdout, parsed.stdout);
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.exitCode === undefined) throw cause;
    throw new UserError('packaging/spec', `rpm does not understand ${job.path}:\n${cause.tail}`, {
      hint: 'lines are counted in the copy, which has our version; a macro of another package: name the package in build.requires',
      cause,
    });
  }
}

/** Again with what it then asks for, as long as it asks for more. */
async function rpmbuild(job: OwnPackagingJob, spec: string): Promise<void> {
  const {workshop, version} = job;
  const run = packagingRun(job);
  const env = {...run.env, SOURCE_DATE_EPOCH: String(version.date), RPM_BUILD_NCPUS: String(job.jobs)};
  for (let round = 1; ; round++) {
    try {
      await workshop.run(['rpmbuild', ...rpmArguments(job, TOP), '-ba', spec], {...run, env, cwd: TOP});
      return;
    } catch (error) {
      const more = error instanceof ToolError && error.exitCode === MORE_REQUIRED;
      if (!more || round === MOST_ROUNDS) throw error;
      for (const path of await filesBelow(job, 'SRPMS', '*.buildreqs.nosrc.rpm')) {
        await installBuildRequires(job, path);
        await workshop.run(['rm', '-f', '--', path]);
      }
    }
  }
}

/** Every package but the source's own; those for every architecture, where no other target makes them. */
async function builtPackages(job: OwnPackagingJob): Promise<readonly string[]> {
  const {workshop, path} = job;
  const built = (await filesBelow(job, 'RPMS', '*.rpm')).filter((file) => !/\.(no)?src\.rpm$/.test(file));
  if (built.length === 0)
    throw new PkgError('packaging/nothing', `${path} was built, but no package came of it`, {
      hint: 'a package is made for every %files section; without one there is none',
    });
  return workshop.target.withAll === false ? built.filter((file) => !file.endsWith('.noarch.rpm')) : built;
}

async function filesBelow(
  {workshop}: OwnPackagingJob,
  folder: string,
  glob: string,
): Promise<readonly string[]> {
  const {stdout} = await workshop.run(['find', `${TOP}/${folder}`, '-type', 'f', '-name', glob, '-print0']);
  return stdout.split('\0').filter(Boolean).sort();
}
