import {join, resolve} from 'node:path';
import {formatOf, formats} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import type {Build} from '../../model/build.ts';
import {type Failure, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import {type Arch, arches, type Plan, type Target} from '../../model/target.ts';
import type {PackageResult} from '../../model/verify.ts';
import type {Config} from '../config/index.ts';
import {inspectFile} from '../inspect/index.ts';
import {verifyAll} from './all.ts';
import type {Candidate} from './cases.ts';
import {groundOfVersion, portableGrounds} from './grounds.ts';
import {openLintBook} from './lint-book.ts';
import type * as Repository from './repository/index.ts';
import {verifySettings} from './settings.ts';

export {groundOfVersion} from './grounds.ts';
export type {RepositoryTrial, VerifiedRepository} from './repository/index.ts';

export interface Verified {
  readonly results: readonly PackageResult[];
  /** Packages that do not do as they should, and those that could not be tried. */
  readonly failed: readonly Failure[];
  /** Those that passed are verified. */
  readonly artifacts: readonly Artifact[];
  /** Why nothing was tried at all. */
  readonly unverified?: string;
}

interface Work {
  readonly artifacts: readonly Artifact[];
  readonly packages: readonly Package[];
  readonly builds?: ReadonlyMap<string, Build>;
  /** Why no container may have the rights that systemd needs: a key is near. */
  readonly withoutSystemd?: string | undefined;
}

/** Looks at what verification is told by files of the project, before anything is built for it. */
export async function checkVerify(host: Host, config: Config): Promise<void> {
  await openLintBook(host, verifySettings(config), config);
}

/** Tries every package in clean containers of its target; a portable one on the releases that the config names. */
export async function verifyPackages(host: Host, config: Config, plan: Plan, work: Work): Promise<Verified> {
  const targets = new Map(plan.targets.map((target) => [target.id, target]));
  const candidates: Candidate[] = [];
  for (const artifact of work.artifacts) {
    const target = artifact.kind === 'package' ? targets.get(artifact.target) : undefined;
    if (artifact.kind !== 'package' || !target) continue;
    const path = join(host.outDir, artifact.path);
    const facts = await inspectFile(host, path);
    const pkg = work.packages.find(({name, target: id}) => name === facts.name && id === target.id);
    candidates.push({name: artifact.name, path, facts, pkg, target, artifact});
  }
  const {on} = verifySettings(config);
  const grounds = ({target, facts}: Candidate) =>
    target.engine === 'native'
      ? [target.name]
      : portableGrounds(host, {format: facts.format, arch: target.arch}, on);
  const tried = await verifyAll(host, config, {candidates, grounds, ...work});
  return {
    ...tried,
    artifacts: work.artifacts.map((artifact) =>
      artifact.kind === 'package' && tried.proved.has(artifact.path)
        ? {...artifact, verified: true}
        : artifact,
    ),
  };
}

interface Finished {
  readonly files: readonly string[];
  readonly on: readonly string[];
  /** Why no container may have the rights that systemd needs: a key is near. */
  readonly withoutSystemd?: string | undefined;
}

/** Tries finished files, whoever made them: on the releases that are named, or those that their versions tell of. */
export async function verifyFiles(
  host: Host,
  config: Config | undefined,
  {files, on, withoutSystemd}: Finished,
): Promise<Verified> {
  const candidates: Candidate[] = [];
  for (const file of files) {
    const facts = await inspectFile(host, file);
    const path = resolve(host.workDir, file);
    candidates.push({
      name: file,
      path,
      facts,
      pkg: undefined,
      target: finishedTarget(facts),
      artifact: undefined,
    });
  }
  const said = on.length > 0 ? on : verifySettings(config).on;
  const grounds = ({facts, target}: Candidate) => {
    const own = on.length === 0 ? groundOfVersion(target, facts.version) : undefined;
    return own === undefined ? portableGrounds(host, target, said) : [own];
  };
  return {...(await verifyAll(host, config, {candidates, grounds, withoutSystemd})), artifacts: []};
}

/** Those that are packages: `out/*` names what stands beside them, too. */
export function packageFiles(host: Pick<Host, 'log'>, files: readonly string[]): readonly string[] {
  const extensions = Object.values(formats).map(({extension}) => extension);
  const found = files.filter((file) => extensions.some((extension) => file.endsWith(extension)));
  for (const file of files) if (!found.includes(file)) host.log.info(`${file} is no package: it is left out`);
  if (found.length > 0) return found;
  throw new UserError('verify/no-package', `no package is among ${files.join(', ')}`, {
    hint: `name files that end with ${extensions.join(' or ')}`,
  });
}

const finishedTarget = ({format, arch: spelt}: Candidate['facts']): Target => {
  const table = formatOf(format).arch;
  const arch: Arch = arches.find((one) => table[one] === spelt) ?? 'all';
  return {
    id: `${format}/${arch}`,
    name: format,
    distro: undefined,
    release: undefined,
    arch,
    format,
    engine: 'portable',
    buildOn: undefined,
    image: undefined,
    suffix: '',
    runsOn: '',
  };
};

/** Clients add a repository and install from it; what most runs do without is loaded then. */
export const verifyRepository = async (
  ...trial: Parameters<typeof Repository.verifyRepository>
): Promise<Repository.VerifiedRepository> =>
  (await import('./repository/index.ts')).verifyRepository(...trial);
