import {lstat, realpath} from 'node:fs/promises';
import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import {digestOf} from '../../tools/files.ts';
import {shown} from './schema.ts';

// No leading dot or dash: the name is later an argument of programs and an asset of a release.
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_+.~^%=,@-]*$/;

/** What is wrong with a path that should name a file below the folder, or nothing. */
export function pathProblem({path, name}: Pick<Artifact, 'path' | 'name'>): string | undefined {
  const segments = path.split('/');
  if (!segments.every((segment) => PLAIN.test(segment))) return `${shown(path)} is not a plain relative path`;
  if (segments.at(-1) !== name) return `${shown(path)} does not end in its own name ${shown(name)}`;
  return undefined;
}

/** Compares what is said of a file with the file itself; `dir` must be a real path. */
export async function fileProblem(dir: string, artifact: Artifact): Promise<string | undefined> {
  const unsound = pathProblem(artifact);
  if (unsound) return unsound;
  const path = join(dir, artifact.path);
  const found = await lstat(path).catch(() => undefined);
  if (!found) return `${artifact.path} is missing`;
  if (!found.isFile() || (await realpath(path)) !== path) return `${artifact.path} is not a regular file`;
  if (found.size !== artifact.size)
    return `${artifact.path} has ${found.size} bytes, ${artifact.size} were handed over`;
  const {sha256} = await digestOf(path);
  if (sha256 !== artifact.sha256)
    return `${artifact.path} has another SHA-256 (${sha256}) than was handed over (${shown(artifact.sha256)})`;
  return undefined;
}
