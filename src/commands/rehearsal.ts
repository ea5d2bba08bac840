import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import type {Signer} from '../model/signer.ts';
import type {Plan} from '../model/target.ts';
import type {Config} from '../steps/config/index.ts';
import {isPullRequest} from '../steps/key/index.ts';
import {
  type Chosen,
  draftOutput,
  openPublishing,
  REPOSITORY,
  type Upload,
  uploadsOf,
  withUploads,
} from '../steps/publish/index.ts';
import {publishReport} from '../steps/report/index.ts';
import {foreseenFiles, prepareRepository, withPlacements} from '../steps/repository/index.ts';
import type {RepositoryWork} from './repository.ts';
import {sealPackages} from './seal.ts';

interface Work extends RepositoryWork {
  readonly chosen: Chosen;
  /** dry: places are asked what they have, as far as they can be; mute: nobody is. */
  readonly mode: 'dry' | 'mute';
}

/** The report with every upload that a run would make, by place; nothing is changed anywhere. */
export async function withRehearsal(host: Host, report: Report, work: Work): Promise<Report> {
  const {group} = host.log;
  const {chosen, mode, signers} = work;
  await using publishing = await group('Places', () =>
    openPublishing(host, {...work, settings: chosen.settings}),
  );
  const isListed = chosen.repository && mode === 'dry' && signers.length > 0;
  const listed = isListed ? await group('Repository', () => repositoryUploads(host, work)) : {files: []};
  const told = withUploads(report, [...uploadsOf(publishing), ...listed.files], publishing);
  const why = [
    ...(mode === 'mute' ? ['Nothing was published: this is the run of a pull request.'] : []),
    ...(listed.why === undefined ? [] : [listed.why]),
    ...(chosen.repository && signers.length === 0
      ? ['What the repository would get is not known: it is written with a key alone.']
      : []),
  ];
  return {...told, notes: [...told.notes, ...why]};
}

interface Listed {
  readonly files: readonly Upload[];
  readonly why?: string;
}

/** What a run would write into the repository, or why that is not known. */
async function repositoryUploads(host: Host, {config, plan, ...work}: Work): Promise<Listed> {
  try {
    const files = await foreseenFiles(host, await prepareRepository(host, config, plan, work));
    return {files: files.map((file) => ({...file, to: REPOSITORY}))};
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    return {
      files: [],
      why: `${REPOSITORY} was not asked: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

interface Ground {
  readonly config: Config;
  readonly plan: Plan;
  readonly signers: readonly Signer[];
  readonly chosen: Chosen;
  readonly signing: Signer | string;
}

/** What `publish` does, as far as it goes without a change outside a folder that goes away. */
export async function rehearsePublish(host: Host, inputs: Inputs, ground: Ground): Promise<Report> {
  const {config, plan, signers, signing} = ground;
  await using draft = await host.log.group('Gather', () => draftOutput(host, plan));
  const artifacts = await sealPackages(draft.host, {config, plan, packages: draft.packages, signers});
  const report = publishReport(plan, artifacts, {out: inputs.out, signing, dry: true});
  const placed = withPlacements(report, host, config, plan);
  return await withRehearsal(draft.host, placed, {
    ...ground,
    artifacts,
    mode: isPullRequest(host) ? 'mute' : 'dry',
  });
}
