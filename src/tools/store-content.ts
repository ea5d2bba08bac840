import {hash} from 'node:crypto';
import {PkgError} from '../model/errors.ts';
import type {Content} from '../model/store.ts';
import {digestOf, smallFile} from './files.ts';

type FileContent = Exclude<Content, Uint8Array>;

/** What is put, with its digest; a small file is bytes from here on. */
export type Measured = {readonly size: number; readonly sha256: string} & (
  | {readonly bytes: Uint8Array}
  | {readonly bytes?: undefined; readonly file: string}
);

/** Reads what is to be put once; refuses a file that has another size than was said. */
export async function measured(content: Content): Promise<Measured> {
  if (content instanceof Uint8Array)
    return {bytes: content, size: content.length, sha256: hash('sha256', content)};
  const {file} = content;
  try {
    const bytes = smallFile(file);
    const {size, sha256} = await digestOf(file, bytes);
    demandSize(content, size);
    return bytes ? {bytes, size, sha256} : {file, size, sha256};
  } catch (cause) {
    throw cause instanceof PkgError ? cause : unreadable(file, cause);
  }
}

export const unreadable = (file: string, cause: unknown): PkgError =>
  new PkgError('store/unreadable', `${file} cannot be read`, {cause});

export function demandSize({file, size}: FileContent, found: number): void {
  if (found !== size)
    throw new PkgError('store/changed', `${file} had ${size} bytes and has ${found} now`, {
      hint: 'let nothing write to the packages while they are published',
    });
}
