import {lstat, readFile, realpath} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {fileProblem, pathProblem} from './files.ts';
import {HANDOVER_FILE, type Handover, handoverSchema, shown} from './schema.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_PROBLEMS = 20;
const HINT = 'build this target again; nothing but `linux-pkg build` writes here';

/**
 * Reads a leg's `artifacts.json` as what a stranger sent: exact types, plain paths below the folder,
 * and every size and digest recomputed from the file itself. All that is wrong is told at once.
 */
export async function readHandover(host: Host, dir: string): Promise<Handover> {
  const file = join(dir, HANDOVER_FILE);
  const refuse = refusalAt(relative(host.workDir, file) || file);
  const handover = parseHandover(await readText(file, refuse), refuse);
  const base = await realpath(dir);
  const problems: string[] = contradictions(handover);
  for (const artifact of handover.artifacts) {
    const problem = await fileProblem(base, artifact);
    if (problem) problems.push(problem);
  }
  if (problems.length > 0) throw refuse(problems);
  return handover;
}

/** What an `artifacts.json` lists, without a look at the files: each has a plain path below the folder. */
export async function listedIn(dir: string): Promise<Handover> {
  const file = join(dir, HANDOVER_FILE);
  const refuse = refusalAt(file);
  const handover = parseHandover(await readText(file, refuse), refuse);
  const problems = handover.artifacts.flatMap((artifact) => pathProblem(artifact) ?? []);
  if (problems.length > 0) throw refuse(problems);
  return handover;
}

const refusalAt =
  (file: string): Refuse =>
  (problems, cause) =>
    new UserError(
      'handover/unsound',
      problems.map((message): Problem => ({message, hint: HINT, place: {file}})),
      {cause},
    );

type Refuse = (problems: readonly string[], cause?: unknown) => UserError;

async function readText(file: string, refuse: Refuse): Promise<string> {
  const found = await lstat(file).catch((cause: unknown) => {
    throw refuse([`${HANDOVER_FILE} is missing`], cause);
  });
  if (!found.isFile()) throw refuse([`${HANDOVER_FILE} is not a regular file`]);
  if (found.size > MAX_BYTES)
    throw refuse([`${HANDOVER_FILE} has ${found.size} bytes, ${MAX_BYTES} at most`]);
  return readFile(file, 'utf8');
}

function parseHandover(text: string, refuse: Refuse): Handover {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw refuse([`${HANDOVER_FILE} is not JSON`], cause);
  }
  const parsed = handoverSchema.safeParse(data);
  if (parsed.success) return parsed.data as Handover;
  throw refuse(parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => shown(issueText(issue))));
}

type Issue = NonNullable<ReturnType<typeof handoverSchema.safeParse>['error']>['issues'][number];

function issueText(issue: Issue): string {
  const place = issue.path.join('.') || 'the whole';
  if (issue.code === 'unrecognized_keys') return `${place}: unknown key ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `${place}: not of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `${place}: not one of ${issue.values.join(', ')}`;
  return `${place}: not what a handover holds`;
}

/** Where the file speaks against itself: a path named twice, a target without a package, a package without its target. */
function contradictions({targets, artifacts}: Handover): string[] {
  const packages = artifacts.filter((artifact) => artifact.kind === 'package');
  const listed = new Set(targets);
  const built = new Set(packages.map(({target}) => target));
  const strays = packages.filter(({target}) => !listed.has(target));
  return [
    ...repeated(artifacts.map(({path}) => path)).map((path) => `${shown(path)} is named twice`),
    ...repeated(targets).map((target) => `target ${shown(target)} is named twice`),
    ...[...listed]
      .filter((target) => !built.has(target))
      .map((target) => `target ${shown(target)} has no package`),
    ...strays.map(
      ({name, target}) => `${shown(name)} belongs to target ${shown(target)}, which is not among the targets`,
    ),
  ].slice(0, MAX_PROBLEMS);
}

/** The values that stand in the list more than once, each once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
