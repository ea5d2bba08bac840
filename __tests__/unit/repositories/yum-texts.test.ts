import {describe, expect, test} from '@jest/globals';
import type {Shelf} from '../../../src/model/repository.ts';
import {engine} from '../../../src/repositories/yum/engine.ts';
import {madeRpm, NOON} from '../../support/yum-shelf.ts';

const primary = (over: Parameters<typeof madeRpm>[0]) => madeRpm(over).texts['primary']!;

describe('the texts of a package', () => {
  test('are those of createrepo_c', () => {
    const listing = madeRpm({
      version: '2:1.0-1',
      files: [
        {path: '/etc/hello/', type: 'dir'},
        {path: '/etc/hello/conf', type: 'file'},
        {path: '/usr/bin/', type: 'dir'},
        {path: '/usr/bin/hello', type: 'file'},
        {path: '/usr/lib/sendmail', type: 'file'},
        {path: '/usr/share/hello', type: 'ghost'},
      ],
      header: {
        relations: {
          provides: [{name: 'hello', flags: 'EQ', epoch: '2', version: '1.0', release: '1'}],
          requires: [
            {name: '/bin/sh', pre: true},
            {name: '(a or b)'},
            {name: 'c', flags: 'LT', epoch: '0', version: '2'},
          ],
        },
        changelog: [
          {author: 'Ann <ann@example.org> - 1  ', date: 100, text: '- one'},
          {author: 'Bob', date: 100, text: '- two'},
        ],
      },
    });
    expect(listing).toMatchObject({
      version: '2:1.0-1',
      path: 'yum/9/x86_64/Packages/h/hello-1.0-1.x86_64.rpm',
      published: NOON,
    });
    expect(listing.texts['primary']).toBe(`<package type="rpm">
  <name>hello</name>
  <arch>x86_64</arch>
  <version epoch="2" ver="1.0" rel="1"/>
  <checksum type="sha256" pkgid="YES">${listing.sha256}</checksum>
  <summary>Says hello</summary>
  <description>Says hello
and keeps saying it.</description>
  <packager></packager>
  <url></url>
  <time file="${NOON}" build="${NOON - 7}"/>
  <size package="1000" installed="20" archive="120"/>
  <location href="Packages/h/hello-1.0-1.x86_64.rpm"/>
  <format>
    <rpm:license>MIT</rpm:license>
    <rpm:vendor></rpm:vendor>
    <rpm:group>Unspecified</rpm:group>
    <rpm:buildhost>example.org</rpm:buildhost>
    <rpm:sourcerpm>hello-1.0-1.src.rpm</rpm:sourcerpm>
    <rpm:header-range start="280" end="900"/>
    <rpm:provides>
      <rpm:entry name="hello" flags="EQ" epoch="2" ver="1.0" rel="1"/>
    </rpm:provides>
    <rpm:requires>
      <rpm:entry name="/bin/sh" pre="1"/>
      <rpm:entry name="(a or b)"/>
      <rpm:entry name="c" flags="LT" epoch="0" ver="2"/>
    </rpm:requires>
    <file type="dir">/etc/hello</file>
    <file>/etc/hello/conf</file>
    <file>/usr/bin/hello</file>
    <file>/usr/lib/sendmail</file>
  </format>
</package>`);
    const head = `<package pkgid="${listing.sha256}" name="hello" arch="x86_64">
  <version epoch="2" ver="1.0" rel="1"/>`;
    expect(listing.texts['filelists']).toBe(`${head}
  <file type="dir">/etc/hello</file>
  <file>/etc/hello/conf</file>
  <file type="dir">/usr/bin</file>
  <file>/usr/bin/hello</file>
  <file>/usr/lib/sendmail</file>
  <file type="ghost">/usr/share/hello</file>
</package>`);
    expect(listing.texts['other']).toBe(`${head}
  <changelog author="Ann &lt;ann@example.org&gt; - 1" date="100">- one</changelog>
  <changelog author="Bob" date="101">- two</changelog>
</package>`);
  });

  test('hold the ten newest changes', () => {
    const changelog = Array.from({length: 14}, (_, at) => ({
      author: 'Ann',
      date: at + 1,
      text: `- ${at + 1}`,
    }));
    const text = madeRpm({header: {changelog}}).texts['other']!;
    expect([...text.matchAll(/date="(\d+)"/g)].map(([, date]) => Number(date))).toEqual([
      5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ]);
  });

  test('are never broken, whatever a package says of itself', () => {
    const hostile = `</summary></package><x a="b" c='d'>&amp;]]>\u0000\u0001\u001f\ufffe\ud800\r`;
    const listing = madeRpm({
      files: [{path: `/usr/bin/${hostile}`, type: 'file'}],
      header: {
        summary: hostile,
        description: hostile,
        vendor: hostile,
        relations: {requires: [{name: hostile, flags: 'EQ', epoch: '0', version: hostile, release: hostile}]},
        changelog: [{author: hostile, date: 1, text: hostile}],
      },
    });
    for (const text of Object.values(listing.texts)) {
      expect(text.match(/<package /g)).toHaveLength(1);
      expect(text.match(/<\/package>/g)).toHaveLength(1);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|<x|&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/,
      );
    }
  });

  test.each([
    ['a name that no address holds', {file: 'a b.rpm'}, 'cannot be part of an address'],
    ['a path for a name', {file: '../hello.rpm'}, 'cannot be part of an address'],
    ['no .rpm', {file: 'hello.deb'}, 'cannot be part of an address'],
    ['a hidden file', {file: '.rpm'}, 'cannot be part of an address'],
    ['signs in its name', {name: 'a<b', file: 'a.rpm'}, 'its name is "a<b"'],
    ['a line in its architecture', {arch: 'x\ny', file: 'a.rpm'}, 'its architecture is "x\\ny"'],
    ['a blank in its version', {version: '1 2-1', file: 'a.rpm'}, 'its version is "1 2-1"'],
  ])('are not made of a package with %s', (_, over, words) => {
    expect(() => madeRpm(over)).toThrow(words);
  });
});

describe('places', () => {
  test.each([
    ['x86_64', ['9/x86_64']],
    ['x86_64_v3', ['9/x86_64']],
    ['i686', ['9/i386']],
    ['i386', ['9/i386']],
    ['armv7hl', ['9/armhfp']],
    ['armv6hl', ['9/armhfp']],
    ['armv5tel', ['9/arm']],
    ['aarch64', ['9/aarch64']],
    ['riscv64', ['9/riscv64']],
    ['src', ['9/source']],
  ])('%s is looked for in %j', (arch, wanted) => {
    expect(engine.places('9', arch, [arch])).toEqual(wanted);
  });

  test('what fits every machine stands wherever there is or comes another', () => {
    expect(engine.places('9', 'noarch', ['noarch'])).toEqual(['9/aarch64', '9/x86_64']);
    expect(engine.places('9', 'noarch', ['noarch', 'i686', 's390x', 'src'])).toEqual(['9/i386', '9/s390x']);
    expect(engine.places('9', 'noarch', ['noarch', 'x86_64'], ['9/ppc64le', '10/s390x', '9/source'])).toEqual(
      ['9/ppc64le', '9/x86_64'],
    );
  });

  test('a new shelf has what fits every machine from its neighbours', () => {
    const shelf = (place: string, ...over: Parameters<typeof madeRpm>[0][]): Shelf => ({
      place,
      listings: over.map((one) => madeRpm({...one, place})),
      fixed: {},
      date: 1,
      tag: 'x',
      signedBy: [],
      torn: false,
    });
    const doc = {name: 'doc', arch: 'noarch'};
    const neighbours = [
      shelf('9/x86_64', doc, {}),
      shelf('9/aarch64', doc),
      shelf('10/x86_64', {...doc, name: 'other'}),
    ];
    expect(engine.inherited!('9/i386', neighbours)).toEqual([
      {
        from: 'yum/9/x86_64/Packages/d/doc-1.0-1.noarch.rpm',
        listing: madeRpm({...doc, place: '9/i386'}),
      },
    ]);
    expect(engine.inherited!('9/source', neighbours)).toEqual([]);
  });

  test.each(['9', '15.6', 'tumbleweed', 'stable', '43-beta'])('%s may be a suite', (suite) => {
    expect(engine.check(suite)).toBeUndefined();
  });

  test.each(['', '.', '..', '9/x', 'a b', '$releasever', '-x', 'x.', 'ä', 'x'.repeat(65)])(
    '%j may not',
    (suite) => {
      expect(engine.check(suite)).toMatchObject({hint: expect.stringContaining('$releasever')});
    },
  );

  test('a package is told from a list', () => {
    expect(engine.isPackage('yum/9/x86_64/Packages/h/hello.rpm')).toBe(true);
    expect(engine.isPackage('yum/9/x86_64/repodata/x.rpm')).toBe(false);
    expect(engine.isPackage('yum/9/x86_64/repodata/repomd.xml')).toBe(false);
    expect(engine.isPackage('apt/pool/x.rpm')).toBe(false);
  });
});

test('an address keeps its meaning', () => {
  expect(primary({header: {url: 'https://example.org/?a=1&b=2'}})).toContain(
    '<url>https://example.org/?a=1&amp;b=2</url>',
  );
});
