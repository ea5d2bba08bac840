import type {Artifact} from '../model/artifact.ts';
import {TargetsError, UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Signer} from '../model/signer.ts';
import type {Plan} from '../model/target.ts';
import type {PackageResult} from '../model/verify.ts';
import type {Config} from '../steps/config/index.ts';
import {writeJunit} from '../steps/report/index.ts';
import {openDraft, type Prepared, prepareRepository, refuseOverLimits} from '../steps/repository/index.ts';
import {type VerifiedRepository, verifyRepository} from '../steps/verify/index.ts';

export interface RepositoryWork {
  readonly config: Config;
  readonly plan: Plan;
  readonly artifacts: readonly Artifact[];
  readonly signers: readonly Signer[];
  /** What was found of the packages before they were signed. */
  readonly results?: readonly PackageResult[];
  /** Nothing becomes public before it: what is refused need not be known ahead. */
  readonly isAlone?: boolean;
}

/** A repository that may be published, or why that could not be found out. */
export type ReadyRepository =
  | {
      readonly prepared: Prepared;
      /** Left out on request, and where nothing has changed. */
      readonly verified: VerifiedRepository | undefined;
      readonly error?: undefined;
    }
  | {readonly prepared?: undefined; readonly verified?: undefined; readonly error: unknown};

/**
 * Makes the repository as it will be, and has clean machines try that draft before anybody sees anything: where one of
 * them fails, nothing is published at all. A place that does not answer is told of at the end.
 */
export async function readyRepository(
  host: Host,
  inputs: Pick<Inputs, 'verify'>,
  {config, plan, artifacts, signers, results = [], isAlone = false}: RepositoryWork,
): Promise<ReadyRepository> {
  const {group} = host.log;
  const prepared = await group('Repository', () =>
    unlessMistaken(host, () => prepareRepository(host, config, plan, {artifacts, signers})),
  );
  if ('error' in prepared) return prepared;
  const drafted = await group('Repository draft', () =>
    tryDraft(host, inputs, {config, plan, prepared: prepared.value, isAlone}),
  );
  if ('error' in drafted) return drafted;
  const verified = drafted.value;
  if (verified) await writeJunit(host, [...results, ...verified.results]);
  if (verified && verified.failed.length > 0) {
    host.log.info('Nothing was published: machines that tried the draft of the repository failed.');
    throw new TargetsError(verified.failed);
  }
  return {prepared: prepared.value, verified};
}

type Tried<T> = {readonly value: T} | {readonly error: unknown};

/** What the person has to put right is thrown; a place that does not answer is given back. */
async function unlessMistaken<T>(host: Host, work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return {value: await work()};
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    return {error};
  }
}

interface DraftWork extends Pick<RepositoryWork, 'config' | 'plan'> {
  readonly prepared: Prepared;
  readonly isAlone: boolean;
}

/** Nothing where nothing changes: what is published was tried when it came. */
async function tryDraft(
  host: Host,
  {verify}: Pick<Inputs, 'verify'>,
  {config, plan, prepared, isAlone}: DraftWork,
): Promise<Tried<VerifiedRepository | undefined>> {
  if (!verify && isAlone && !prepared.work.store.limits) return {value: undefined};
  const opened = await unlessMistaken(host, () => openDraft(host, prepared));
  if ('error' in opened) return opened;
  await using draft = opened.value;
  if (draft.places.every(({isChanged}) => !isChanged)) return {value: undefined};
  await refuseOverLimits(draft);
  if (!verify) return {value: undefined};
  const targets = plan.targets.map(({name}) => name);
  return {value: await verifyRepository(host, config, {...draft, targets})};
}
