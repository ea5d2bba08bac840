import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {UserError} from '../../src/model/errors.ts';
import {loadConfig} from '../../src/steps/config/index.ts';
import {readPage} from '../support/docs.ts';
import {testHost, testInputs} from '../support/host.ts';
import {repositoryRoot} from '../support/sources.ts';

const pages = ['README.md', ...(await readdir(join(repositoryRoot, 'docs'))).map((name) => `docs/${name}`)];

/** What a snippet need not repeat. */
const BASICS = {name: 'hello', maintainer: 'Example Team <team@example.org>', description: 'Says hello.'};

/** The pieces of config that a page shows: no workflows, nothing that asks GitHub, and one by one where each line is another way to write a key. */
async function snippetsOf(path: string): Promise<readonly string[]> {
  const blocks = [...(await readPage(path)).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );
  return blocks
    .filter((text) => !/^(jobs|on|- uses|steps|extends):?/m.test(text))
    .flatMap((text) => {
      const lines = text.trimEnd().split('\n');
      const keys = lines.map((line) => /^\w+:/.exec(line)?.[0]);
      const other = keys.length > 1 && keys.every((key) => key !== undefined && key === keys[0]);
      return other ? lines : [text];
    });
}

const snippets = (
  await Promise.all(pages.map(async (page) => (await snippetsOf(page)).map((text) => [page, text] as const)))
).flat();

test.each(snippets)('%s shows configs that are accepted (%#)', async (_, text) => {
  const basics = Object.entries(BASICS).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(text));
  await using host = await testHost({
    'linux-pkg.yml': `${text}\n${basics.map(([key, value]) => `${key}: ${value}\n`).join('')}`,
  });
  const problems = await loadConfig(host, testInputs()).then(
    () => [],
    (error: unknown) => (error instanceof UserError ? error.problems : [{message: String(error)}]),
  );
  expect(problems.map(({message}) => message)).toEqual([]);
});
