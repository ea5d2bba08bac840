import {basename} from 'node:path';
import {ToolError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {cargo} from './manifests/cargo.ts';
import {cmake} from './manifests/cmake.ts';
import {debian} from './manifests/debian.ts';
import {go} from './manifests/go.ts';
import {npm} from './manifests/npm.ts';
import {python} from './manifests/python.ts';
import type {Finding, Manifest} from './project.ts';
import {folderNames, readSmall} from './project-files.ts';
import {findScripts, findShipped} from './shipped.ts';
import {packageName, person} from './words.ts';

/** In order of trust: where two tell the same thing, the first is taken. A packager's own words come first. */
const MANIFESTS: readonly Manifest[] = [debian, cargo, go, python, cmake, npm];

/** Where the config step looks for nfpm's file. */
export const NFPM_FILES = ['nfpm.yaml', 'nfpm.yml', '.nfpm.yaml', 'packaging/nfpm.yaml'];

/** What the project tells about itself. */
export interface Project {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Files that look like manifests but could not be read as such. */
  readonly unread: readonly string[];
  readonly nfpm: string | undefined;
  /** git knows a release tag to count from. */
  readonly tagged: boolean;
}

/** Looks at the project; runs nothing of it and changes nothing. */
export async function detectProject(host: Host): Promise<Project> {
  const [findings, unread]: [Finding[], string[]] = [[], []];
  for (const manifest of MANIFESTS) {
    const text = await readSmall(host.workDir, manifest.path);
    if (text === undefined) continue;
    const commands = manifest.commandsIn ? await folderNames(host.workDir, manifest.commandsIn) : [];
    const finding = readManifest(manifest, text, commands);
    if (finding) findings.push({...finding, source: manifest.path});
    else unread.push(manifest.path);
  }
  const maintainer = await gitPerson(host);
  if (maintainer) findings.push({source: 'git config', maintainer});
  const name = firstOf(findings, 'name') ?? packageName(basename(host.workDir)) ?? 'app';
  if (!findings.some(({compiled, contents, ideas}) => compiled || contents || ideas))
    findings.push(...(await findScripts(host.workDir)));
  return {
    name,
    findings: [...findings, ...(await findShipped(host.workDir, name))],
    unread,
    nfpm: await firstFile(host.workDir, NFPM_FILES),
    tagged: (await git(host, 'describe', '--tags', '--abbrev=0', '--match=v[0-9]*')) !== undefined,
  };
}

/** The first finding's word on something. */
export const firstOf = <Key extends keyof Finding>(
  findings: readonly Finding[],
  key: Key,
): Finding[Key] | undefined => findings.find((finding) => finding[key] !== undefined)?.[key];

function readManifest(
  manifest: Manifest,
  text: string,
  commands: readonly string[],
): Omit<Finding, 'source'> | undefined {
  try {
    return manifest.read(text, commands);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function gitPerson(host: Host): Promise<string | undefined> {
  const name = await git(host, 'config', 'user.name');
  const mail = await git(host, 'config', 'user.email');
  return name && mail ? person(`${name} <${mail}>`) : undefined;
}

/** What git prints, or nothing where there is no git, no repository or no answer. */
async function git(host: Host, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return (await host.run(['git', ...args])).stdout.trim();
  } catch (error) {
    if (error instanceof ToolError && !host.signal.aborted) return undefined;
    throw error;
  }
}

async function firstFile(workDir: string, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if ((await readSmall(workDir, path)) !== undefined) return path;
  return undefined;
}
