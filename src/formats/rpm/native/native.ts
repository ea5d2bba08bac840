import {mkdir, readdir, rename} from 'node:fs/promises';
import {join} from 'node:path';
import {packEntries, packFiles, unpackTar} from '../../../containers/index.ts';
import {PkgError, ToolError, UserError} from '../../../model/errors.ts';
import type {NativeJob} from '../../../model/format.ts';
import type {Host} from '../../../model/host.ts';
import {INSIDE} from '../../../model/workshop.ts';
import {tempDir} from '../../../tools/files.ts';
import {allInOrder} from '../../../tools/parallel.ts';
import type {RpmPackage} from '../identity.ts';
import type {RpmOptions} from '../options.ts';
import {readPackage} from '../reader.ts';
import {rpm} from '../rpm.ts';
import {loadScriptlets, type Scriptlet} from '../scripts.ts';
import type {Macros} from '../scripts-parts.ts';
import {type RpmBuild, rpmbuildCommand, rpmbuildEnv} from './command.ts';
import {type ElfEntry, elfEntries, splitProblems, unansweredProblems} from './elf-entries.ts';
import {rpmbuildFailure} from './failure.ts';
import {knownMacros} from './macros.ts';
import {nativeProblems} from './problems.ts';
import {type ScriptFile, scriptParts} from './scriptlets.ts';
import {readSpecTemplate} from './spec-template.ts';
import {treeEntries} from './tree.ts';
import {type SpecParts, specView} from './view.ts';

type Job = NativeJob<RpmOptions>;

const ROOT_ONLY = {users: new Map<string, number>(), groups: new Map<string, number>()};

/** A package with all that its spec is made of. */
interface Ready extends SpecParts {
  readonly files: readonly ScriptFile[];
  readonly elves: readonly ElfEntry[];
}

/** Makes the rpms of one target with the distro's own rpmbuild: a tree and a spec go in, packages come out. */
export async function buildPackages(host: Host, job: Job, outDir: string): Promise<readonly string[]> {
  const ready = await prepare(host, job.packages, await knownMacros(job.workshop));
  const template = await readSpecTemplate(job.templates);
  const specs = ready.map((one) => template.render(specView(host, one)));
  await mkdir(outDir, {recursive: true});
  // Lists of debug sources are made where the sources are: one package at a time.
  const atOnce = ready.some(({pkg}) => pkg.debug === 'split') ? 1 : Math.max(1, job.jobs);
  const made = await allInOrder(ready, atOnce, (one, index) =>
    buildOne({host, job, outDir, spec: specs[index]!, template: template.file, at: index}, one),
  );
  return made.flat();
}

async function prepare(
  host: Host,
  packages: readonly RpmPackage[],
  macros: Macros,
): Promise<readonly Ready[]> {
  const loaded: (readonly [RpmPackage, readonly Scriptlet[]])[] = [];
  for (const pkg of packages) loaded.push([pkg, await loadScriptlets(host, pkg, macros)]);
  const problems = loaded.flatMap(([pkg, scriptlets]) => [
    ...nativeProblems(pkg, scriptlets),
    ...splitProblems(host, pkg),
  ]);
  if (problems.length > 0) throw new UserError('rpm/cannot-express', problems);
  return loaded.map(([pkg, scriptlets]) => ({pkg, ...scriptParts(scriptlets), elves: elfEntries(host, pkg)}));
}

interface Making {
  readonly host: Host;
  readonly job: Job;
  readonly outDir: string;
  readonly spec: string;
  readonly template: string;
  readonly at: number;
}

async function buildOne(making: Making, ready: Ready): Promise<readonly string[]> {
  const {host, job, outDir, spec, at} = making;
  const {workshop} = job;
  const {pkg} = ready;
  const folder = `${INSIDE.work}/rpm/${at}`;
  const build: RpmBuild = {pkg, folder, jobs: job.jobs};
  workshop.log.debug(`${pkg.name}.spec:\n${spec}`);
  const lists = pkg.debug === 'strip' ? [{path: 'strip.list', content: stripList(ready.elves)}] : [];
  // What another run left there must not be taken for ours.
  await workshop.run(['rm', '-rf', folder]);
  await workshop.put(
    folder,
    packFiles([{path: `${pkg.name}.spec`, content: spec}, ...ready.files, ...lists]),
  );
  await workshop.put('/', packEntries(treeEntries(host, pkg, `${folder}/root`), ROOT_ONLY));
  try {
    const {stdout, stderr} = await workshop.run(rpmbuildCommand(build), {env: rpmbuildEnv(build)});
    workshop.log.debug(`${stdout}${stderr}`);
  } catch (cause) {
    // What was stopped has nothing to say of the spec.
    if (!(cause instanceof ToolError) || cause.exitCode === undefined) throw cause;
    throw rpmbuildFailure(cause, {...making, pkg, path: `${folder}/${pkg.name}.spec`});
  }
  await using dir = await tempDir(outDir);
  await unpackTar(workshop.get(`${folder}/rpms`), dir.path, {strip: 1});
  const names = await finished(dir.path, pkg);
  const missing = pkg.auto
    ? unansweredProblems(ready.elves, await readPackage(join(dir.path, names[0]!)))
    : [];
  if (missing.length > 0) throw new UserError('rpm/no-dependencies', missing);
  for (const name of names) await rename(join(dir.path, name), join(outDir, name));
  return names;
}

const stripList = (elves: readonly ElfEntry[]): string => elves.map(({path}) => `.${path}\0`).join('');

/** The package first, then what else came of the spec; packages for debuggers that turned out empty are left out. */
async function finished(folder: string, pkg: RpmPackage): Promise<readonly string[]> {
  const own = rpm.fileName(pkg, pkg.options);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.rpm')).sort();
  if (!names.includes(own))
    throw new PkgError('rpm/other-name', `rpmbuild made ${names.join(', ') || 'nothing'}, not ${own}`, {
      hint: 'Name, Version and Release are {{name}}, {{version}} and {{release}} in the template of the spec',
    });
  const rest: string[] = [];
  for (const name of names) {
    if (name === own) continue;
    const {files} = await readPackage(join(folder, name));
    if (files.length > 0 || !/-debug(?:info|source)-/.test(name)) rest.push(name);
  }
  return [own, ...rest];
}
