import {describe, expect, test} from '@jest/globals';
import type {Version} from '../../../src/model/version.ts';
import {isNewer, type LatestPackage, latestText, merged, textsOf} from '../../../src/steps/publish/latest.ts';
import {versionOf} from '../../support/published.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const head = (version: Version, over: object = {}): Uint8Array =>
  bytes(JSON.stringify({...JSON.parse(latestText({name: 'hello', version, packages: []})), ...over}));

const newer = (ours: Version, there: Version): boolean => isNewer(ours)(head(there));

describe('pointers move on', () => {
  test('where nothing is there', () => {
    expect(isNewer(versionOf('1.0.0'))(undefined)).toBe(true);
  });

  test.each([
    ['1.0.0', '1.0.0', true],
    ['1.0.1', '1.0.0', true],
    ['1.0.0', '1.0.1', false],
    ['1.10', '1.9', true],
    ['1.9', '1.10', false],
    ['2', '1.99.99', true],
    ['1.0.0', '1.0.0-rc.1', true],
    ['1.0.0-rc.1', '1.0.0', false],
    ['1.0.0-rc.10', '1.0.0-rc.9', true],
    ['1.0.0-rc9', '1.0.0-rc10', false],
    ['10000000000000000000001', '10000000000000000000000', true],
  ])('to %s from %s: %s', (ours, there, moves) => {
    expect(newer(versionOf(ours), versionOf(there))).toBe(moves);
  });

  test('by the revision where the version is the same, and by the epoch before all', () => {
    const one = versionOf('1.0.0');
    expect(newer({...one, revision: '2'}, {...one, revision: '1'})).toBe(true);
    expect(newer({...one, revision: '9'}, {...one, revision: '10'})).toBe(false);
    expect(newer({...one, revision: '1'}, one)).toBe(true);
    expect(newer(one, {...one, revision: '1'})).toBe(false);
    expect(newer({...one, epoch: 1}, versionOf('2.0.0'))).toBe(true);
    expect(newer(versionOf('2.0.0'), {...one, epoch: 1})).toBe(false);
  });
});

const version = versionOf('1.0.0');
const entry = {
  pointer: 'deb.amd64.latest.txt',
  package: 'hello',
  version: '1.0.0',
  format: 'deb',
  target: 'deb/amd64',
  arch: 'amd64',
  name: 'hello_1.0.0_amd64.deb',
  sha256: '0'.repeat(64),
  size: 1,
};

describe('a latest.json that is not ours', () => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{"schema": 1,'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a page that says 404', '<!doctype html><title>404</title>'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"latest"'],
    ['another program’s', '{"version": "1.0.0", "url": "https://example.org"}'],
    ['nested without end', '['.repeat(200_000)],
    ['a version of another kind', head(version, {upstream: 5})],
    ['a version of control characters', head(version, {upstream: '1.0\n::error::x'})],
    ['an endless version', head(version, {upstream: '9'.repeat(100_000)})],
    ['keys of objects', '{"schema": 1, "__proto__": {"upstream": "9"}}'],
    ['a pointer that leads out', head(version, {packages: [{...entry, pointer: '../x.latest.txt'}]})],
    ['a pointer elsewhere', head(version, {packages: [{...entry, pointer: 'index.html'}]})],
    ['a name that leads out', head(version, {packages: [{...entry, name: '../../etc/passwd'}]})],
    ['a name of two lines', head(version, {packages: [{...entry, name: 'a\nb'}]})],
    ['more than anybody reads', Buffer.alloc(9_000_000, 0x20)],
  ])('%s: nothing is moved, and the error says why', (_, text) => {
    const now = typeof text === 'string' ? bytes(text) : text;
    for (const look of [() => isNewer(version)(now), () => textsOf(now)])
      expect(look).toThrow(/the latest\.json that is there cannot be read: .+; no pointer was moved/);
  });

  test('but of a later linux-pkg is left to it', () => {
    expect(() => isNewer(version)(head(version, {schema: 2, more: true}))).toThrow(
      'the latest.json that is there was written by a later linux-pkg',
    );
  });
});

test('another project’s pointers stay where they are', () => {
  const there = head(version, {name: 'other\u001b[31m'});
  expect(() => isNewer(version, 'hello')(there)).toThrow(
    'the latest.json that is there is of another project, other\\x1b[31m; no pointer was moved',
  );
  expect(isNewer(version, 'hello')(head(version))).toBe(true);
});

test('a later writer’s pointers can be put back from its latest.json', () => {
  const packages = [entry, {...entry, pointer: 'rpm.all.latest.txt', name: 'rpm/hello-1.0.0.noarch.rpm'}];
  expect([...textsOf(bytes(latestText({name: 'hello', version, packages})))]).toEqual([
    ['deb.amd64.latest.txt', 'hello_1.0.0_amd64.deb\n'],
    ['rpm.all.latest.txt', 'rpm/hello-1.0.0.noarch.rpm\n'],
  ]);
});

describe('what another run of the same version listed', () => {
  const rpm = {
    ...entry,
    pointer: 'rpm.amd64.latest.txt',
    format: 'rpm',
    target: 'rpm/amd64',
    name: 'hello.rpm',
  };
  const listed = (packages: readonly LatestPackage[], of = version) =>
    bytes(latestText({name: 'hello', version: of, packages}));
  const both = listed([entry, rpm]);

  test('stays, in the order of a run of all of it, whoever comes first', () => {
    expect(merged(listed([entry]), listed([rpm]))).toEqual(both);
    expect(merged(listed([rpm]), listed([entry]))).toEqual(both);
    expect(merged(both, listed([rpm]))).toEqual(both);
    expect(merged(both, both)).toBe(both);
  });

  test('stays in the same bytes, however it was written there', () => {
    const there = JSON.parse(Buffer.from(listed([])).toString());
    const backwards = Object.fromEntries(Object.entries(entry).reverse());
    expect(merged(bytes(JSON.stringify({...there, packages: [backwards]})), listed([rpm]))).toEqual(both);
  });

  test('gives way to ours: by the pointer, and by the package, whose pointer may have had another name', () => {
    const other = {...entry, sha256: '1'.repeat(64)};
    const renamed = {...entry, pointer: 'deb.x86_64.latest.txt'};
    for (const ours of [other, renamed])
      expect(merged(listed([entry]), listed([ours]))).toEqual(listed([ours]));
  });

  test.each([
    ['an older version', versionOf('0.9.0')],
    ['another revision', {...version, revision: '1'}],
    ['another epoch', {...version, epoch: 1}],
    ['a candidate', versionOf('1.0.0-rc.1')],
  ])('goes where it is of %s', (_, of) => {
    const ours = listed([rpm]);
    expect(merged(listed([entry], of), ours)).toBe(ours);
  });

  test('is not taken over from what cannot be read', () => {
    expect(() => merged(bytes('{}'), both)).toThrow('cannot be read');
    expect(() => merged(head(version, {packages: [{...entry, name: '../x'}]}), both)).toThrow('names files');
  });
});
