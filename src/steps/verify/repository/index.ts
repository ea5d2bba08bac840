import {mkdir} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {basename, join} from 'node:path';
import {archOf} from '../../../containers/index.ts';
import {type Failure, PkgError} from '../../../model/errors.ts';
import type {Host} from '../../../model/host.ts';
import type {CheckResult, PackageResult} from '../../../model/verify.ts';
import {repositoryKinds} from '../../../repositories/index.ts';
import {isCi} from '../../../tools/ci.ts';
import {tempDir} from '../../../tools/files.ts';
import {allInOrder} from '../../../tools/parallel.ts';
import {type Config, concurrencyOf} from '../../config/index.ts';
import {conduct, notRun, wordsOf} from '../conduct.ts';
import {dockOrReason} from '../dock.ts';
import {failureOf} from '../failure.ts';
import type {Site} from '../life.ts';
import {verifySettings} from '../settings.ts';
import {makeStamp} from '../stamp.ts';
import {isOutOfReach} from '../tries.ts';
import {anyGround, repositoryCases} from './cases.ts';
import {repositoryChecks} from './checks.ts';
import {openClient} from './client.ts';
import {type States, writeStates} from './states.ts';
import type {RepositoryCase, RepositoryTrial} from './trial.ts';

export type {RepositoryTrial} from './trial.ts';

/** What clients made of a repository. */
export interface VerifiedRepository {
  readonly results: readonly PackageResult[];
  readonly failed: readonly Failure[];
  /** Why nothing was tried at all. */
  readonly unverified?: string;
}

const AT_ONCE = Math.min(4, availableParallelism());

/**
 * Has clean machines of the releases concerned add the repository as its page says, and install, upgrade and remove
 * what is new in it, before users see any of it. A container serves the repository to itself and has no rights that
 * others have not: the key is in this job.
 */
export async function verifyRepository(
  host: Host,
  config: Config | undefined,
  trial: RepositoryTrial,
): Promise<VerifiedRepository> {
  const [first] = trial.page.places;
  if (!first) return {results: [], failed: []};
  const dock = await dockOrReason(host, config, anyGround(repositoryKinds[first.kind]!.format));
  if (typeof dock === 'string') return {results: [], failed: [], unverified: dock};
  await using _ = dock.shelf;
  const arch = archOf(dock.engine.platform);
  const cases = arch === undefined ? [] : await repositoryCases(host, trial, {config, arch});
  const site = {host, dock, settings: verifySettings(config), stamp: makeStamp(host)};
  await using folder = await tempDir();
  const open = statesOnce(host, trial, folder.path);
  const failed: Failure[] = [];
  const results = await allInOrder(cases, (config && concurrencyOf(config)) ?? AT_ONCE, async (one) => {
    if (host.signal.aborted) return undefined;
    const result = await tryOne(site, one, {open, folder: join(folder.path, `case${cases.indexOf(one)}`)});
    const error = failureOf(result);
    if (error) failed.push({target: one.ground.id, step: 'verify', error});
    return result;
  });
  host.signal.throwIfAborted();
  return {results: results.filter((result) => result !== undefined), failed};
}

type Open = (trialCase: RepositoryCase) => Promise<States>;

/** Packages of one shelf share its states. */
function statesOnce(host: Host, trial: RepositoryTrial, folder: string): Open {
  const made = new Map<string, Promise<States>>();
  return (trialCase) => {
    const key = `${trialCase.kind.id} ${trialCase.place}`;
    const states =
      made.get(key) ?? writeStates(host, trial, {trialCase, folder: join(folder, `shelf${made.size}`)});
    made.set(key, states);
    return states;
  };
}

interface Bench {
  readonly open: Open;
  readonly folder: string;
}

async function tryOne(
  site: Pick<Site, 'host' | 'dock' | 'settings' | 'stamp'>,
  trialCase: RepositoryCase,
  {open, folder}: Bench,
): Promise<PackageResult> {
  const {host} = site;
  using log = host.log.branch(`${trialCase.listing.name} ${trialCase.ground.id}`);
  try {
    await mkdir(folder);
    await using arrived = await openClient(site, {
      trialCase,
      states: await open(trialCase),
      ...{folder, log},
    });
    const checks = await conduct(repositoryChecks, arrived.client);
    const failed = checks.filter(({outcome}) => outcome === 'failed').map(({name}) => name);
    if (failed.length > 0) log.fail(failed.join(', '));
    return resultOf(trialCase, checks);
  } catch (error) {
    host.signal.throwIfAborted();
    if (!isCi(host) && isOutOfReach(error)) {
      const [reason = ''] = error.message.split('\n');
      log.warn({message: `${trialCase.listing.name} is not tried on ${trialCase.on}: ${reason}`});
      return resultOf(
        trialCase,
        repositoryChecks.map(({name}) => notRun(name, reason)),
      );
    }
    log.fail();
    const words = error instanceof PkgError ? wordsOf(error) : {reason: String(error)};
    const start: CheckResult = {name: 'start', outcome: 'failed', ...words, milliseconds: 0};
    return resultOf(trialCase, [
      start,
      ...repositoryChecks.map(({name}) => notRun(name, 'it could not be tried')),
    ]);
  }
}

const resultOf = (
  {kind, place, on, listing}: RepositoryCase,
  checks: readonly CheckResult[],
): PackageResult => ({
  target: `${kind.id} ${place}`,
  on,
  file: basename(listing.path),
  package: listing.name,
  version: listing.version,
  checks,
});
