import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {PkgError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {tempDir} from './files.ts';
import {allInOrder} from './parallel.ts';

const DOWNLOADS = 8;

/** `there` in GitHub Actions, `refused` on GitHub Enterprise Server, `none` elsewhere. */
export function runArtifactsOf({env}: Host): 'there' | 'refused' | 'none' {
  if (!env['ACTIONS_RUNTIME_TOKEN'] || !env['ACTIONS_RESULTS_URL']) return 'none';
  return /^https:\/\/(github\.com|[^/]+\.ghe\.com|[^/]+\.localhost)(:\d+)?\/?$/i.test(
    env['GITHUB_SERVER_URL'] ?? 'https://github.com',
  )
    ? 'there'
    : 'refused';
}

const client = async () => new (await import('@actions/artifact')).DefaultArtifactClient();

const failed = (what: string, cause: unknown) =>
  new PkgError('artifact/failed', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
    hint: /already exists/.test(String(cause))
      ? 'another job of this run handed over the same target: give each leg its own `targets` and `arch`'
      : 'run the job again; https://www.githubstatus.com tells whether GitHub is well',
  });

/** Uploads files of a folder as one artifact of this workflow run; the packages are compressed already. */
export async function uploadRunArtifact(name: string, dir: string, files: readonly string[]): Promise<void> {
  try {
    const paths = files.map((file) => join(dir, file));
    await (await client()).uploadArtifact(name, paths, dir, {compressionLevel: 0});
  } catch (cause) {
    throw failed(`the run artifact ${name} could not be uploaded`, cause);
  }
}

/** Downloads this run's artifacts whose names start so, each into a folder of its name; the newest of a re-run counts. */
export async function downloadRunArtifacts(prefix: string, into: string): Promise<readonly string[]> {
  const service = await client();
  const {artifacts} = await service.listArtifacts({latest: true}).catch((cause: unknown) => {
    throw failed("this run's artifacts could not be listed", cause);
  });
  const wanted = artifacts.filter(({name}) => name.startsWith(prefix) && /^[A-Za-z0-9._~-]+$/.test(name));
  wanted.sort((a, b) => (a.name < b.name ? -1 : 1));
  return allInOrder(wanted, DOWNLOADS, async ({id, name, digest}) => {
    await using draft = await tempDir(into);
    try {
      const expected = digest === undefined ? {} : {expectedHash: digest};
      const {digestMismatch} = await service.downloadArtifact(id, {
        path: join(draft.path, name),
        ...expected,
      });
      if (digestMismatch) throw new Error('its digest is not the one that was uploaded');
      await rm(join(into, name), {recursive: true, force: true});
      await rename(join(draft.path, name), join(into, name));
    } catch (cause) {
      throw failed(`the run artifact ${name} could not be downloaded`, cause);
    }
    return join(into, name);
  });
}
