import {access, chmod, constants, copyFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {PkgError} from '../../model/errors.ts';
import type {Content} from '../../model/repository.ts';
import {draftOf} from './drafts.ts';

/** Writes a file whole or not at all, into a folder that is there; what stands there is replaced in one go. */
export async function placeWhole(file: string, content: Content): Promise<void> {
  const draft = draftOf(file);
  try {
    if (content instanceof Uint8Array) await writeFile(draft, content);
    else await copyWhole(content, draft);
    await chmod(draft, 0o644);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, {force: true}).catch(() => undefined);
    throw cause;
  }
}

/** What is published is what was measured. */
async function copyWhole({file, size}: Exclude<Content, Uint8Array>, draft: string): Promise<void> {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new PkgError('store/unreadable', `${file} cannot be read`, {cause});
  });
  await copyFile(file, draft, constants.COPYFILE_FICLONE);
  const copied = (await stat(draft)).size;
  if (copied !== size)
    throw new PkgError('store/changed', `${file} had ${size} bytes and has ${copied} now`, {
      hint: 'let nothing write to the packages while they are published',
    });
}
