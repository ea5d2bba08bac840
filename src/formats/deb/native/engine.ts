import {packFiles} from '../../../containers/index.ts';
import {UserError} from '../../../model/errors.ts';
import type {NativeJob} from '../../../model/format.ts';
import type {Host} from '../../../model/host.ts';
import type {Package} from '../../../model/package.ts';
import {allInOrder} from '../../../tools/parallel.ts';
import {readTemplateText} from '../../../tools/templates.ts';
import type {DebOptions} from '../options.ts';
import {controlFiles, problemsOf} from './control-files.ts';
import {withDocuments} from './documents.ts';
import {elvesOf, publicLibraries} from './libraries.ts';
import {measured, measureTrees, type Sums} from './measure.ts';
import {bringOut, packTree} from './pack.ts';
import {WORK} from './paths.ts';
import {type Laid, sharedLibraryDepends, shlibdepsFiles} from './shlibdeps.ts';
import {documentsLink, symbolsName, symbolsPackage, takeSymbols} from './symbols.ts';
import {readTemplates, type Templates} from './templates.ts';
import {hasOwners, layTrees, ownersOf} from './trees.ts';

type Job = NativeJob<DebOptions>;

/** Puts the packages of one target together with the distro's own dpkg-shlibdeps and dpkg-deb. */
export async function nativeDeb(host: Host, job: Job, outDir: string): Promise<readonly string[]> {
  const templates = await readTemplates(job.templates);
  const laid = job.packages
    .map((pkg) => withDocuments(pkg, templates))
    .map((pkg): Laid => ({pkg, elves: elvesOf(pkg)}));
  const problems = await Promise.all(laid.map(({pkg}) => problemsOf(host, pkg)));
  if (problems.flat().length > 0) throw new UserError('deb/cannot-express', problems.flat());
  await lay(job, laid);
  const finished = await finish(job, laid);
  const names = await pack(host, {job, finished, templates});
  await bringOut(job.workshop, names, outDir);
  return names;
}

async function lay({workshop, packages}: Job, laid: readonly Laid[]): Promise<void> {
  const strip = await readTemplateText('deb/inside/strip', undefined);
  const files = [
    ...shlibdepsFiles(laid),
    {path: 'bin/strip', content: strip.text},
    {path: 'out/.keep', content: ''},
  ];
  const trees = laid.flatMap(({pkg}) => [
    {name: pkg.name, entries: pkg.entries},
    ...(pkg.debug === 'split' ? [{name: symbolsName(pkg.name), entries: documentsLink(pkg)}] : []),
  ]);
  await layTrees(workshop, {trees, files, owners: ownersOf(packages)});
}

/** A package that is complete but for its control files. */
interface Finished {
  readonly pkg: Package<DebOptions>;
  readonly elves: Laid['elves'];
  readonly sums: Sums;
}

/** Symbols taken out, relations found, files measured. */
async function finish({workshop, jobs}: Job, laid: readonly Laid[]): Promise<readonly Finished[]> {
  const buildIds = await allInOrder(laid, jobs, (one) => takeSymbols(workshop, one));
  const [sums, depends] = await Promise.all([
    measureTrees(workshop),
    allInOrder(laid, jobs, async (one) =>
      one.pkg.auto ? await sharedLibraryDepends(workshop, one, laid) : [],
    ),
  ]);
  const of = (name: string): Sums => sums.get(name) ?? new Map();
  return laid.flatMap(({pkg, elves}, at) => {
    const whole = {
      pkg: measured(withDepends(pkg, depends[at] ?? []), of(pkg.name)),
      elves,
      sums: of(pkg.name),
    };
    const ids = buildIds[at] ?? [];
    if (ids.length === 0) return [whole];
    const symbols = of(symbolsName(pkg.name));
    return [whole, {pkg: symbolsPackage(pkg, {buildIds: ids, sums: symbols}), elves: [], sums: symbols}];
  });
}

const withDepends = (pkg: Package<DebOptions>, found: readonly string[]): Package<DebOptions> => ({
  ...pkg,
  relations: {...pkg.relations, depends: [...new Set([...pkg.relations.depends, ...found])]},
});

interface Packed {
  readonly job: Job;
  readonly finished: readonly Finished[];
  readonly templates: Templates;
}

async function pack(host: Host, {job, finished, templates}: Packed): Promise<readonly string[]> {
  const {workshop, jobs} = job;
  const rendered = await Promise.all(
    finished.map(({pkg, elves, sums}) => {
      const libraries = pkg.nfpm ? [] : publicLibraries(elves);
      return controlFiles(host, {pkg, libraries, sums, templates});
    }),
  );
  const placed = rendered.flatMap((files, at) =>
    files.map((file) => ({...file, path: `${finished[at]?.pkg.name}/DEBIAN/${file.path}`})),
  );
  await workshop.put(`${WORK}/trees`, packFiles(placed));
  const owners = hasOwners(ownersOf(job.packages));
  return allInOrder(finished, jobs, ({pkg}, at) => {
    const control = rendered[at]?.find(({path}) => path === 'control');
    return packTree(workshop, {pkg, control: String(control?.content ?? ''), templates, owners});
  });
}
