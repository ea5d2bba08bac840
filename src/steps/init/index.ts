import {access, mkdir, writeFile} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import {printable} from '../../text/printable.ts';
import {detectProject, type Project} from './detect.ts';
import type {Finding} from './project.ts';
import {renderConfig} from './render.ts';

export interface WrittenConfig {
  /** From the project root. */
  readonly path: string;
  readonly content: string;
  /** One line per thing that was found, for the person. */
  readonly found: readonly string[];
}

/** Where the config step looks for ours. */
export const OUR_FILES = [
  'linux-pkg.yml',
  'linux-pkg.yaml',
  '.github/linux-pkg.yml',
  'packaging/linux-pkg.yml',
];

/** Writes a commented config file from what the project holds; with `dry-run`, only says it. Never overwrites. */
export async function initConfig(
  host: Host,
  inputs: Pick<Inputs, 'config' | 'dryRun'>,
): Promise<WrittenConfig> {
  const path = inputs.config ?? 'linux-pkg.yml';
  for (const taken of inputs.config === undefined ? OUR_FILES : [path])
    if (await exists(resolve(host.workDir, taken))) throw alreadyThere(taken);
  const project = await detectProject(host);
  const content = renderConfig(project);
  if (!inputs.dryRun) await writeNew(host, path, content);
  return {path, content, found: foundLines(project).map(printable)};
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const alreadyThere = (path: string, cause?: unknown): UserError =>
  new UserError('init/exists', `${path} is already there, and was not touched`, {
    hint: 'change it by hand, or move it away first; `linux-pkg doctor` checks it',
    cause,
  });

/** The flag makes sure of what was looked at before: an existing file, or a link in its place, is never replaced. */
async function writeNew(host: Host, path: string, content: string): Promise<void> {
  const target = resolve(host.workDir, path);
  try {
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, content, {flag: 'wx'});
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(path, cause);
    throw new UserError('init/write', `${path} cannot be written`, {
      hint: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}

function foundLines({findings, unread, nfpm, tagged}: Project): readonly string[] {
  if (nfpm !== undefined)
    return [`${nfpm} works as it is; the new file builds on it (extends), so that our own keys can be added`];
  return [
    ...findings.map(
      (finding) => `found in ${finding.source}: ${tellsOf(finding, findings).join(', ') || 'nothing more'}`,
    ),
    ...unread.map((path) => `${path} could not be understood, and was left out`),
    ...(tagged ? ['found in git: release tags'] : []),
    ...(findings.length + unread.length === 0 ? ['found nothing: the file holds examples to fill in'] : []),
  ];
}

const TOLD = ['name', 'description', 'license', 'homepage', 'maintainer', 'section', 'version'] as const;

/** What is taken from it: of two that tell the same thing, only the first. */
const tellsOf = (finding: Finding, findings: readonly Finding[]): readonly string[] => [
  ...TOLD.filter((key) => findings.find((other) => other[key] !== undefined) === finding),
  ...(finding.contents ?? []).map(({dst}) => dst),
];
