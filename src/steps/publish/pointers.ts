import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {PublishSettings, Shipment} from '../../model/publisher.ts';
import type {Target} from '../../model/target.ts';
import {machineName} from '../../text/machine-name.ts';
import {projectName} from '../config/index.ts';
import {HEAD, type LatestPackage, latestText, POINTER_END} from './latest.ts';
import {type NamesWork, type PackageArtifact, publishedPackages} from './names.ts';

interface PointersWork extends NamesWork {
  /** Where people fetch a file of that name. */
  urlOf(name: string): string | undefined;
}

/**
 * The files by which people find the newest package of each target, without knowing its version: one line each, and
 * `latest.json`, which comes last and says it of all of them. They are written to the folder that was given.
 */
export async function pointersOf({env}: Pick<Host, 'env'>, work: PointersWork): Promise<readonly Shipment[]> {
  const project = projectName(work.config, env);
  const packages = latestPackages(work, project);
  const texts = packages.map(({pointer, name}): [string, string] => [pointer, `${name}\n`]);
  const {version} = work.plan;
  const head = latestText({name: project, version, packages});
  const pointers = [...new Map(texts)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(
    [...pointers, [HEAD, head] as const].map(([name, text]) => written(work.dir, name, text)),
  );
}

function latestPackages({urlOf, ...work}: PointersWork, project: string): readonly LatestPackage[] {
  const targets = new Map(work.plan.targets.map((target) => [target.id, target]));
  const packages = publishedPackages(work);
  return packages
    .flatMap(({artifact, name}) => {
      const target = targets.get(artifact.target);
      if (!target) return [];
      const url = urlOf(name);
      // Alike for all architectures of the target, whatever each of them has.
      const isAlone = packages.every(
        ({artifact: other}) =>
          other.package === artifact.package || targets.get(other.target)?.name !== target.name,
      );
      const isOwn = artifact.package === project || isAlone;
      return [
        {
          pointer: pointerName({artifact, target, isOwn}, work.settings),
          package: artifact.package,
          version: artifact.version,
          format: artifact.format,
          target: target.id,
          ...(target.distro !== undefined && {distro: target.distro}),
          ...(target.release !== undefined && {release: target.release}),
          arch: artifact.arch,
          name,
          ...(url !== undefined && {url}),
          sha256: artifact.sha256,
          size: artifact.size,
        },
      ];
    })
    .sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
}

interface Pointed {
  readonly artifact: PackageArtifact;
  readonly target: Target;
  /** The package that the project is about. */
  readonly isOwn: boolean;
}

/** `debian-12.amd64.latest.txt`, `deb.x86_64.latest.txt`, `hello-doc_debian-12.all.latest.txt`. */
function pointerName(
  {artifact, target, isOwn}: Pointed,
  {pointerArch}: Pick<PublishSettings, 'pointerArch'>,
): string {
  const arch = pointerArch === 'uname' ? machineName(artifact.arch) : artifact.arch;
  return `${isOwn ? '' : `${artifact.package}_`}${target.name}.${arch}${POINTER_END}`;
}

async function written(dir: string, name: string, text: string): Promise<Shipment> {
  const file = join(dir, name);
  await writeFile(file, text);
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {name, file, size: bytes.length, sha256, kind: 'pointer'};
}
