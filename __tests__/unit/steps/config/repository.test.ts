import {expect, test} from '@jest/globals';
import {parseKeep, repositorySettings} from '../../../../src/steps/config/index.ts';
import {RIGHT, right} from '../../../support/config.ts';

const settings = async (section: string, head = RIGHT) =>
  repositorySettings(await right(`${head}${section}`));

test('a config without the section has no repository', async () => {
  expect(await settings('')).toBeUndefined();
});

test('a folder is enough: the rest follows from the package', async () => {
  expect(await settings('repository: {to: directory, path: repo}\n')).toMatchObject({
    to: 'directory',
    path: 'repo',
    url: undefined,
    name: 'hello',
    keep: {},
    stream: 'stable',
    component: 'main',
    origin: {text: 'hello'},
    label: {text: 'hello'},
  });
});

test('the vendor is the origin; a name that files cannot have is spelled so that they can', async () => {
  const head = RIGHT.replace('name: hello', 'name: g++-tools').concat('vendor: "Example\\n Team"\n');
  expect(
    await settings('repository: {to: directory, path: r, url: "https://a.example/x//"}\n', head),
  ).toMatchObject({
    name: 'g--tools',
    url: 'https://a.example/x',
    origin: {text: 'Example Team'},
    label: {text: 'g++-tools'},
  });
});

test('limits of several kinds hold together', async () => {
  const said = await settings('repository: {to: directory, path: r, keep: [5 versions, 90 days, 800 MB]}\n');
  expect(said?.keep).toEqual({versions: 5, days: 90, bytes: 800_000_000});
});

test.each([
  ['1 version', {versions: 1}],
  [' 12  versions ', {versions: 12}],
  ['1 day', {days: 1}],
  ['2 GiB', {bytes: 2 ** 31}],
  ['0 versions', undefined],
  ['-1 days', undefined],
  ['1.5 GB', undefined],
  ['5', undefined],
  ['versions', undefined],
  ['5 constructor', undefined],
  ['9999999999 days', undefined],
])('%j means %j', (text, keep) => {
  expect(parseKeep(text)).toEqual(keep);
});
