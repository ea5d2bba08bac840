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
  const args = ['ps', '--all', '--quiet', '--no-trunc', `--filter=label=${LABELS.owner}`];
  const ids = (await engine.run(args)).stdout.split('\n').filter(Boolean);
  const found = await Promise.all(ids.map((id) => tolerant(host, () => inspect(engine, id))));
  const dead = found.flat().filter((container) => container && isLeftover(container)) as Found[];
  if (dead.length === 0) return;
  host.log.info(`removing ${dead.length} container${dead.length === 1 ? '' : 's'} of a run that was killed`);
  for (const {Id, Config} of dead) {
    await tolerant(host, () => engine.run(removeArgs([Id])));
    await removeTemp(Config.Labels ?? {});
  }
}

const inspect = async (engine: Engine, id: string): Promise<readonly Found[]> =>
  JSON.parse((await engine.run(inspectArgs('container', [id]))).stdout) as Found[];

/** Two runs may be at it at once: what the other has removed is not there any more. */
async function tolerant<T>(host: Host, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    host.log.debug(`leftovers: ${error.message}`);
    return undefined;
  }
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
