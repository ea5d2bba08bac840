import {describe, expect, test} from '@jest/globals';
import {type NewEntry, withEntry} from '../../../src/formats/deb/packaging/changelog.ts';
import {builtPackages, readSourceControl} from '../../../src/formats/deb/packaging/control.ts';

const entry = (over: Partial<NewEntry> = {}): NewEntry => ({
  version: '1.2.3-1~deb12',
  maintainer: 'Example Team <team@example.org>',
  date: Date.UTC(2026, 0, 31, 23) / 1000,
  source: 'greeter',
  file: 'debian/changelog',
  ...over,
});
const TRAILER =
  '\n\n  * Version 1.2.3-1~deb12.\n\n -- Example Team <team@example.org>  Sat, 31 Jan 2026 23:00:00 +0000\n';

describe('debian/changelog gets an entry on top', () => {
  test.each<[what: string, before: string | undefined, head: string, below?: string]>([
    [
      'of the same source and distribution',
      'hello (0.9-1) bookworm; urgency=low\n',
      'hello (1.2.3-1~deb12) bookworm',
    ],
    ['for several distributions', 'hello (0.9) a  b-c; urgency=low\n', 'hello (1.2.3-1~deb12) a b-c'],
    [
      'below blank lines',
      '\n  \nhello (0.9-1) UNRELEASED; urgency=low\n',
      'hello (1.2.3-1~deb12) UNRELEASED',
      'hello (0.9-1) UNRELEASED; urgency=low\n',
    ],
    ['below a comment', '# by hand\nhello (0.9-1) sid; x=y\n', 'hello (1.2.3-1~deb12) sid'],
    ['in its bytes', 'hello (0.9-1) sid; urgency=low\n\n  * Gr\xfc\xdfe\n', 'hello (1.2.3-1~deb12) sid'],
  ])('%s', (_what, before = '', head, below = before) => {
    const version = head.replace(/^\S+ \(/, '').replace(/\).*$/, '');
    expect(version).toBe('1.2.3-1~deb12');
    expect(withEntry(before, entry())).toBe(`${head}; urgency=medium${TRAILER}\n${below}`);
  });

  test.each([[undefined], [''], ['\n\n']])('which is the first one where it is %j', (before) => {
    expect(withEntry(before, entry())).toBe(`greeter (1.2.3-1~deb12) unstable; urgency=medium${TRAILER}`);
  });

  test.each([
    ['2:0.9-1', '1.2.3-1', '2:1.2.3-1'],
    ['2:0.9-1', '3:1.2.3-1', '3:1.2.3-1'],
    ['2:0.9-1', '0:1.2.3-1', '0:1.2.3-1'],
    ['0.9-1', '3:1.2.3-1', '3:1.2.3-1'],
  ])('which keeps the epoch of %s for %s', (old, version, written) => {
    const text = withEntry(`hello (${old}) sid; urgency=low\n`, entry({version}));
    expect(text).toMatch(`hello (${written}) sid; urgency=medium\n\n  * Version ${written}.\n`);
  });

  test.each([
    ['Eve\n\nPackage: evil\t<e@x>', 'Eve Package: evil <e@x>'],
    [
      'Eve\r\n -- X <x@y>  Sat, 31 Jan 2026 23:00:00 +0000',
      'Eve -- X x@y Sat, 31 Jan 2026 23:00:00 +0000 <>',
    ],
    ['$(touch /x) `x` <e@x>', '$(touch /x) `x` <e@x>'],
    ['Gr\u00fc\u00dfe\u2028 <e@x>', 'Gr\xc3\xbc\xc3\x9fe <e@x>'],
    ['Nobody', 'Nobody <>'],
  ])('whose maintainer is one line: %j', (maintainer, shown) => {
    const trailer = withEntry('', entry({maintainer})).split('\n').at(-2);
    expect(trailer).toBe(` -- ${shown}  Sat, 31 Jan 2026 23:00:00 +0000`);
  });

  test.each(['1.0)\n', '1.0 1', '$(x)', 'v1', ''])('whose version cannot be %j', (version) => {
    expect(() => withEntry('', entry({version}))).toThrow('no Debian version');
  });

  test.each([['hello 1.0\n'], ['<<<<<<< HEAD\nhello (1) sid; urgency=low\n'], ['\xff\xfe\0h\0']])(
    'but not on %j, which is none',
    (text) => {
      expect(() => withEntry(text, entry())).toThrow('does not begin with an entry');
    },
  );

  test('but not where nothing names the source', () => {
    expect(() => withEntry(undefined, entry({source: undefined}))).toThrow('names no Source');
  });
});

describe('debian/control', () => {
  test.each([
    ['Source: a1\n\nPackage: b\nArchitecture: all\n', {source: 'a1', allOnly: true}],
    [
      '# note\nsource: a1\n# note\n \n\n# x\nPackage: b\nArchitecture: all\n\nPackage: c\nArchitecture: any\n',
      {source: 'a1', allOnly: false},
    ],
    ['Source: a b\n\nnonsense\n', {source: undefined, allOnly: false}],
    ['', {source: undefined, allOnly: false}],
  ])('%j says what it says', (text, facts) => {
    expect(readSourceControl(text)).toEqual(facts);
  });

  test('debian/files names the packages; udebs and what else is listed stay behind', () => {
    const lines = [
      'a_1~x+b_amd64.deb misc optional',
      'a-dbgsym_1_amd64.ddeb debug optional automatic=yes',
      'a-udeb_1_amd64.udeb debian-installer optional',
      'a_1_amd64.buildinfo misc optional',
      '../../etc/x.deb misc optional',
      '-x.deb misc optional',
      'a.tar.gz raw-x -',
    ];
    expect(builtPackages(`${lines.join('\n')}\n`)).toEqual(['a_1~x+b_amd64.deb', 'a-dbgsym_1_amd64.ddeb']);
    expect(builtPackages('')).toEqual([]);
  });
});
