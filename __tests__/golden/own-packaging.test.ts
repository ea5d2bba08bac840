import {expect, test} from '@jest/globals';
import {withEntry} from '../../src/formats/deb/packaging/changelog.ts';
import {debVersion} from '../../src/formats/deb/version.ts';
import {rewriteSpec} from '../../src/formats/rpm/packaging/spec.ts';
import {rpmVersion, rpmVersionText} from '../../src/formats/rpm/version.ts';
import {blockOf, readPage, updateBlock} from '../support/docs.ts';
import {plannedVersion} from '../support/planned.ts';

const PAGE = 'docs/own-packaging.md';
const maintainer = 'Example Team <team@example.org>';
const version = (suffix: string) =>
  plannedVersion({
    tag: 'v1.2.0',
    upstream: '1.2.0',
    revision: `1${suffix}`,
    date: Date.UTC(2026, 0, 31, 12) / 1000,
  });

async function expectShown(name: string, text: string): Promise<void> {
  await updateBlock(PAGE, name, text);
  expect(blockOf(await readPage(PAGE), name)).toBe(text);
}

test('docs/own-packaging.md shows what becomes of a changelog', async () => {
  const before = blockOf(await readPage(PAGE), 'changelog-before');
  const ours = version('~deb12');
  const file = 'debian/changelog';
  const entry = {version: debVersion(ours), maintainer, date: ours.date, source: undefined, file};
  await expectShown('changelog-after', withEntry(before, entry));
});

test('docs/own-packaging.md shows what becomes of a spec', async () => {
  const before = blockOf(await readPage(PAGE), 'spec-before');
  const ours = version('.el9');
  const entry = {maintainer, evr: rpmVersionText(ours), date: ours.date};
  await expectShown('spec-after', rewriteSpec(before, {...rpmVersion(ours), entry}));
});
