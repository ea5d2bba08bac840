import {chmod, constants, copyFile, mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Content} from '../../model/repository.ts';
import {draftOf} from './drafts.ts';

/** Writes a file whole or not at all; what stands there is replaced in one go. */
export async function placeWhole(file: string, content: Content): Promise<void> {
  const draft = draftOf(file);
  await mkdir(dirname(file), {recursive: true});
  try {
    if (content instanceof Uint8Array) await writeFile(draft, content);
    else await copyFile(content.file, draft, constants.COPYFILE_FICLONE);
    await chmod(draft, 0o644);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, {force: true});
    throw cause;
  }
}
