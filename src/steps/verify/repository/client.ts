import {chmod, constants, copyFile, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openWorkshop, packFiles, packFolder, programOf} from '../../../containers/index.ts';
import {formatOf} from '../../../formats/index.ts';
import {UserError} from '../../../model/errors.ts';
import type {Branch} from '../../../model/host.ts';
import {INSIDE, type Workshop} from '../../../model/workshop.ts';
import {groundOf, prepareMachine} from '../../build/index.ts';
import {inspectFile} from '../../inspect/index.ts';
import {impatient, type Site} from '../life.ts';
import {previousOf} from '../previous.ts';
import {runAll} from '../ways.ts';
import {serveInside} from './server.ts';
import type {States} from './states.ts';
import type {Client, RepositoryCase} from './trial.ts';

const FOLDER = `${INSIDE.work}/repository`;

/** What users see, from now on. */
export const showState = (
  {workshop}: {readonly workshop: Pick<Workshop, 'run'>},
  state: 'before' | 'after',
) => workshop.run(['ln', '-sfn', state, `${FOLDER}/now`]);

/** Containers have no sudo, and are root's. */
const SUDO = '#!/bin/sh\nexec env "$@"\n';

export interface Arrival {
  readonly trialCase: RepositoryCase;
  readonly states: States;
  /** Of this case alone, on this machine. */
  readonly folder: string;
  readonly log: Branch;
}

export interface OpenClient extends AsyncDisposable {
  readonly client: Client;
}

/** A clean container of the release, with the repository in it; plain, for a key may be near. */
export async function openClient(
  site: Pick<Site, 'host' | 'dock' | 'settings' | 'stamp'>,
  arrival: Arrival,
): Promise<OpenClient> {
  const {host, dock} = site;
  const {trialCase, states, log} = arrival;
  const {ground: target, published, listing} = trialCase;
  const {manager} = groundOf(target);
  const tools = manager.trials.clientTools;
  const image = await prepareMachine({host, ...dock, target, log, tools});
  log.step('client');
  const workshop = impatient(await openWorkshop(host, dock.engine, {target, manager, log, image}));
  try {
    await workshop.put(FOLDER, packFolder(states.folder));
    await workshop.put('/usr/local/bin', packFiles([{path: 'sudo', content: SUDO, mode: 0o755}]));
    await showState({workshop}, states.hasBefore ? 'before' : 'after');
    await serveInside(workshop, {folder: `${FOLDER}/now`, log: `${FOLDER}/requests`});
    const program = await programOf(workshop);
    const base = {host, log, workshop, program, trialCase};
    const lower = published ? undefined : await putLower(site, arrival, base);
    const client: Client = {
      ...base,
      isSigned: lower?.isSigned ?? false,
      previous: lower?.path,
      previousVersion: lower?.version ?? published?.version ?? listing.version,
    };
    return {client, [Symbol.asyncDispose]: () => workshop[Symbol.asyncDispose]()};
  } catch (error) {
    await workshop[Symbol.asyncDispose]();
    throw error;
  }
}

interface Lower {
  readonly path: string;
  readonly version: string;
  readonly isSigned: boolean;
}

/** A lower version of what no machine has from this repository yet: the release before it, or the same under a lower number. */
async function putLower(
  {host, settings, stamp}: Pick<Site, 'host' | 'settings' | 'stamp'>,
  {states, folder}: Arrival,
  base: Pick<Client, 'host' | 'log' | 'workshop' | 'program' | 'trialCase'>,
): Promise<Lower> {
  const {workshop, trialCase, log} = base;
  const {listing, kind} = trialCase;
  const path = join(states.folder, 'after', listing.path);
  const facts = await inspectFile(host, path);
  const file = await previousOf(host, {facts, path, upgradeFrom: settings.upgradeFrom, folder});
  const {version} = await inspectFile(host, file);
  const name = `previous${formatOf(kind.format).extension}`;
  const lower = join(folder, 'lower');
  await mkdir(lower, {recursive: true});
  const copy = join(lower, name);
  await copyFile(file, copy, constants.COPYFILE_FICLONE);
  await chmod(copy, 0o644);
  const {trust} = workshop.manager.trials;
  const isSigned =
    trust !== undefined &&
    (await stamp.sign(kind.format, copy).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      log.info(`${name} is tried as it is: ${error.message}`);
      return false;
    }));
  if (isSigned) await writeFile(join(lower, 'throw-away.asc'), await stamp.publicKey());
  await workshop.put(`${FOLDER}/lower`, packFolder(lower));
  if (isSigned) await runAll(base, trust(`${FOLDER}/lower/throw-away.asc`));
  return {path: `${FOLDER}/lower/${name}`, version, isSigned};
}
