import {statSync} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {formats} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Format} from '../../model/format.ts';
import type {Host} from '../../model/host.ts';
import {printable} from '../../text/printable.ts';
import {firstBytes, smallFile} from '../../tools/files.ts';

/** What may be a package, as the person named it. */
export interface GivenFile {
  readonly path: string;
  /** For messages. */
  readonly shown: string;
}

const extensions = Object.values(formats).map(({extension}) => extension);

/** Files, and what folders have that is named like a package, at any depth. */
export async function givenFiles(
  {workDir}: Pick<Host, 'workDir'>,
  words: readonly string[],
): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  for (const word of words)
    for (const name of await expanded(workDir, word))
      files.push({path: resolve(workDir, name), shown: printable(name)});
  if (files.length > 0) return files;
  throw new UserError('repository/no-package', `no package is in ${words.map(printable).join(', ')}`, {
    hint: `name files that end with ${extensions.join(' or ')}, or a folder that holds some`,
  });
}

async function expanded(workDir: string, word: string): Promise<readonly string[]> {
  const info = await stat(resolve(workDir, word)).catch(() => undefined);
  if (!info?.isDirectory()) return [word];
  const found = await readdir(resolve(workDir, word), {recursive: true, withFileTypes: true});
  return found
    .filter((entry) => !entry.isDirectory() && extensions.some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A package's format, and all of it where it is small. */
export interface KnownFile {
  readonly format: Format;
  readonly bytes: Buffer | undefined;
}

const longestMagic = Math.max(...Object.values(formats).map(({magic}) => magic.length));

/** By its first bytes; a pipe or a device is never opened. Not asynchronous: there may be thousands of files. */
export function knownFile(path: string): KnownFile | undefined {
  try {
    const bytes = smallFile(path);
    if (!bytes && !statSync(path).isFile()) return undefined;
    const start = (bytes ?? firstBytes(path, longestMagic)).toString('latin1', 0, longestMagic);
    const format = Object.values(formats).find(({magic}) => start.startsWith(magic));
    return format && {format, bytes};
  } catch {
    return undefined;
  }
}

/** Of what is there under that name, whatever it is. */
export const unlistable = ({shown}: GivenFile): Problem => ({
  message: `${shown} is no package that can be listed`,
  hint: `known are: ${Object.values(formats)
    .map(({title, extension}) => `${title} (${extension})`)
    .join(', ')}`,
});
