import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import * as deb from '../support/deb-agreement.ts';
import {readPage} from '../support/docs.ts';
import * as rpm from '../support/rpm-agreement.ts';
import {repositoryRoot} from '../support/sources.ts';

const PAGE = 'docs/native.md';
const BLOCK = /(?<=<!-- agreement: .* -->\n)[\s\S]*?(?=<!-- \/agreement -->)/;

const list = (items: readonly string[]): string => items.map((item) => `- ${item}\n`).join('');
const table = (rows: readonly (readonly [string, string])[]): string =>
  `| not compared | why |\n|---|---|\n${rows.map(([what, why]) => `| ${what} | ${why} |\n`).join('')}`;

const agreement = (): string => `
### In a deb

${list(deb.compared)}
${table(deb.leftOut.map(({what, reason}) => [what, reason]))}
### In an rpm

${list([Object.keys(rpm.compared).join('; '), `${Object.keys(rpm.comparedWritten).join(' and ')}: those that were written`])}
${table(Object.entries(rpm.leftOut))}
`;

test('docs/native.md lists what the engines agree in, and what is left out', async () => {
  const page = await readPage(PAGE);
  if (process.env['UPDATE_DOCS'] === '1')
    await writeFile(
      join(repositoryRoot, PAGE),
      page.replace(BLOCK, () => agreement()),
    );
  expect(BLOCK.exec(await readPage(PAGE))?.[0]).toBe(agreement());
});
