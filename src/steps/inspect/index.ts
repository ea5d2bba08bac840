import {constants} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {formats} from '../../formats/index.ts';
import {PkgError, UserError} from '../../model/errors.ts';
import type {PackageFacts} from '../../model/facts.ts';
import type {Format} from '../../model/format.ts';
import type {Host} from '../../model/host.ts';
import {printable} from '../../text/printable.ts';

export {inspectText} from './text.ts';

/** What a package file says of itself, whatever program made it. */
export async function inspectFile(host: Host, file: string): Promise<PackageFacts> {
  const path = resolve(host.workDir, file);
  const format = formatOfStart(await readStart(path, file), file);
  const {read} = await format.load();
  try {
    return await read(path);
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('inspect/broken', `${shown(file)} cannot be read as a ${format.title}: ${reason}`, {
      hint: 'compare its size or checksum with the original: it may be cut short',
      cause,
    });
  }
}

const longestMagic = Math.max(...Object.values(formats).map(({magic}) => magic.length));

/** The first bytes, one character a byte. A folder, a pipe or a device is never opened. */
async function readStart(path: string, file: string): Promise<string> {
  const refuse = (what: string, hint: string, cause?: unknown): never => {
    throw new UserError('inspect/file', `${shown(file)} ${what}`, {hint, cause});
  };
  try {
    const info = await stat(path);
    if (info.isDirectory()) refuse('is a folder', `name the packages in it: ${shown(file)}/*`);
    if (!info.isFile()) refuse('is not a regular file', 'name a package file');
    if (info.size === 0) refuse('is empty', 'the download or the build that made it failed');
    await using handle = await open(path, constants.O_RDONLY);
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(longestMagic), 0, longestMagic, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch (cause) {
    if (cause instanceof PkgError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      return refuse('does not exist', 'check the path; `linux-pkg build` leaves packages in out/', cause);
    return refuse('cannot be opened', cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function formatOfStart(start: string, file: string): Format {
  const all = Object.values(formats);
  const format = all.find(({magic}) => start.startsWith(magic));
  if (format) return format;
  const named = all.find(({extension}) => file.endsWith(extension));
  throw new UserError(
    'inspect/no-package',
    named
      ? `${shown(file)} is named like a ${named.title} but is none`
      : `${shown(file)} is no package that is known here`,
    {hint: `known are: ${all.map(({title, extension}) => `${title} (${extension})`).join(', ')}`},
  );
}

/** The name as it can be shown on one line. */
const shown = (file: string): string => `"${printable(file)}"`;
