import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {repositoryRoot} from './sources.ts';

/** A page of the docs, by its path in the repository. */
export const readPage = (path: string): Promise<string> => readFile(join(repositoryRoot, path), 'utf8');

const block = (name: string): RegExp =>
  new RegExp(`(?<=<!-- ${name} -->\\n+\`\`\`\\w*\\n)[\\s\\S]*?(?=\`\`\`\\n)`);

/** The fenced text that follows `<!-- name -->` in a page. */
export function blockOf(page: string, name: string): string {
  const found = block(name).exec(page)?.[0];
  if (found === undefined) throw new Error(`no block <!-- ${name} --> in the page`);
  return found;
}

/** Puts a new text into the block, when tests run with UPDATE_DOCS=1; the change is then reviewed like code. */
export async function updateBlock(path: string, name: string, text: string): Promise<void> {
  if (process.env['UPDATE_DOCS'] !== '1') return;
  await writeFile(
    join(repositoryRoot, path),
    (await readPage(path)).replace(block(name), () => text),
  );
}
