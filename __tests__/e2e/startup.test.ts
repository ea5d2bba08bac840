import {readFile, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {runAction} from '../support/action.ts';
import {testHost} from '../support/host.ts';
import {PROJECT} from '../support/scratch.ts';

/** Notes every module that Node loads, from our bundle or from itself. */
const SPY = `
import {registerHooks} from 'node:module';
import {appendFileSync} from 'node:fs';
registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.INPUT_SPY, url + '\\n');
    return next(url, context);
  },
});
`;

async function loadedBy(inputs: Readonly<Record<string, string>>): Promise<string[]> {
  await using host = await testHost({
    'linux-pkg.yml': await readFile(join(PROJECT, 'examples/hello/linux-pkg.yml'), 'utf8'),
    'spy.mjs': SPY,
  });
  for (const name of ['bin/hello', 'hello.service', 'hello.conf', 'hello.1', 'README.md', 'LICENSE'])
    await host.files({[name]: await readFile(join(PROJECT, 'examples/hello', name), 'utf8')});
  const seen = join(host.workDir, 'seen.txt');
  await writeFile(seen, '');
  const spy = ['--import', join(host.workDir, 'spy.mjs')];
  const {code, stdout} = await runAction(host, {...inputs, spy: seen}, spy);
  if (code !== 0) throw new Error(stdout);
  return [...new Set((await readFile(seen, 'utf8')).trim().split('\n'))];
}

const chunksOf = (urls: readonly string[]): string[] =>
  urls.filter((url) => url.includes('/dist/')).map((url) => basename(url).replace(/-[A-Z0-9]{8}\.js$/, ''));

/** Words that stand in a bundle's chunk when that source is in it. */
const HEAVY = {
  'the deb writer and reader': '// src/formats/deb/engines.ts',
  'the rpm writer and reader': '// src/formats/rpm/engines.ts',
  'the artifact client': '// node_modules/@actions/artifact/',
  'the storage client': '// node_modules/@azure/',
  "GitHub's API client": '// node_modules/@octokit/',
  'an HTTP client': 'node_modules/undici/',
  'the OpenPGP library': '// node_modules/openpgp/',
};

describe('what plan loads', () => {
  test('is the light half: nothing that writes, reads or sends', async () => {
    const urls = await loadedBy({command: 'plan'});
    const files = urls.filter((url) => url.startsWith('file:') && url.includes('/dist/'));
    expect(chunksOf(urls)).toContain('main.js');
    const texts = await Promise.all(files.map((url) => readFile(new URL(url), 'utf8')));
    for (const [what, mark] of Object.entries(HEAVY))
      expect({what, in: files.filter((_, index) => texts[index]!.includes(mark))}).toEqual({what, in: []});
    expect(urls.filter((url) => url.includes('node_modules'))).toEqual([]);
  });

  test('does load what it needs, so the list above can fail', async () => {
    const marks = await Promise.all(
      (await loadedBy({command: 'build', verify: 'false'}))
        .filter((url) => url.includes('/dist/'))
        .map((url) => readFile(new URL(url), 'utf8')),
    );
    expect(marks.some((text) => text.includes(HEAVY['the deb writer and reader']))).toBe(true);
  });
});
