import {packEntries, packFiles} from '../../../containers/index.ts';
import {UserError} from '../../../model/errors.ts';
import type {NativeJob} from '../../../model/format.ts';
import type {Host} from '../../../model/host.ts';
import type {Package} from '../../../model/package.ts';
import {allInOrder} from '../../../tools/parallel.ts';
import {readTemplate} from '../../../tools/templates.ts';
import type {DebOptions} from '../options.ts';
import {controlFiles, problemsOf} from './control-files.ts';
import {withDocuments} from './documents.ts';
import {elvesOf, publicLibraries} from './libraries.ts';
import {measured, measureTrees, type Sums} from './measure.ts';
import {bringOut, packTree} from './pack.ts';
import {treeOf} from './paths.ts';
import {type Laid, sharedLibraryDepends, shlibdepsFiles} from './shlibdeps.ts';
import {documentsLink, symbolsPackage, takeSymbols} from './symbols.ts';
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

async function lay({workshop}: Job, laid: readonly Laid[]): Promise<void> {
  const split = laid.filter(({pkg}) => pkg.debug === 'split');
  const strip = {path: 'bin/strip', content: (await readTemplate('deb/inside/strip', undefined)).text};
  const files = [...shlibdepsFiles(laid), strip, {path: 'out/.keep', content: ''}];
  const packages = laid.map(({pkg}) => pkg);
  const owners = await layTrees(workshop, packages, files);
  for (const {pkg} of split)
    await workshop.put(treeOf(`${pkg.name}-dbgsym`), packEntries(documentsLink(pkg), owners));
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
    const symbols = of(`${pkg.name}-dbgsym`);
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
  const owners = hasOwners(ownersOf(job.packages));
  return allInOrder(finished, job.jobs, async ({pkg, elves, sums}) => {
    const libraries = pkg.nfpm ? [] : publicLibraries(elves);
    const files = await controlFiles(host, {pkg, libraries, sums, templates});
    await job.workshop.put(`${treeOf(pkg.name)}/DEBIAN`, packFiles(files));
    const control = String(files.find(({path}) => path === 'control')?.content ?? '');
    return packTree(job.workshop, {pkg, control, templates, owners});
  });
}
