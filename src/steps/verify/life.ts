import {basename} from 'node:path';
import {
  type Image,
  type OpenWorkshop,
  openMachine,
  openWorkshop,
  packEntries,
  programOf,
} from '../../containers/index.ts';
import {formatOf} from '../../formats/index.ts';
import {PkgError} from '../../model/errors.ts';
import type {Tool} from '../../model/format.ts';
import type {Branch, Host} from '../../model/host.ts';
import type {Entry} from '../../model/package.ts';
import {INSIDE} from '../../model/workshop.ts';
import {digestOf} from '../../tools/files.ts';
import {type Dock, groundOf, prepareMachine} from '../build/index.ts';
import type {Config} from '../config/index.ts';
import type {Case} from './cases.ts';
import type {Trial, TrialFiles} from './check.ts';
import type {LintBook} from './lint-book.ts';
import type {Material} from './material.ts';
import type {VerifySettings} from './settings.ts';
import {takeSnapshot} from './snapshot.ts';
import type {Stamp} from './stamp.ts';
import {unitsOf} from './units.ts';
import {installFiles, installNames, runAll} from './ways.ts';

/** What the trials of one run share. */
export interface Site {
  readonly host: Host;
  readonly dock: Dock;
  readonly config: Config | undefined;
  readonly settings: VerifySettings;
  readonly book: LintBook;
  readonly stamp: Stamp;
  /** Whether what cannot be tried is a failure, as it is in CI: packages with services where systemd does not run, images out of reach. */
  readonly mustBoot: boolean;
  /** Why systemd must not run at all. */
  readonly withoutSystemd: string | undefined;
  /** Why machines of an image do not start, by its id: tried once. */
  readonly unbootable: Map<string, string>;
}

export interface Birth {
  readonly image: Image;
  readonly log: Branch;
  readonly material: Material;
  /**
   * Packages that came along before. They and those of the same target are put there first, so that what they leave is
   * not taken for the package's; undefined in the first life, where it must find them by itself.
   */
  readonly alongside: readonly string[] | undefined;
}

/** A trial and its container, which goes with it. */
export interface Life extends AsyncDisposable {
  readonly trial: Trial;
}

/** Starts a clean container for a package and puts its files there. */
export async function beginLife(site: Site, trialCase: Case, birth: Birth): Promise<Life> {
  const {host, settings, mustBoot} = site;
  const {log, material, alongside} = birth;
  const {workshop: opened, unbooted} = await start(site, trialCase, birth);
  const workshop = impatient(opened);
  try {
    const program = await programOf(workshop);
    const {key, ...files} = await putFiles(workshop, material, formatOf(trialCase.facts.format).extension);
    const hands = {host, log, workshop, program, isSigned: material.isSigned};
    if (key !== undefined) await runAll(hands, workshop.manager.trials.trust?.(key) ?? []);
    await installNames(hands, alongside ?? []);
    // Those that the package needs itself fail without it; they come with it then.
    if (alongside !== undefined && files.companions.length > 0)
      await installFiles(hands, files.companions).catch((error: unknown) => {
        host.signal.throwIfAborted();
        log.debug(String(error));
      });
    const trial: Trial = {
      ...hands,
      unbooted,
      mustBoot: mustBoot && site.withoutSystemd === undefined,
      facts: trialCase.facts,
      pkg: trialCase.pkg,
      path: trialCase.path,
      files,
      units: unitsOf(trialCase.facts, trialCase.pkg),
      settings,
      config: site.config,
      book: site.book,
      openClean: (tools) => openClean(site, {trialCase, log, tools}),
      before: await takeSnapshot(workshop),
      seen: {},
    };
    return {trial, [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]()};
  } catch (error) {
    await workshop[Symbol.asyncDispose]();
    throw error;
  }
}

interface Clean {
  readonly trialCase: Case;
  readonly log: Branch;
  readonly tools: readonly Tool[];
}

async function openClean({host, dock}: Site, {trialCase, log, tools}: Clean): Promise<OpenWorkshop> {
  const target = trialCase.ground;
  const image = await prepareMachine({host, ...dock, target, log, tools});
  return openWorkshop(host, dock.engine, {target, manager: groundOf(target).manager, log, image});
}

const STEP_MS = 5 * 60_000;

/** Nothing that a package brings may hold up a trial for ever: not a service that never starts either. */
export const impatient = (workshop: OpenWorkshop, timeoutMs = STEP_MS): OpenWorkshop => ({
  ...workshop,
  run: (command, options = {}) => workshop.run(command, {timeoutMs, ...options}),
});

interface Started {
  readonly workshop: OpenWorkshop;
  readonly unbooted: string | undefined;
}

/** A machine with systemd; a container without it where that cannot be had. */
async function start(site: Site, {ground}: Case, {image, log}: Birth): Promise<Started> {
  const {host, dock, unbootable} = site;
  const options = {target: ground, manager: groundOf(ground).manager, log, image};
  const known = site.withoutSystemd ?? unbootable.get(image.id);
  if (known === undefined) {
    try {
      return {workshop: await openMachine(host, dock.engine, options), unbooted: undefined};
    } catch (error) {
      if (!(error instanceof PkgError) || error.code !== 'containers/no-machine') throw error;
      unbootable.set(image.id, error.message);
      log.warn({message: error.message, ...(error.hint !== undefined && {hint: error.hint})});
    }
  }
  const unbooted = known ?? unbootable.get(image.id);
  return {workshop: await openWorkshop(host, dock.engine, options), unbooted};
}

const FOLDER = `${INSIDE.work}/verify`;

interface PutFiles extends TrialFiles {
  readonly key: string | undefined;
}

/** Under names that every shell and package manager takes. */
async function putFiles(workshop: OpenWorkshop, material: Material, extension: string): Promise<PutFiles> {
  const {real, previous, next, companions, key} = material;
  const named = (folder: string, path: string) => {
    const name = basename(path)
      .replace(/[^A-Za-z0-9.+~_-]/g, '_')
      .replace(/^[-.]/, '_');
    return {from: path, path: `/${folder}/${name.endsWith(extension) ? name : `${name}${extension}`}`};
  };
  const files = {
    real: named('real', real),
    previous: named('previous', previous),
    next: [named('next1', next[0]), named('next2', next[1])] as const,
    companions: companions.map((path, at) => named(`with${at}`, path)),
  };
  const trusted = key === undefined ? [] : [{from: key, path: '/key/throw-away.asc'}];
  const every = [files.real, files.previous, ...files.next, ...files.companions, ...trusted];
  const owned = {owner: 'root', group: 'root', mtime: 0} as const;
  const entries: Entry[] = [];
  for (const {from, path} of every) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    entries.push({...owned, type: 'dir', implicit: false, path: folder, mode: 0o755});
    entries.push({
      ...owned,
      type: 'file',
      path,
      from,
      size: (await digestOf(from)).size,
      role: undefined,
      mode: 0o644,
    });
  }
  await workshop.put(FOLDER, packEntries(entries, {users: new Map(), groups: new Map()}));
  const inside = ({path}: {path: string}) => `${FOLDER}${path}`;
  return {
    real: inside(files.real),
    previous: inside(files.previous),
    next: [inside(files.next[0]), inside(files.next[1])],
    companions: files.companions.map(inside),
    key: trusted.map(inside)[0],
  };
}
