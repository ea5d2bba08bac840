import {posix} from 'node:path';
import {
  findPackaging,
  installBuildRequires,
  packagingRun,
  packFiles,
  readSmallFile,
  takeOut,
} from '../../../containers/index.ts';
import {PkgError, UserError} from '../../../model/errors.ts';
import type {OwnPackagingJob} from '../../../model/format.ts';
import type {Host} from '../../../model/host.ts';
import type {Workshop} from '../../../model/workshop.ts';
import {compareDebVersions, debVersion} from '../version.ts';
import {withEntry} from './changelog.ts';
import {builtPackages, readSourceControl, type SourceFacts} from './control.ts';

/** Builds the project's own debian/ folder as it is, with our version on top of its changelog. */
export async function buildOwnDeb(
  _host: Host,
  job: OwnPackagingJob,
  outDir: string,
): Promise<readonly string[]> {
  const {workshop, source} = job;
  const facts = await putInPlace(job);
  const archOnly = workshop.target.withAll === false;
  if (archOnly && facts.allOnly) {
    workshop.log.info('all its packages are for every architecture, and another target makes them');
    return [];
  }
  await writeVersion(job, facts);
  await installBuildRequires(job, source);
  await workshop.run(['dpkg-buildpackage', archOnly ? '-B' : '-b', '-us', '-uc'], {
    ...buildRun(job),
    cwd: source,
  });
  const listed = await readSmallFile(workshop, `${source}/debian/files`);
  const built = builtPackages(listed?.toString('latin1') ?? '');
  if (built.length === 0)
    throw new PkgError('packaging/nothing', `${job.path} was built, but no package came of it`, {
      hint: 'see what debian/rules binary does: debian/files lists no package',
    });
  return takeOut(
    workshop,
    built.map((name) => posix.join(source, '..', name)),
    outDir,
  );
}

/** The folder stands at debian/ of the copy, as dpkg wants it, and is a real one. */
async function putInPlace(job: OwnPackagingJob): Promise<SourceFacts> {
  const {workshop, source, path} = job;
  const real = await findPackaging(job);
  const control = await controlOf(workshop, real, path);
  const place = `${source}/debian`;
  const script =
    'if [ "$(realpath "$2")" != "$1" ] || [ -h "$2" ]; then ' +
    'cp -a -- "$1" "$2.linux-pkg" && rm -rf -- "$2" && mv -- "$2.linux-pkg" "$2"; fi';
  await workshop.run(['sh', '-c', script, 'sh', real, place]);
  return readSourceControl(control);
}

async function controlOf(workshop: Workshop, folder: string, path: string): Promise<string> {
  const bytes = await readSmallFile(workshop, `${folder}/control`);
  if (bytes) return bytes.toString('utf8');
  const inside = await readSmallFile(workshop, `${folder}/debian/control`);
  throw new UserError('packaging/no-control', `${path} holds no control file`, {
    hint: inside
      ? `write deb.packaging: ${posix.join(path, 'debian')}`
      : 'deb.packaging names a debian/ folder, with control, rules and changelog in it',
  });
}

async function writeVersion(
  {workshop, source, path, version, maintainer}: OwnPackagingJob,
  facts: SourceFacts,
) {
  const file = posix.join(path, 'changelog');
  const bytes = await readSmallFile(workshop, `${source}/debian/changelog`);
  const before = bytes?.toString('latin1');
  const spelled = debVersion(version);
  const text = withEntry(before, {
    version: spelled,
    maintainer,
    date: version.date,
    source: facts.source,
    file,
  });
  const last = /^\S+ \(([^()\s]+)\)/m.exec(before ?? '')?.[1];
  const now = /\(([^()\s]+)\)/.exec(text)?.[1] ?? spelled;
  // `1.2.3-1` below `1.2.3-1~deb12` is as it should be.
  const plain = now.endsWith(workshop.target.suffix)
    ? now.slice(0, now.length - workshop.target.suffix.length)
    : now;
  if (last !== undefined && compareDebVersions(last, plain) > 0)
    workshop.log.warn({
      message: `${file} is at ${last}, which is newer than ${now}: the package is made as ${now}`,
      hint: 'whoever has the newer one is not offered this one',
    });
  // A link would be written through, to wherever it leads.
  await workshop.run(['rm', '-f', '--', `${source}/debian/changelog`]);
  const content = Buffer.from(text, 'latin1');
  await workshop.put(source, packFiles([{path: 'debian/changelog', content, mtime: version.date}]));
}

/** What the user's own DEB_BUILD_OPTIONS say comes first: nocheck and the like are theirs to ask for. */
function buildRun(job: OwnPackagingJob) {
  const run = packagingRun(job);
  const asked = run.env?.['DEB_BUILD_OPTIONS'] ?? '';
  const options = /(^|\s)parallel=/.test(asked) ? asked : `${asked} parallel=${job.jobs}`.trim();
  return {
    ...run,
    env: {...run.env, DEB_BUILD_OPTIONS: options, SOURCE_DATE_EPOCH: String(job.version.date)},
  };
}
