import {join} from 'node:path';
import {type Engine, type OpenWorkshop, openWorkshop, type Shelf} from '../../containers/index.ts';
import type {Build} from '../../model/build.ts';
import type {Branch, Host} from '../../model/host.ts';
import type {Plan, Target} from '../../model/target.ts';
import {INSIDE} from '../../model/workshop.ts';
import {shellWord} from '../../text/shell.ts';
import {type TempDir, tempDir} from '../../tools/files.ts';
import type {BuildSettings, Config} from '../config/index.ts';
import {wantedPaths} from '../stage/index.ts';
import {environmentOf} from './environment.ts';
import {makeOwnPackages} from './own-packaging.ts';
import {groundOf, prepareImage} from './prepare.ts';
import {runShellLines} from './shell-lines.ts';
import {receive, receiveProject, sendTree, type Tree} from './tree.ts';

/** What the builds of one run share. */
export interface Site {
  readonly host: Host;
  readonly config: Config;
  readonly plan: Plan;
  readonly tree: Tree;
  /** Opens a shell in the container before it goes. */
  readonly shell: boolean;
}

/** What runs the containers, and where their prepared images are kept. */
export interface Dock {
  readonly engine: Engine;
  readonly shelf: Shelf;
}

/** One target, with what its build is to do. */
export interface Leg {
  readonly target: Target;
  readonly settings: BuildSettings;
  readonly log: Branch;
}

/** A build and what must go away after it. */
export interface OpenBuild extends AsyncDisposable {
  readonly build: Build;
}

/** One target from its image to a staged tree: the container stays for the assembly. */
export async function buildOne(site: Site, dock: Dock, leg: Leg): Promise<OpenBuild> {
  const {host} = site;
  const {target, log} = leg;
  const image = await prepareImage({host, ...dock, ...leg});
  const folder = await tempDir();
  let workshop: OpenWorkshop | undefined;
  const close = async () => {
    await workshop?.[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  };
  try {
    const {manager} = groundOf(target);
    workshop = await openWorkshop(host, dock.engine, {target, manager, log, image, temp: folder.path});
    const build = await buildIn(workshop, {...leg, site, folder});
    return {build, [Symbol.asyncDispose]: close};
  } catch (error) {
    await close();
    throw error;
  }
}

interface Building extends Leg {
  readonly site: Site;
  readonly folder: TempDir;
}

async function buildIn(workshop: OpenWorkshop, building: Building): Promise<Build> {
  const {site, target, settings, folder, log} = building;
  const {host, config, plan, tree} = site;
  const {packaging} = settings;
  const bare = {target: target.id, root: undefined, workshop};
  if (!settings.wanted && packaging === undefined && !site.shell) return {...bare, project: host.workDir};
  log.step('sources');
  const source = await sendTree(host, workshop, tree);
  await workshop.run(['mkdir', '-p', INSIDE.root]);
  const env = environmentOf(plan, target, INSIDE.root);
  const finished = join(folder.path, 'finished');
  let files: readonly string[] = [];
  const lines = {
    place: {
      sh: (script: string, options: object) =>
        workshop.run(['sh', '-e', '-c', script], {cwd: source, ...options}),
      endProcesses: () => workshop.endProcesses(),
    },
    settings,
    env,
    log,
    signal: host.signal,
    hint: `open a shell where it stopped: linux-pkg build --shell ${shellWord(target.name)}`,
  };
  const own =
    packaging &&
    (async () => {
      log.step('packaging');
      const {version} = plan;
      const job = {config, path: packaging.text, workshop, source, env, settings, version};
      files = await makeOwnPackages(host, {...job, folder: finished});
    });
  if (site.shell) {
    await runShellLines(lines, own).catch((error: unknown) => {
      if (host.signal.aborted) throw error;
      log.warn({message: error instanceof Error ? error.message : String(error)});
    });
    host.signal.throwIfAborted();
    await log.aside(() => workshop.openShell({cwd: source, env}));
    return {...bare, project: host.workDir};
  }
  await runShellLines(lines, own);
  log.step('result');
  if (own) return {...bare, project: host.workDir, finished: {folder: finished, files}};
  const paths = wantedPaths(host, config, target);
  const project = await receiveProject(workshop, tree, {paths, folder: join(folder.path, 'project')});
  await receive(workshop, INSIDE.root, folder.path);
  return {...bare, project, root: join(folder.path, 'root')};
}
