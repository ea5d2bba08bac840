import {closeSync, fchmodSync, openSync, renameSync, writeFileSync} from 'node:fs';
import {access, chmod, constants, copyFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {PkgError} from '../../model/errors.ts';
import type {Content} from '../../model/store.ts';
import {smallFile} from '../../tools/files.ts';
import {draftOf} from './drafts.ts';
import {isPlain} from './rights.ts';

const MODE = 0o644;
/** Up to here a file is written in one go: five turns of another thread would take many times as long. */
const SMALL = 1 << 20;

/** Writes a file whole or not at all, into a folder that is there; what stands there is replaced in one go. */
export async function placeWhole(file: string, content: Content, mask: number): Promise<void> {
  const draft = draftOf(file);
  try {
    const bytes = smallBytes(content);
    if (bytes) {
      writeSmall(draft, bytes, mask);
      renameSync(draft, file);
      return;
    }
    if (content instanceof Uint8Array) await writeFile(draft, content);
    else await copyWhole(content, draft);
    await chmod(draft, MODE);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, {force: true}).catch(() => undefined);
    throw cause;
  }
}

/** Undefined where it is large. */
function smallBytes(content: Content): Uint8Array | undefined {
  if (content instanceof Uint8Array) return content.length <= SMALL ? content : undefined;
  if (content.size > SMALL) return undefined;
  const bytes = readable(content.file, () => smallFile(content.file));
  if (bytes) demandSize(content, bytes.length);
  return bytes;
}

function writeSmall(draft: string, bytes: Uint8Array, mask: number): void {
  const fd = openSync(draft, 'wx', MODE);
  try {
    writeFileSync(fd, bytes);
    if (!isPlain(MODE, mask)) fchmodSync(fd, MODE);
  } finally {
    closeSync(fd);
  }
}

function readable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** What is published is what was measured. */
async function copyWhole(content: Exclude<Content, Uint8Array>, draft: string): Promise<void> {
  const {file} = content;
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  await copyFile(file, draft, constants.COPYFILE_FICLONE);
  demandSize(content, (await stat(draft)).size);
}

const unreadable = (file: string, cause: unknown): PkgError =>
  new PkgError('store/unreadable', `${file} cannot be read`, {cause});

function demandSize({file, size}: Exclude<Content, Uint8Array>, found: number): void {
  if (found !== size)
    throw new PkgError('store/changed', `${file} had ${size} bytes and has ${found} now`, {
      hint: 'let nothing write to the packages while they are published',
    });
}
