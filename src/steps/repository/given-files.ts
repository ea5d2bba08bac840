import {closeSync, openSync, readSync, statSync} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {formats} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Format} from '../../model/format.ts';
import type {Host} from '../../model/host.ts';
import {printable} from '../../text/printable.ts';

/** A file of a format, as the person named it. */
export interface GivenFile {
  readonly path: string;
  /** For messages. */
  readonly shown: string;
  readonly format: Format;
}

/** The packages among files and folders; folders give what is named like a package in them, at any depth. */
export async function givenFiles(
  host: Host,
  words: readonly string[],
): Promise<{readonly files: readonly GivenFile[]; readonly problems: readonly Problem[]}> {
  const problems: Problem[] = [];
  const files: GivenFile[] = [];
  for (const word of words)
    for (const name of await expanded(host, word)) {
      const path = resolve(host.workDir, name);
      const format = formatOfFile(path);
      if (format) files.push({path, shown: printable(name), format});
      else
        problems.push({
          message: `${printable(name)} is no package that can be listed`,
          hint: `known are: ${Object.values(formats)
            .map(({title, extension}) => `${title} (${extension})`)
            .join(', ')}`,
        });
    }
  if (files.length === 0 && problems.length === 0)
    throw new UserError('repository/no-package', `no package is in ${words.map(printable).join(', ')}`, {
      hint: `name files that end with ${extensions.join(' or ')}, or a folder that holds some`,
    });
  return {files, problems};
}

const extensions = Object.values(formats).map(({extension}) => extension);

async function expanded({workDir}: Host, word: string): Promise<readonly string[]> {
  const info = await stat(resolve(workDir, word)).catch(() => undefined);
  if (!info?.isDirectory()) return [word];
  const found = await readdir(resolve(workDir, word), {recursive: true, withFileTypes: true});
  return found
    .filter((entry) => !entry.isDirectory() && extensions.some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const longestMagic = Math.max(...Object.values(formats).map(({magic}) => magic.length));
const firstBytes = Buffer.alloc(longestMagic);

/** By its first bytes; a pipe or a device is never opened. Not asynchronous: there may be thousands of files. */
function formatOfFile(path: string): Format | undefined {
  let handle: number | undefined;
  try {
    if (!statSync(path).isFile()) return undefined;
    handle = openSync(path, 'r');
    const bytesRead = readSync(handle, firstBytes, 0, longestMagic, 0);
    const start = firstBytes.toString('latin1', 0, bytesRead);
    return Object.values(formats).find(({magic}) => start.startsWith(magic));
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
