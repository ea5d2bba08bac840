import {expect, test} from '@jest/globals';
import {pointersOf} from '../../src/steps/publish/pointers.ts';
import {publishedName} from '../../src/steps/published-name.ts';
import {nameElements} from '../../src/text/file-name.ts';
import {tempDir} from '../../src/tools/files.ts';
import {blockOf, readPage, updateBlock} from '../support/docs.ts';
import {testHost} from '../support/host.ts';
import {filesOf, kindOf, planOf, publishing, shown, targetOf, versionOf} from '../support/published.ts';

const PAGE = 'docs/names.md';
const DATE = Date.UTC(2026, 10, 22, 18, 5) / 1000;
const ubuntu = targetOf('ubuntu-22.04', 'amd64', '~ubuntu22.04');

test('docs/names.md has a row for each element, with what it is for that version', async () => {
  const rows = [...(await readPage(PAGE)).matchAll(/^\| `\{(\w+)\}` \| `([^`]+)` \|/gm)];
  expect(rows.map(([, element]) => element).toSorted()).toEqual(nameElements.toSorted());
  const version = versionOf('1.2.3-rc.1', {date: DATE});
  const [pkg] = filesOf({target: ubuntu, version});
  if (pkg?.kind !== 'package') throw new Error('no package');
  for (const [, element, value] of rows) {
    const settings = {name: `x{${element}}`};
    const plan = planOf(version, [ubuntu]);
    expect(publishedName({settings, kind: kindOf('folders'), plan}, pkg)).toBe(`x${value}.deb`);
  }
});

test('docs/names.md shows a latest.json as it is', async () => {
  await using host = await testHost();
  await using dir = await tempDir();
  const version = versionOf('1.2.3', {date: DATE, revision: '2'});
  const targets = [ubuntu, targetOf('rpm', 'arm64')];
  const entry =
    'pointers: true, url: "https://downloads.example.org/downloads", name: "{version}/{name}_{version}-{target}_{arch}"';
  const {config, settings} = await publishing(entry);
  const pointers = await pointersOf(host, {
    ...{config, settings, plan: planOf(version, targets), kind: kindOf('folders'), signer: undefined},
    ...{dir: dir.path, artifacts: targets.flatMap((target) => filesOf({target, version}))},
    urlOf: (name) => `${settings.url}/${name}`,
  });
  const text = (await shown(pointers.slice(-1), dir.path)).split('\n').slice(2).join('\n');
  await updateBlock(PAGE, 'latest', text);
  expect(blockOf(await readPage(PAGE), 'latest')).toBe(text);
});
