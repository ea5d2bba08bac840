import {type Failure, PkgError, type Problem} from '../../model/errors.ts';
import type {Report, Table} from '../../model/report.ts';
import {type CheckResult, isVerified, type Outcome, type PackageResult} from '../../model/verify.ts';
import {printable, printableLines} from '../../text/printable.ts';
import {shellWord} from '../../text/shell.ts';
import {timeText} from './units.ts';

const LAST_LINES = 20;

/** The target; of a portable one, with the release in whose container its package was tried. */
export const triedOn = ({target, on}: PackageResult): string =>
  target === on || target.startsWith(`${on}/`) ? target : `${target} on ${on}`;

/** How each package came through, for the summary and the terminal: one row a package and target. */
export const verificationTable = (results: readonly PackageResult[]): Table => ({
  title: 'Verification',
  head: ['target', 'package', 'passed', 'failed', 'not run', 'time'],
  rows: results.map((result) => [
    triedOn(result),
    result.file,
    String(count(result.checks, 'passed')),
    namesOf(result.checks, 'failed'),
    namesOf(result.checks, 'not run'),
    timeText(result.checks.reduce((sum, {milliseconds}) => sum + milliseconds, 0)),
  ]),
});

/** What stands under the table: why checks were not run, each reason once; then what failed, with its last lines. */
export function verificationNotes(results: readonly PackageResult[]): readonly string[] {
  const skipped = new Map<string, Set<string>>();
  for (const {checks} of results)
    for (const {name, outcome, reason} of checks)
      if (outcome === 'not run') {
        const why = reason ?? 'no reason was given';
        skipped.set(why, (skipped.get(why) ?? new Set()).add(name));
      }
  return [
    ...[...skipped].map(([why, names]) => `Not run: ${[...names].join(', ')}: ${printable(why)}`),
    ...results.flatMap((result) =>
      result.checks.filter(({outcome}) => outcome === 'failed').map((check) => failureNote(result, check)),
    ),
  ];
}

/** One failed check as lines: what, the command, the end of what it printed. */
export const failureNote = (result: PackageResult, check: CheckResult): string =>
  [
    `Failed: ${triedOn(result)}, ${result.file}, ${check.name}${check.reason === undefined ? '' : `: ${printable(check.reason)}`}`,
    ...(check.command ? [`  $ ${printable(check.command.map(shellWord).join(' '))}`] : []),
    ...lastLines(check.output ?? '').map((line) => `    ${line}`),
  ].join('\n');

const lastLines = (text: string): readonly string[] => {
  if (text.trim() === '') return [];
  const lines = printableLines(text.trimEnd());
  const left = lines.length - LAST_LINES;
  return left > 0 ? [`… ${left} lines before these`, ...lines.slice(-LAST_LINES)] : lines;
};

/** What the verify step has found. */
export interface Tried {
  readonly results: readonly PackageResult[];
  /** Packages that failed, and those that could not be tried. */
  readonly failed?: readonly Failure[];
  /** Why nothing was tried at all. */
  readonly unverified?: string | undefined;
}

/** What `verify` says. */
export const verifyReport = ({results, failed = [], unverified}: Tried): Report => {
  const problems = [...results.flatMap(problemsIn), ...untold(results, failed)];
  const good = results.filter(isVerified).length;
  return {
    title:
      unverified === undefined
        ? `Verified ${good} of ${results.length} ${results.length === 1 ? 'package' : 'packages'}`
        : 'Not verified',
    tables: results.length === 0 ? [] : [verificationTable(results)],
    notes: verificationNotes(results),
    next: [],
    outputs: {},
    problems,
    failed: problems.length > 0,
    data: {results},
  };
};

/** The report with what clean machines made of a repository before it was published. */
export const withRepositoryTrials = (report: Report, tried: Tried | undefined): Report =>
  tried === undefined
    ? report
    : {
        ...report,
        tables:
          tried.results.length === 0
            ? report.tables
            : [
                ...report.tables,
                {...verificationTable(tried.results), title: 'Repository, as its users have it'},
              ],
        notes: [
          ...report.notes,
          ...(tried.unverified === undefined
            ? verificationNotes(tried.results)
            : [`The repository is not verified: ${tried.unverified}.`]),
        ],
        data: {...report.data, repositoryResults: tried.results},
      };

/** What no result tells, as a step that broke off. */
const untold = (results: readonly PackageResult[], failed: readonly Failure[]): readonly Problem[] => {
  const told = new Set(results.filter(({checks}) => count(checks, 'failed') > 0).map(({target}) => target));
  return failed
    .filter(({target}) => !told.has(target))
    .map(({target, error}) => ({
      message: `${target}: ${error instanceof Error ? error.message : String(error)}`,
      ...hintOf(error),
    }));
};

const hintOf = (error: unknown): {hint?: string} =>
  error instanceof PkgError && error.hint !== undefined ? {hint: error.hint} : {};

/** A failed check is an annotation: at the places it knows, else for the package as a whole. */
const problemsIn = (result: PackageResult): readonly Problem[] =>
  result.checks
    .filter(({outcome}) => outcome === 'failed')
    .flatMap(({name, reason = 'failed', problems = []}) =>
      (problems.length > 0 ? problems : [{message: reason}]).map((problem) => ({
        ...problem,
        message: `${triedOn(result)}, ${result.file}, ${name}: ${problem.message}`,
      })),
    );

const count = (checks: readonly CheckResult[], wanted: Outcome): number =>
  checks.filter(({outcome}) => outcome === wanted).length;

/** `2: install, purge`; nothing where there is none. */
function namesOf(checks: readonly CheckResult[], wanted: Outcome): string {
  const names = checks.filter(({outcome}) => outcome === wanted).map(({name}) => name);
  return names.length === 0 ? '' : `${names.length}: ${names.join(', ')}`;
}
