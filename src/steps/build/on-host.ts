import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {unpackTar} from '../../containers/index.ts';
import {tempDir} from '../../tools/files.ts';
import {environmentOf} from './environment.ts';
import type {Leg, OpenBuild, Site} from './one.ts';
import {runShellLines} from './shell-lines.ts';
import {packTree} from './tree.ts';

/** Modes are packed as the build sets them: the person's own umask has no say in them, as in a container. */
const SHELL = ['sh', '-c', 'umask 022 && exec sh -e -c "$1"', 'sh'] as const;

/** `build.host: true`: the shell lines run on this machine, in a copy of the tree; it stays as it is. */
export async function buildOnHost(
  {host, plan, tree}: Site,
  {target, settings, log}: Leg,
): Promise<OpenBuild> {
  const folder = await tempDir();
  const close = () => folder[Symbol.asyncDispose]();
  try {
    log.step('sources');
    const copy = join(folder.path, 'project');
    for await (const tar of packTree(host, tree)) await unpackTar(tar, copy);
    const project = join(copy, tree.below);
    const root = join(folder.path, 'root');
    await mkdir(root);
    await runShellLines({
      place: {
        sh: (script, options) => host.run([...SHELL, script], {cwd: project, ...options}),
        endProcesses: async () => undefined,
      },
      settings,
      env: environmentOf(plan, target, root),
      log,
      signal: host.signal,
      hint: 'the build ran on this machine (build.host), in a copy of the tree',
    });
    const build = {target: target.id, project, root, workshop: undefined};
    return {build, [Symbol.asyncDispose]: close};
  } catch (error) {
    await close();
    throw error;
  }
}
