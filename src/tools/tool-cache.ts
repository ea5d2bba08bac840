import {rm, stat, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../model/host.ts';

/** Whether this runner of one's own keeps tools from job to job. */
export const hasToolCache = ({env}: Host): boolean =>
  env['RUNNER_ENVIRONMENT'] === 'self-hosted' && Boolean(env['RUNNER_TOOL_CACHE'] && env['RUNNER_TEMP']);

export interface KeptTool {
  readonly tool: string;
  readonly key: string;
  readonly arch: string;
  /** The one file of it. */
  readonly file: string;
}

/** What the cache takes for a version: https://semver.org/#spec-item-9 lets a word follow, not a number with zeros before it. */
const PREFIX = '1.0.0-k';

/** The path of a kept file; undefined where it is not kept. */
export async function findTool({tool, key, arch, file}: KeptTool): Promise<string | undefined> {
  const {find} = await import('@actions/tool-cache');
  const folder = find(tool, PREFIX + key, arch);
  if (!folder) return undefined;
  const now = new Date();
  await utimes(folder, now, now);
  return join(folder, file);
}

/** Keeps a copy of a file. */
export async function keepTool(path: string, {tool, key, arch, file}: KeptTool): Promise<void> {
  const {cacheFile} = await import('@actions/tool-cache');
  await cacheFile(path, file, tool, PREFIX + key, arch);
}

/** Removes what nobody asked for since then (seconds since 1970). */
export async function forgetTools(
  {env}: Host,
  {tool, arch}: Pick<KeptTool, 'tool' | 'arch'>,
  since: number,
): Promise<void> {
  const {findAllVersions} = await import('@actions/tool-cache');
  for (const version of findAllVersions(tool, arch).filter((name) => name.startsWith(PREFIX))) {
    const folder = join(env['RUNNER_TOOL_CACHE']!, tool, version);
    if ((await stat(join(folder, arch))).mtimeMs / 1000 < since)
      await rm(folder, {recursive: true, force: true});
  }
}
