import {readFile, stat} from 'node:fs/promises';

/** Keys with every signature of a community are not as large. */
export const LARGEST_KEY = 1 << 20;

/** What a file holds that a config names; a device or a pipe would never end. Why it is not read is what is thrown. */
export async function readKeyBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (found.isDirectory()) throw new Error('it is a folder');
  if (!found.isFile()) throw new Error('it is no ordinary file');
  if (found.size > LARGEST_KEY) throw new Error('it is far too long for a key');
  return readFile(path);
}

/** `ENOENT`, or the words of `readKeyBytes`. */
export const whyUnread = (cause: unknown): string =>
  (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
