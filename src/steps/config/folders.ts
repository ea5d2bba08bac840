import type {Dirent} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {distros, releasesByName} from '../../distros/index.ts';
import {type Place, type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {judge} from '../../model/judge.ts';
import {nearest} from '../../text/nearest.ts';
import {wrongBuild} from './build-checks.ts';
import type {TargetFolder} from './config.ts';
import {brokenLocks, type Lock} from './locks.ts';
import {parseConfig} from './parse.ts';
import {problemsOf} from './problems.ts';
import {overrideSchema} from './schema.ts';
import {readSource} from './source.ts';
import {placesOf, plainOf} from './tree.ts';

/** The folders of all targets, with what is wrong in them. */
export interface Folders {
  readonly folders: Readonly<Record<string, TargetFolder>>;
  readonly places: Readonly<Record<string, Place>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const ROOT = 'packaging';
const MEMBERS = ['Dockerfile', 'inc', 'linux-pkg.yml'] as const;

/** Reads `packaging/<distro>/<release>/` of every release; `mentioned` tells a path that the config names. */
export async function readFolders(
  {workDir}: Pick<Host, 'workDir'>,
  {locks, mentioned}: {readonly locks: readonly Lock[]; mentioned(path: string): boolean},
): Promise<Folders> {
  const found: Folders[] = [];
  for (const distro of await list(join(workDir, ROOT))) {
    const path = `${ROOT}/${distro.name}`;
    const inner = distro.isDirectory() ? await list(join(workDir, path)) : [];
    const known = Object.hasOwn(distros, distro.name);
    const folders = inner.filter((entry) => entry.isDirectory());
    for (const folder of folders) {
      const one = {path: `${path}/${folder.name}`, distro: distro.name, release: folder.name};
      const entries = await list(join(workDir, one.path));
      if (releasesByName.has(`${distro.name}-${folder.name}`))
        found.push(await readFolder(workDir, {...one, entries, locks, mentioned}));
      else if (known ? entries.some(isMember) || /^\d/.test(folder.name) : isMeant(one, entries))
        found.push(warned(unknownFolder(one, known)));
    }
    if (known) found.push(...inner.filter(isMember).map((entry) => warned(misplaced(path, entry.name))));
  }
  return together(found);
}

/** What cannot be listed holds no folder of ours. */
const list = async (path: string): Promise<readonly Dirent[]> =>
  (await readdir(path, {withFileTypes: true}).catch(() => [])).sort((a, b) => (a.name < b.name ? -1 : 1));

const isMember = ({name}: Dirent): boolean => MEMBERS.some((member) => member === name);

const warned = (warning: Problem): Folders => ({folders: {}, places: {}, problems: [], warnings: [warning]});

const together = (all: readonly Folders[]): Folders => ({
  folders: Object.assign({}, ...all.map(({folders}) => folders)),
  places: Object.assign({}, ...all.map(({places}) => places)),
  problems: all.flatMap(({problems}) => problems),
  warnings: all.flatMap(({warnings}) => warnings),
});

interface Named {
  readonly path: string;
  readonly distro: string;
  readonly release: string;
}

/** A folder of another purpose has another name. */
const isMeant = ({distro}: Named, entries: readonly Dirent[]): boolean =>
  entries.some(isMember) && nearest(distro, Object.keys(distros)) !== undefined;

function unknownFolder({path, distro, release}: Named, known: boolean): Problem {
  const releases = known ? distros[distro]!.releases.map(({id}) => id) : Object.keys(distros);
  // One digit is too little to tell what was meant.
  const near = known && release.length < 3 ? undefined : nearest(known ? release : distro, releases);
  return {
    message: `${path} is the folder of no target: it is not used`,
    hint: near
      ? `did you mean ${known ? `${ROOT}/${distro}/${near}` : `${ROOT}/${near}/${release}`}?`
      : known
        ? `releases of ${distro}: ${releases.join(', ')}`
        : `distros: ${releases.join(', ')}`,
    place: {file: path},
  };
}

const misplaced = (path: string, name: string): Problem => ({
  message: `${path}/${name} is in no release's folder: it is not used`,
  hint: `move it to ${path}/<release>/${name}`,
  place: {file: `${path}/${name}`},
});

interface Reading extends Named {
  readonly entries: readonly Dirent[];
  readonly locks: readonly Lock[];
  mentioned(path: string): boolean;
}

async function readFolder(workDir: string, reading: Reading): Promise<Folders> {
  const {path, entries, mentioned} = reading;
  const name = `${reading.distro}-${reading.release}`;
  const at = `folders.${name}`;
  const problems: Problem[] = [];
  const member = async (key: (typeof MEMBERS)[number], folder: boolean) => {
    if (!entries.some((entry) => entry.name === key)) return undefined;
    const facts = await stat(join(workDir, path, key)).catch(() => undefined);
    if (folder ? facts?.isDirectory() : facts?.isFile()) return {text: `${path}/${key}`, at: `${at}.${key}`};
    problems.push({
      message: `${path}/${key} is no ${folder ? 'folder' : 'file'}`,
      hint: folder ? 'make it a folder: its tree is laid over the root of the package' : 'make it a file',
      place: {file: `${path}/${key}`},
    });
    return undefined;
  };
  const [dockerfile, inc, own] = [
    await member('Dockerfile', false),
    await member('inc', true),
    await member('linux-pkg.yml', false),
  ];
  const overrides = own ? await readOverrides(workDir, own.text, {...reading, at}) : undefined;
  const places = Object.fromEntries(
    [dockerfile, inc].flatMap((one) => (one ? [[one.at, {file: one.text}]] : [])),
  );
  return {
    folders: {[name]: {dockerfile, inc, values: overrides?.values}},
    places: {[at]: {file: path}, ...places, ...overrides?.places},
    problems: [...problems, ...(overrides?.problems ?? [])],
    warnings: entries
      .filter((entry) => !isMember(entry) && !mentioned(`${path}/${entry.name}`))
      .flatMap(({name: file}) => strayFile(path, file, dockerfile !== undefined)),
  };
}

/** Beside a Dockerfile there may be what it copies; elsewhere nothing else is looked at. */
function strayFile(path: string, file: string, dockerfile: boolean): readonly Problem[] {
  const near =
    nearest(file, MEMBERS) ?? MEMBERS.find((member) => file.toLowerCase().startsWith(member.toLowerCase()));
  if (!near && (dockerfile || file.startsWith('.'))) return [];
  return [
    {
      message: `${path}/${file} is not used`,
      hint: near ? `did you mean ${near}?` : `known there: ${MEMBERS.join(', ')}`,
      place: {file: `${path}/${file}`},
    },
  ];
}

interface Overrides {
  readonly values: TargetFolder['values'];
  readonly places: Folders['places'];
  readonly problems: readonly Problem[];
}

/** The keys of an entry of `overrides:`, in a file of their own. */
async function readOverrides(
  workDir: string,
  name: string,
  {at, locks}: {readonly at: string; readonly locks: readonly Lock[]},
): Promise<Overrides> {
  try {
    const source = await readSource({path: join(workDir, name), name});
    if (saysNothing(source.text)) return {values: undefined, places: {}, problems: []};
    const {tree, problems} = parseConfig(source);
    const judged = judge(overrideSchema, plainOf(tree));
    const places = Object.entries(placesOf(tree)).map(([key, place]) => [`${at}.${key}`, place]);
    return {
      values: judged.issues ? undefined : judged.value,
      places: Object.fromEntries(places),
      problems: [
        ...problems,
        ...(judged.issues ?? []).flatMap((issue) => problemsOf(overrideSchema, tree, issue)),
        ...wrongBuild(tree, ['build']),
        ...brokenLocks(tree, locks),
      ],
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const problems = error.problems.map((problem) => ({place: {file: name}, ...problem}));
    return {values: undefined, places: {}, problems};
  }
}

/** A file of comments alone says nothing, and means it. */
const saysNothing = (text: string): boolean =>
  text.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('#'));
