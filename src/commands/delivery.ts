import {type Problem, UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {
  type Chosen,
  deliver,
  failedOf,
  failedResult,
  openPublishing,
  point,
  REPOSITORY,
  type Result,
  withResults,
} from '../steps/publish/index.ts';
import {withRepositoryTrials} from '../steps/report/index.ts';
import {
  type Publication,
  publishToRepository,
  repositoryResult,
  withRepository,
} from '../steps/repository/index.ts';
import {againLine} from './again.ts';
import {problemsOf} from './failure.ts';
import {type ReadyRepository, type RepositoryWork, readyRepository} from './repository.ts';

interface Work extends RepositoryWork {
  readonly chosen: Chosen;
}

/** What became of all places. */
export interface Left {
  readonly results: readonly Result[];
  readonly repository: ReadyRepository | undefined;
  readonly publication: Publication | undefined;
}

/**
 * Brings the files to every place. All that can be known is found out before anything is public; then each place gets
 * its try, the repository after the files, pointers last. What failed is told at the end.
 */
export async function leaveEverywhere(host: Host, inputs: Inputs, work: Work): Promise<Left> {
  const {group} = host.log;
  const {chosen} = work;
  await using publishing = await group('Places', () =>
    openPublishing(host, {...work, settings: chosen.settings, mode: 'real'}),
  );
  const isAlone = chosen.settings.length === 0;
  const repository = chosen.repository ? await readyRepository(host, inputs, {...work, isAlone}) : undefined;
  const delivered = await group('Publish', () => deliver(host, publishing));
  const {publication, result} = await leaveRepository(host, repository, isAlone);
  const pointed = await group('Pointers', () => point(host, publishing, delivered));
  return {results: [...pointed, ...(result ? [result] : [])], repository, publication};
}

/** The repository, as its draft was. */
async function leaveRepository(
  host: Host,
  ready: ReadyRepository | undefined,
  isAlone: boolean,
): Promise<{readonly publication?: Publication; readonly result?: Result}> {
  if (!ready) return {};
  const named = {id: REPOSITORY, title: ready.prepared?.work.store.title ?? 'the repository'};
  if (!ready.prepared) return {result: failedResult(named, ready.error, host.signal)};
  const {prepared} = ready;
  try {
    host.signal.throwIfAborted();
    const publication = await host.log.group('Publication', () => publishToRepository(host, prepared));
    return {publication, result: repositoryResult(REPOSITORY, publication)};
  } catch (error) {
    // Nothing else has happened in this run: a mistake is told as every other.
    if (isAlone && (host.signal.aborted || error instanceof UserError)) throw error;
    return {result: failedResult(named, error, host.signal)};
  }
}

/** The report with what became of every place; it has failed where one of them has. */
export function withLeft(
  report: Report,
  {results, repository, publication}: Left,
  {host, inputs}: {readonly host: Host; readonly inputs: Inputs},
): Report {
  const again = againLine(host, inputs);
  const told = withRepositoryTrials(withRepository(report, publication), repository?.verified);
  const problems = failedOf(results).flatMap(({id, error}) =>
    failureProblems(id, problemsOf(error, host.signal.aborted), again(id)),
  );
  const all = withResults(told, results, again);
  return problems.length === 0 ? all : {...all, problems: [...(all.problems ?? []), ...problems]};
}

const MOST_PROBLEMS = 3;

/** The first of what went wrong in one place, and how to go on; the log of the place has the rest. */
function failureProblems(id: string, problems: readonly Problem[], again: string): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  const shown = more > 0 ? [...problems.slice(0, MOST_PROBLEMS), {message: `and ${more} more`}] : problems;
  return shown.map(({hint, ...problem}, index) => {
    const isLast = index === shown.length - 1;
    const hints = [hint, isLast ? `to retry just this one: ${again}` : ''].filter(Boolean).join('; ');
    return {...problem, message: `${id}: ${problem.message}`, ...(hints && {hint: hints})};
  });
}
