import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import type {Store} from '../../../src/model/store.ts';
import {engine} from '../../../src/repositories/yum/engine.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {FOLDER, madeRpm, PLACE, REPOMD} from '../../support/yum-shelf.ts';

let host: TestHost;
let store: Store;

beforeEach(async () => {
  host = await testHost();
  store = directoryStore(host.workDir);
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
});

const COMMON = 'xmlns="http://linux.duke.edu/metadata/common" xmlns:rpm="http://linux.duke.edu/metadata/rpm"';
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const {texts, sha256: id} = madeRpm();
const primary = texts['primary']!;

interface Foreign {
  /** In place of a list's whole text. */
  readonly lists?: Readonly<Record<string, string>>;
  /** What more is named. */
  readonly more?: string;
  readonly change?: (repomd: string) => string;
  readonly pack?: (text: string) => Buffer;
}

const wrap = (root: string, names: string, text: string, count = 1): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${names} packages="${count}">\n${text}\n</${root}>\n`;
const whole: Readonly<Record<string, string>> = {
  primary: wrap('metadata', COMMON, primary),
  filelists: wrap('filelists', 'xmlns="http://linux.duke.edu/metadata/filelists"', texts['filelists']!),
  other: wrap('otherdata', 'xmlns="http://linux.duke.edu/metadata/other"', texts['other']!),
};

/** Writes a repository as another program might; unsigned. */
async function write({lists = {}, more = '', change = (text) => text, pack = gzipSync}: Foreign = {}) {
  const entries: string[] = [];
  for (const [type, text] of Object.entries({...whole, ...lists})) {
    const content = pack(text);
    const path = `repodata/${type}.xml.gz`;
    await store.put([{path: FOLDER + path, content}]);
    entries.push(
      `<data type="${type}"><checksum type="sha256">${sha256(content)}</checksum><open-checksum type="sha256">${sha256(text)}</open-checksum><location href='${path}'/><timestamp>1</timestamp><size>${content.length}</size><open-size>${Buffer.byteLength(text)}</open-size></data>`,
    );
  }
  const repomd = `<?xml version='1.0'?><repomd xmlns="http://linux.duke.edu/metadata/repo"><revision>7</revision><tags><distro cpeid="x">y</distro></tags>${entries.join('')}${more}</repomd>`;
  await store.put([{path: REPOMD, content: Buffer.from(change(repomd))}]);
}

const read = () => engine.read(store, PLACE);
const refusal = async (foreign: Foreign): Promise<string> => {
  await write(foreign);
  return read().then(
    () => 'nothing was wrong',
    (cause: Error) => {
      expect(cause).toMatchObject({code: 'yum/unsound', hint: expect.stringContaining('repo init')});
      return cause.message;
    },
  );
};

const extra = (type: string) =>
  `<data type="${type}"><checksum type="sha256">${'0'.repeat(64)}</checksum><location href="repodata/x"/></data>`;

describe('a repository of another program', () => {
  test('is read where it says no more than ours', async () => {
    await write();
    expect(await read()).toMatchObject({listings: [madeRpm()], date: 7, signedBy: [], torn: false});
    expect((await read()).seal).toBeUndefined();
  });

  test('may have copies for other readers, which are left out', async () => {
    await write({more: ['primary_db', 'filelists_zck', 'filelists-ext', 'other_db'].map(extra).join('')});
    expect((await read()).listings).toHaveLength(1);
  });

  test.each(['group', 'updateinfo', 'modules', 'prestodelta', 'productid'])(
    'is refused where it has %s',
    async (type) => {
      expect(await refusal({more: extra(type)})).toContain(`it has ${type} too, which would be lost`);
    },
  );

  test.each<[string, Foreign, RegExp]>([
    ['names a list twice', {more: extra('primary')}, /names its primary twice/],
    [
      'names no filelists',
      {change: (text) => text.replace('type="filelists"', 'type="filelists_db"')},
      /names no filelists/,
    ],
    [
      'has a list elsewhere',
      {change: (text) => text.replace("'repodata/other", "'../other")},
      /other lies at "..\/other.xml.gz"/,
    ],
    [
      'has a list at an address',
      {change: (text) => text.replace('<location ', '<location xml:base="https://example.org/" ')},
      /not in its own folder/,
    ],
    [
      'has digests of another age',
      {change: (text) => text.replace('<checksum type="sha256">', '<checksum type="sha">')},
      /made with "sha", which proves nothing/,
    ],
    [
      'has no digest',
      {change: (text) => text.replace(/<checksum .*?<\/checksum>/, '')},
      /no checksum of its primary/,
    ],
    ['was cut off', {change: (text) => text.slice(0, -20)}, /not the whole of it/],
    ['is a web page', {change: () => '<html><body>Not found</body></html>'}, /it is no repomd.xml/],
    [
      'declares entities',
      {change: (text) => text.replace('<repomd', '<!DOCTYPE x [<!ENTITY a "b">]><repomd')},
      /declarations/,
    ],
    [
      'packs in a way that we cannot read',
      {change: (text) => text.replace('primary.xml.gz', 'primary.xml.bz2')},
      /how it is packed is not known here: .bz2/,
    ],
    ['is packed otherwise than it says', {pack: (text) => Buffer.from(text)}, /cannot be unpacked/],
    [
      'unpacks to more than it says',
      {change: (text) => text.replace(/<open-size>\d+/, '<open-size>10')},
      /more than the 10 bytes/,
    ],
    [
      'unpacks to less than it says',
      {change: (text) => text.replace(/<open-size>\d+/, '<open-size>999999')},
      /repomd.xml says 999999/,
    ],
    [
      'unpacks to something else',
      {change: (text) => text.replace(/(<open-checksum type="sha256">)\w{4}/, '$10000')},
      /unpacked, its SHA256 is/,
    ],
    [
      'has fewer packages than it says',
      {lists: {primary: wrap('metadata', COMMON, primary, 2)}},
      /says that it has 2 packages and has 1/,
    ],
    [
      'has a package that filelists lack',
      {lists: {primary: wrap('metadata', COMMON, primary.replace(id, sha256('y')))}},
      /is missing in its filelists/,
    ],
    [
      'has more in filelists',
      {lists: {primary: wrap('metadata', COMMON, '', 0)}},
      /has packages that primary has not/,
    ],
    [
      'has words between packages',
      {lists: {primary: wrap('metadata', COMMON, `<x/>${primary}`)}},
      /between two of its packages stands "<x\/>/,
    ],
    [
      'has comments',
      {lists: {primary: wrap('metadata', COMMON, primary.replace('<name>', '<!-- </package> --><name>'))}},
      /comments|between two|does not end/,
    ],
    [
      'has other names for elements',
      {lists: {primary: wrap('metadata', 'xmlns="http://linux.duke.edu/metadata/common"', primary)}},
      /its root is no <metadata xmlns:rpm=/,
    ],
    [
      'is written in Latin-1',
      {lists: {primary: whole['primary']!.replace('UTF-8', 'ISO-8859-1')}},
      /written in ISO-8859-1/,
    ],
    ['starts like nothing we know', {lists: {primary: 'x'.repeat(100_000)}}, /does not start like a list/],
    [
      'goes on after its end',
      {lists: {primary: `${whole['primary']}<more/>`}},
      /does not end after its last package/,
    ],
    [
      'tells packages by SHA-1',
      {lists: {primary: whole['primary']!.replace('type="sha256"', 'type="sha"')}},
      /"hello" is told by sha, not by sha256/,
    ],
    [
      'has a package without a size',
      {lists: {primary: whole['primary']!.replace(/<size .*?>/, '')}},
      /no size or no time/,
    ],
    [
      'has a package without a version',
      {lists: {primary: whole['primary']!.replace(/<version .*?>/, '')}},
      /"hello" in it has no version/,
    ],
    [
      'has a package outside of the store',
      {lists: {primary: whole['primary']!.replace('href="Packages', 'href="../../../..')}},
      /lies at "..\/..\/..\/../,
    ],
    [
      'has a package among its lists',
      {lists: {primary: whole['primary']!.replace('href="Packages', 'href="repodata')}},
      /lies at "repodata/,
    ],
    [
      'has a package that is none',
      {lists: {primary: whole['primary']!.replace('.rpm"', '.exe"')}},
      /lies at "Packages.*exe"/,
    ],
  ])('is refused where it %s', async (_, foreign, words) => {
    expect(await refusal(foreign)).toMatch(words);
  });
});

test('a package may lie at an address of its own', async () => {
  const there = madeRpm({address: 'https://example.org/releases/v1/hello-1.0-1.x86_64.rpm'});
  expect(there.texts['primary']).toContain(
    '<location xml:base="https://example.org/releases/v1/" href="hello-1.0-1.x86_64.rpm"/>',
  );
  const text = whole['primary']!.replace(
    /<location .*?>/,
    '<location xml:base="https://example.org/releases/v1/" href="hello-1.0-1.x86_64.rpm"/>',
  );
  await write({lists: {primary: text}});
  const [listing] = (await read()).listings;
  expect(listing).toMatchObject({address: there.address, path: there.path});
});

test.each(['ftp://example.org/a.rpm', 'a.rpm', 'https://example.org/', 'https://example.org/a.rpm?x'])(
  'nobody can fetch a package from %s',
  (address) => {
    expect(() => madeRpm({address})).toThrow(`nobody can fetch it from "${address}"`);
  },
);
