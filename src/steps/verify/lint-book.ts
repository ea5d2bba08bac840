import type {Problem} from '../../model/errors.ts';
import type {Host, Log} from '../../model/host.ts';
import type {LintFinding} from '../../model/linter.ts';
import {type Config, placeOf} from '../config/index.ts';
import {type Allowed, allows, readAllowList} from './allow-list.ts';
import type {VerifySettings} from './settings.ts';

/** What the linters of one run share: the findings that are accepted, and what was told of the others. */
export interface LintBook {
  readonly allowed: readonly Allowed[];
  readonly used: Set<Allowed>;
  /** Whether a linter that cannot be had is a failure: in CI, where a gap in the images would go unseen. */
  readonly required: boolean;
  /** Warnings by their text and place: the targets that had them. */
  readonly told: Map<string, {readonly problem: Problem; readonly targets: string[]}>;
}

/** Reads the list of accepted findings; a line that is wrong ends the run before anything is started. */
export async function openLintBook(
  host: Host,
  {lint, allow}: Pick<VerifySettings, 'lint' | 'allow'>,
  config: Config | undefined,
): Promise<LintBook> {
  const allowed =
    lint && allow !== undefined
      ? await readAllowList(host, allow, config ? placeOf(config, 'verify.allow') : {file: allow})
      : [];
  const required = /^(?:1|true|yes)$/i.test(host.env['CI'] ?? '');
  return {allowed, required, used: new Set(), told: new Map()};
}

export interface Judged {
  readonly finding: LintFinding;
  readonly problem: Problem;
}

/** Sorts what a linter found: errors are given back, warnings are kept to be told once for all targets, notes are nothing. */
export function judge(
  {allowed, used, told}: LintBook,
  judged: readonly Judged[],
  on: string,
): readonly Judged[] {
  return judged.filter(({finding, problem}) => {
    const accepted = allowed.filter((line) => allows(line, finding));
    for (const line of accepted) used.add(line);
    if (accepted.length > 0 || finding.severity === 'note') return false;
    if (finding.severity === 'error') return true;
    const key = JSON.stringify([problem.message, problem.place]);
    const before = told.get(key);
    if (before) before.targets.push(on);
    else told.set(key, {problem, targets: [on]});
    return false;
  });
}

/** Tells the warnings, each once; and, where every target was there, the accepted findings that nobody had. */
export function closeLintBook(
  log: Pick<Log, 'warn'>,
  {allowed, used, told}: LintBook,
  {whole}: {readonly whole: boolean},
): void {
  for (const {problem, targets} of told.values())
    log.warn({...problem, message: `${problem.message} (${[...new Set(targets)].join(', ')})`});
  if (!whole) return;
  for (const line of allowed)
    if (!used.has(line))
      log.warn({
        message: `no linter has found ${line.tag}${line.paths ? ` at such a path` : ''}`,
        hint: 'take the line out: what it accepts is not there, or has another name',
        place: line.place,
      });
}
