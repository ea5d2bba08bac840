import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type Place, type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {LintFinding} from '../../model/linter.ts';
import {compileGlob, type Glob} from '../stage/index.ts';

/** A finding that the project has accepted, with the reason. */
export interface Allowed {
  readonly tag: string;
  /** Only where it is about such a path. */
  readonly paths: Glob | undefined;
  readonly reason: string;
  readonly place: Place;
}

const SHAPE = 'write: tag [path] # reason, as in: no-manual-page /usr/bin/* # hello --help says it all';

/** Reads the list that `verify.allow` names; every wrong line is told at once. */
export async function readAllowList(host: Host, file: string, named: Place): Promise<readonly Allowed[]> {
  let text: string;
  try {
    text = await readFile(join(host.workDir, file), 'utf8');
  } catch (cause) {
    throw new UserError(
      'verify/allow',
      [{message: `verify.allow: ${file} cannot be read`, hint: 'name a file of the project', place: named}],
      {cause},
    );
  }
  return parseAllowList(text, file);
}

/** A finding a line, each with its reason; lines that start with `#` are notes. */
export function parseAllowList(text: string, file: string): readonly Allowed[] {
  const problems: Problem[] = [];
  const allowed = text.split(/\r?\n/).flatMap((line, index): readonly Allowed[] => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const place = {file, line: index + 1};
    const read = parseLine(line.trim());
    if (typeof read !== 'string') return [{...read, place}];
    problems.push({message: read, hint: SHAPE, place});
    return [];
  });
  if (problems.length > 0) throw new UserError('verify/allow', problems);
  return allowed;
}

function parseLine(line: string): Omit<Allowed, 'place'> | string {
  const [, said = '', reason = ''] = /^(.*?)(?:\s#(.*))?$/su.exec(line) ?? [];
  const [, tag = '', path = ''] = /^(\S+)\s*(.*)$/su.exec(said.trim()) ?? [];
  if (reason.trim() === '') return `${tag} has no reason`;
  if (!/^[\w.+-]+(?:\/[\w.+-]+)*$/.test(tag)) return `"${tag}" is no name of a finding`;
  if (path === '') return {tag, paths: undefined, reason: reason.trim()};
  const paths = compileGlob(path.startsWith('/') ? path : `/${path}`);
  return typeof paths === 'string' ? `${path}: ${paths}` : {tag, paths, reason: reason.trim()};
}

/** Whether that line is about that finding. */
export const allows = ({tag, paths}: Allowed, finding: LintFinding): boolean =>
  tag === finding.tag && (paths === undefined || (finding.path !== undefined && paths.matches(finding.path)));
