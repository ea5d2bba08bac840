import {chmod, mkdir, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {UserError} from '../../src/model/errors.ts';
import type {Entry, Package} from '../../src/model/package.ts';
import type {Plan, Target} from '../../src/model/target.ts';
import {stagePackages} from '../../src/steps/stage/index.ts';
import type {TestHost} from './host.ts';
import {described, testConfig, testTarget} from './settled.ts';
import {testVersion} from './version.ts';

export const DATE = 1_700_000_000;

export const testPlan = (...targets: readonly Target[]): Plan => ({
  version: testVersion({upstream: '1.0.0', date: DATE}),
  targets,
});

export interface Staging {
  readonly nfpm?: boolean;
  readonly targets?: readonly Target[];
}

/** Stages a config given as the loader would read it. */
export const stage = (
  host: TestHost,
  values: object,
  {nfpm = false, targets = [testTarget('deb', 'deb')]}: Staging = {},
): Promise<readonly Package[]> =>
  stagePackages(host, testConfig({...described, ...values}, {nfpm}), testPlan(...targets)).then(
    ({packages}) => packages,
  );

/** The entries of the first package; of an .rpm where nothing else is said, as no documents are made for it. */
export const entriesOf = async (host: TestHost, values: object, staging: Staging = {}) =>
  (await stage(host, values, {targets: [testTarget('rpm', 'rpm')], ...staging}))[0]?.entries ?? [];

/** `0755 root:root /usr/bin/hello`, one line per entry; folders that are only there to hold others end in a slash. */
export const entryLine = (entry: Entry): string =>
  [
    entry.type.padEnd(5),
    entry.mode.toString(8).padStart(4, '0'),
    `${entry.owner}:${entry.group}`,
    entry.type === 'dir' && entry.implicit ? `${entry.path}/` : entry.path,
    ...(entry.type === 'link' ? [`-> ${entry.to}`] : []),
    ...(entry.type === 'file' ? [`${entry.size}`, ...(entry.role ? [entry.role] : [])] : []),
  ].join(' ');

/** Without the folders that hold them. */
export const ownLines = (entries: readonly Entry[]): readonly string[] =>
  entries.filter((entry) => entry.type !== 'dir' || !entry.implicit).map(entryLine);

export const pathsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.filter((entry) => entry.type !== 'dir' || !entry.implicit).map(({path}) => path);

/** What staging refuses, in the order it is told. */
export async function problemsOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A real file with a real mode, below the work folder. */
export async function put(host: TestHost, path: string, mode = 0o644, content = 'x'): Promise<void> {
  const full = join(host.workDir, path);
  await mkdir(dirname(full), {recursive: true});
  await writeFile(full, content);
  await chmod(full, mode);
}

export async function link(host: TestHost, path: string, to: string): Promise<void> {
  const full = join(host.workDir, path);
  await mkdir(dirname(full), {recursive: true});
  await symlink(to, full);
}
