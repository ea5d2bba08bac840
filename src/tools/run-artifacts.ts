import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {PkgError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {tempDir} from './files.ts';
import {allInOrder} from './parallel.ts';

const DOWNLOADS = 8;

/** `there` in GitHub Actions, `refused` on GitHub Enterprise Server, `none` elsewhere. */
export function runArtifactsOf({env}: Pick<Host, 'env'>): 'there' | 'refused' | 'none' {
  if (!env['ACTIONS_RUNTIME_TOKEN'] || !env['ACTIONS_RESULTS_URL']) return 'none';
  return /^https:\/\/(github\.com|[^/]+\.ghe\.com|[^/]+\.localhost)(:\d+)?\/?$/i.test(
    env['GITHUB_SERVER_URL'] ?? 'https://github.com',
  )
    ? 'there'
    : 'refused';
}

/** The last actions that a GitHub Enterprise Server takes run artifacts from; github.com itself refuses them. */
export const SERVER_ACTIONS = {
  upload: 'actions/upload-artifact@v3.2.2',
  download: 'actions/download-artifact@v3.1.0',
} as const;

const client = async () => new (await import('@actions/artifact')).DefaultArtifactClient();

const failed = (what: string, cause: unknown, taken = 'another job of this run has one of that name') =>
  new PkgError('artifact/failed', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
    hint: /already exists/.test(String(cause))
      ? taken
      : 'run the job again; https://www.githubstatus.com tells whether GitHub is well',
  });

/** A finished artifact of this workflow run. */
export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  /** `sha256:…` of the zip, where the service says so. */
  readonly digest?: string | undefined;
}

/** The artifacts of this run; of those with one name, which attempts of a run may have, the newest. */
export async function listRunArtifacts(): Promise<readonly RunArtifact[]> {
  const {artifacts} = await (await client()).listArtifacts({latest: true}).catch((cause: unknown) => {
    throw failed("this run's artifacts could not be listed", cause);
  });
  return artifacts;
}

/**
 * Uploads files of a folder as one artifact of this workflow run, links followed; packages are compressed already.
 * Gives its id. `taken` says what to do where the run has one of that name.
 */
export async function uploadRunArtifact(
  name: string,
  {dir, files, taken}: {readonly dir: string; readonly files: readonly string[]; readonly taken?: string},
): Promise<number | undefined> {
  try {
    const paths = files.map((file) => join(dir, file));
    return (await (await client()).uploadArtifact(name, paths, dir, {compressionLevel: 0})).id;
  } catch (cause) {
    throw failed(`the run artifact ${name} could not be uploaded`, cause, taken);
  }
}

/** Unpacks an artifact of this run into a folder, and holds it against its digest. */
export async function unpackRunArtifact({id, name, digest}: RunArtifact, path: string): Promise<void> {
  try {
    const expected = digest === undefined ? {} : {expectedHash: digest};
    const {digestMismatch} = await (await client()).downloadArtifact(id, {path, ...expected});
    if (digestMismatch) throw new Error('its digest is not the one that was uploaded');
  } catch (cause) {
    throw failed(`the run artifact ${name} could not be downloaded`, cause);
  }
}

/** Takes the newest artifact of that name out of this run. */
export async function removeRunArtifact(name: string): Promise<void> {
  await (await client()).deleteArtifact(name).catch((cause: unknown) => {
    throw failed(`the run artifact ${name} could not be replaced`, cause);
  });
}

/** Downloads this run's artifacts whose names start so, each into a folder of its name. */
export async function downloadRunArtifacts(prefix: string, into: string): Promise<readonly string[]> {
  const wanted = (await listRunArtifacts()).filter(
    ({name}) => name.startsWith(prefix) && /^[A-Za-z0-9._~-]+$/.test(name),
  );
  wanted.sort((a, b) => (a.name < b.name ? -1 : 1));
  return allInOrder(wanted, DOWNLOADS, async (artifact) => {
    await using draft = await tempDir(into);
    const {name} = artifact;
    await unpackRunArtifact(artifact, join(draft.path, name));
    await rm(join(into, name), {recursive: true, force: true});
    await rename(join(draft.path, name), join(into, name));
    return join(into, name);
  });
}
