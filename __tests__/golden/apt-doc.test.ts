import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {compared, leftOut} from '../support/apt-agreement.ts';
import {readPage} from '../support/docs.ts';
import {repositoryRoot} from '../support/sources.ts';

const PAGE = 'docs/repositories.md';
const BLOCK = /(?<=<!-- apt: .* -->\n)[\s\S]*?(?=<!-- \/apt -->)/;

const agreement = (): string => `
${compared.map((item) => `- ${item}\n`).join('')}
| not compared | why |
|---|---|
${leftOut.map(({what, reason}) => `| ${what} | ${reason} |\n`).join('')}
`;

test('docs/repositories.md lists what our lists and apt-ftparchive’s agree in, and what is left out', async () => {
  const page = await readPage(PAGE);
  if (process.env['UPDATE_DOCS'] === '1')
    await writeFile(
      join(repositoryRoot, PAGE),
      page.replace(BLOCK, () => agreement()),
    );
  expect(BLOCK.exec(await readPage(PAGE))?.[0]).toBe(agreement());
});
