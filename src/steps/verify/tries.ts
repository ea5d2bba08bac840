import {type Failure, PkgError, UserError} from '../../model/errors.ts';
import type {CheckResult, PackageResult} from '../../model/verify.ts';
import {allInOrder} from '../../tools/parallel.ts';
import type {Case} from './cases.ts';
import {notRun, wordsOf} from './conduct.ts';
import {failureOf} from './failure.ts';
import type {Site} from './life.ts';
import {checkNames, resultOf, verifyOne} from './one.ts';

/** What was found of all. */
export interface Tried {
  readonly results: readonly PackageResult[];
  /** Packages that do not do as they should, and those that could not be tried. */
  readonly failed: readonly Failure[];
  /** Paths of the artifacts that passed wherever they were tried. */
  readonly proved: ReadonlySet<string>;
}

/** Every case gets its try; what fails is kept, and the others go on. */
export async function tryAll(site: Site, cases: readonly Case[], atOnce: number): Promise<Tried> {
  const {host} = site;
  const failed: Failure[] = [];
  const unproved = new Set<string>();
  const results = await allInOrder(cases, atOnce, async (one): Promise<PackageResult | undefined> => {
    if (host.signal.aborted) return undefined;
    using log = host.log.branch(`${one.facts.name} ${one.ground.id}`);
    const fail = (error: unknown, where?: string) => {
      log.fail(where);
      failed.push({target: one.target.id, step: 'verify', error});
    };
    try {
      const {result, proved} = await verifyOne(site, one, log);
      if (!proved) unproved.add(one.path);
      const error = failureOf(result);
      if (error) fail(error, failedIn(result));
      return result;
    } catch (error) {
      unproved.add(one.path);
      if (!site.mustBoot && isOutOfReach(error)) {
        const [reason = ''] = error.message.split('\n');
        log.warn({
          message: `${one.name} is not verified on ${one.on}: ${reason}`,
          ...(error.hint && {hint: error.hint}),
        });
        return resultOf(
          one,
          checkNames.map((name) => notRun(name, reason)),
        );
      }
      fail(error);
      return untried(one, error);
    }
  });
  host.signal.throwIfAborted();
  const artifacts = cases.flatMap(({artifact, path}) =>
    artifact && !unproved.has(path) ? [artifact.path] : [],
  );
  return {results: results.filter((result) => result !== undefined), failed, proved: new Set(artifacts)};
}

/** The log's own step is by now the last check of all. */
const failedIn = ({checks}: PackageResult): string =>
  checks
    .filter(({outcome}) => outcome === 'failed')
    .map(({name}) => name)
    .join(', ');

/** No registry answers: a laptop without a network can still build. In CI it is a failure. */
export const isOutOfReach = (error: unknown): error is PkgError =>
  error instanceof PkgError && !(error instanceof UserError) && error.code === 'containers/pull';

/** A package that could not be tried at all. */
function untried(one: Case, error: unknown): PackageResult {
  const words = error instanceof PkgError ? wordsOf(error) : {reason: String(error)};
  const start: CheckResult = {name: 'start', outcome: 'failed', ...words, milliseconds: 0};
  return resultOf(one, [start, ...checkNames.map((name) => notRun(name, 'it could not be tried'))]);
}
