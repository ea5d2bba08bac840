import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {readPage} from '../support/docs.ts';
import {repositoryRoot} from '../support/sources.ts';
import {compared, leftOut} from '../support/yum-agreement.ts';

const PAGE = 'docs/repositories.md';
const BLOCK = /(?<=<!-- yum: .* -->\n)[\s\S]*?(?=<!-- \/yum -->)/;

const words = (elements: readonly string[]): string => elements.map((one) => `\`${one}\``).join(', ');

const agreement = (): string => `
| list | elements and attributes (\`@\`), of every package |
|---|---|
${Object.entries(compared)
  .map(([list, elements]) => `| \`${list}\` | ${words(elements)} |\n`)
  .join('')}
| not compared | why |
|---|---|
${leftOut.map(({what, reason}) => `| ${what} | ${reason} |\n`).join('')}
`;

test('docs/repositories.md lists what our lists and createrepo_c’s agree in, and what is left out', async () => {
  const page = await readPage(PAGE);
  if (process.env['UPDATE_DOCS'] === '1')
    await writeFile(
      join(repositoryRoot, PAGE),
      page.replace(BLOCK, () => agreement()),
    );
  expect(BLOCK.exec(await readPage(PAGE))?.[0]).toBe(agreement());
});
