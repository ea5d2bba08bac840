import {isAbsolute, relative} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type Config, placeOf} from '../config/index.ts';

/** A look at the disk for one line of the config. */
export interface Search {
  /** Takes note of something wrong. */
  error(message: string, hint?: string): void;
  warn(message: string, hint?: string): void;
  /** A path as people know it: from the project where it is inside. */
  show(path: string): string;
  /** The output folder is no source: it would pack the packages of the last run. */
  skips(path: string): boolean;
  /** A tree that no run of ours has put packages into. */
  readonly whole?: boolean;
}

/** What staging has found so far; each thing is kept once, however many targets it hits. */
export interface Findings {
  readonly problems: ReadonlyMap<string, Problem>;
  readonly warnings: ReadonlyMap<string, Problem>;
  /** Something wrong at a dotted path of the config. */
  error(at: string, message: string, hint?: string): void;
  warn(at: string, message: string, hint?: string): void;
  /** Something wrong in another file than the config. */
  tell(problem: Problem): void;
  note(problem: Problem): void;
}

export function makeFindings(config: Config): Findings {
  const problems = new Map<string, Problem>();
  const warnings = new Map<string, Problem>();
  const into = (list: Map<string, Problem>) => (at: string, message: string, hint?: string) => {
    const problem = {message, ...(hint && {hint}), place: placeOf(config, at)};
    list.set(JSON.stringify(problem), problem);
  };
  const tell = (problem: Problem) => void problems.set(JSON.stringify(problem), problem);
  const note = (problem: Problem) => void warnings.set(JSON.stringify(problem), problem);
  return {problems, warnings, error: into(problems), warn: into(warnings), tell, note};
}

/** The same, for one line of the config. */
export const searchAt = (
  findings: Findings,
  at: string,
  {workDir, outDir, root}: Pick<Host, 'workDir' | 'outDir'> & {readonly root?: string | undefined},
): Search => ({
  error: (message, hint) => findings.error(at, message, hint),
  warn: (message, hint) => findings.warn(at, message, hint),
  skips: (path) => path === outDir,
  show: (path) => {
    const built = root === undefined ? undefined : insideOf(root, path);
    return built === undefined ? (insideOf(workDir, path) ?? path) : `$DESTDIR/${built}`;
  },
});

const insideOf = (folder: string, path: string): string | undefined => {
  const inside = relative(folder, path);
  return inside && !inside.startsWith('..') && !isAbsolute(inside) ? inside : undefined;
};
