import {tmpdir} from 'node:os';
import {basename, dirname} from 'node:path';
import {ToolError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {removeTree} from '../tools/files.ts';
import {inspectArgs, removeArgs} from './argv.ts';
import type {Engine} from './engine.ts';
import {LABELS} from './labels.ts';
import {lifeOf, parseOwner} from './owner.ts';

/** What is read of a container: nothing that its label could break. */
interface Found {
  readonly Id: string;
  readonly State: {readonly Status: string};
  readonly Config: {readonly Labels: Readonly<Record<string, string>> | null};
}

/**
 * Removes the containers, and the temporary folders that they name, of runs that were killed; those of runs
 * that live, here or on another machine that shares the engine, stay. Never a reason to fail.
 */
export async function removeLeftovers(host: Host, engine: Engine): Promise<void> {
  try {
    const dead = (await ourContainers(engine)).filter(isLeftover);
    if (dead.length === 0) return;
    host.log.info(
      `removing ${dead.length} container${dead.length === 1 ? '' : 's'} of a run that was killed`,
    );
    await engine.run(removeArgs(dead.map(({Id}) => Id)));
    for (const {Config} of dead) await removeTemp(Config.Labels ?? {});
  } catch (error) {
    if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    // Two runs may be at it at once.
    host.log.debug(`leftovers: ${error.message}`);
  }
}

async function ourContainers(engine: Engine): Promise<readonly Found[]> {
  const {stdout} = await engine.run([
    'ps',
    '--all',
    '--quiet',
    '--no-trunc',
    `--filter=label=${LABELS.owner}`,
  ]);
  const ids = stdout.split('\n').filter(Boolean);
  if (ids.length === 0) return [];
  return JSON.parse((await engine.run(inspectArgs('container', ids))).stdout) as Found[];
}

/** Ours never end by themselves: one that has is nobody's. */
function isLeftover({State, Config}: Found): boolean {
  const owner = parseOwner(Config.Labels?.[LABELS.owner] ?? '');
  if (!owner) return false;
  const life = lifeOf(owner);
  return life === 'dead' || (life === 'unknown' && /^(?:exited|dead)$/.test(State.Status));
}

/** A label may be anybody's: only what looks like a temporary folder of that very process is removed. */
async function removeTemp(labels: Readonly<Record<string, string>>): Promise<void> {
  const path = labels[LABELS.temp];
  const owner = parseOwner(labels[LABELS.owner] ?? '');
  if (path === undefined || !owner || dirname(path) !== tmpdir()) return;
  if (!new RegExp(`^\\.linux-pkg-${owner.pid}-\\w{6}$`).test(basename(path))) return;
  if (lifeOf(owner) === 'dead') await removeTree(path);
}
