import type {Artifact} from '../model/artifact.ts';
import {TargetsError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import type {Signer} from '../model/signer.ts';
import type {Plan} from '../model/target.ts';
import type {PackageResult} from '../model/verify.ts';
import type {Config} from '../steps/config/index.ts';
import {withRepositoryTrials, writeJunit} from '../steps/report/index.ts';
import {
  openDraft,
  type Prepared,
  type Publication,
  prepareRepository,
  publishToRepository,
  withRepository,
} from '../steps/repository/index.ts';
import {type VerifiedRepository, verifyRepository} from '../steps/verify/index.ts';

interface Work {
  readonly config: Config;
  readonly plan: Plan;
  readonly artifacts: readonly Artifact[];
  readonly signers: readonly Signer[];
  /** What was found of the packages before they were signed. */
  readonly results?: readonly PackageResult[];
}

/** What became of the repository. */
export interface LeftRepository {
  readonly publication: Publication;
  /** Left out on request, and where nothing has changed. */
  readonly verified: VerifiedRepository | undefined;
}

/**
 * Brings the repository up to date. Before anybody sees it, clean machines try it as a draft: where one of them fails,
 * what is published stays as it is.
 */
export async function leaveRepository(
  host: Host,
  inputs: Pick<Inputs, 'verify'>,
  {config, plan, artifacts, signers, results = []}: Work,
): Promise<LeftRepository> {
  const {group} = host.log;
  const prepared = await group('Repository', () =>
    prepareRepository(host, config, plan, {artifacts, signers}),
  );
  const verified = inputs.verify
    ? await group('Repository draft', () => verifyDraft(host, config, {plan, prepared}))
    : undefined;
  if (verified) await writeJunit(host, [...results, ...verified.results]);
  if (verified && verified.failed.length > 0) {
    host.log.info('The repository is left as it was: machines that tried the draft of the new one failed.');
    throw new TargetsError(verified.failed);
  }
  const publication = await group('Publication', () => publishToRepository(host, prepared));
  return {publication, verified};
}

/** Nothing where nothing changes: what is published was tried when it came. */
async function verifyDraft(
  host: Host,
  config: Config,
  {plan, prepared}: {readonly plan: Plan; readonly prepared: Prepared},
): Promise<VerifiedRepository | undefined> {
  await using draft = await openDraft(host, prepared);
  if (draft.places.every(({isChanged}) => !isChanged)) return undefined;
  return await verifyRepository(host, config, {...draft, targets: plan.targets.map(({name}) => name)});
}

/** The report with what became of the repository, and what machines made of it before. */
export const withLeftRepository = (report: Report, left: LeftRepository | undefined): Report =>
  left === undefined ? report : withRepositoryTrials(withRepository(report, left.publication), left.verified);
