import {describe, expect, test} from '@jest/globals';
import {engine} from '../../../src/repositories/apt/engine.ts';
import {textsOf} from '../../../src/repositories/apt/stanza.ts';
import {madeListing, madePackage, NOON} from '../../support/apt-shelf.ts';

const stanza = (control: string): string =>
  Buffer.from(textsOf(madeListing({control})).stanza, 'latin1').toString();

const WHO = 'Package: hello\nVersion: 1.0\nArchitecture: amd64\n';

describe('a stanza', () => {
  test('has the fields of the control file as they are and in their order, then ours', () => {
    const control = `${WHO}Depends: libc6 (>= 2.34),\n libfoo\nDescription: Says grüß Gott.\n Long,\n\ttab,\n .\n end.\n`;
    const pkg = madePackage({control});
    expect(stanza(control)).toBe(
      `${control}Filename: pool/main/h/hello/hello_1.0_amd64.deb\nSize: ${pkg.size}\nSHA256: ${pkg.sha256}\nX-Linux-Pkg-Published: 2026-03-01T12:00:00Z\n`,
    );
  });

  test.each([
    ['a path of its own', 'Filename: ../../etc/passwd\n'],
    ['digests of its own', `sha256: ${'0'.repeat(64)}\nMD5sum: 00\nSHA512: 11\nSize: 1\n`],
    ['a date of its own', 'X-LINUX-PKG-Published: 1999-01-01T00:00:00Z\n'],
    ['a comment', '# nothing\n'],
    ['an end of lines', '\n\n'],
  ])('takes %s from no package', (_, more) => {
    expect(
      stanza(WHO + more)
        .split('\n')
        .slice(0, 4),
    ).toEqual([...WHO.trimEnd().split('\n'), 'Filename: pool/main/h/hello/hello_1.0_amd64.deb']);
  });

  test.each([
    ['a second paragraph', `${WHO}\nPackage: sudo\n`],
    ['a second paragraph after CR LF', `${WHO}\r\n\r\nPackage: sudo\n`],
    ['a carriage return', `${WHO}Description: a\rPackage: sudo\n`],
    ['a NUL', `${WHO}Description: a\0b\n`],
    ['a vertical tab', `${WHO}Description: a\x0bb\n`],
    ['the same field twice', `${WHO}PACKAGE: sudo\n`],
    ['a line without a field', `${WHO}sudo\n`],
    ['a name of a field with a space', `${WHO}Pack age: sudo\n`],
    ['a start inside a field', ` ${WHO}`],
    ['another package inside', 'Package: sudo\nVersion: 1.0\nArchitecture: amd64\n'],
    ['no name', 'Version: 1.0\nArchitecture: amd64\n'],
    ['nothing', ''],
  ])('is not made where the control file has %s', (_, control) => {
    expect(() => madeListing({control})).toThrow(/^hello_1\.0_amd64\.deb: its control/);
  });

  test('keeps a line of blanks inside of its field', () => {
    expect(stanza(`${WHO}Description: a\n  \n b\n`)).toContain('Description: a\n .\n b\nFilename:');
  });

  test.each([
    ['name', {name: '../sudo'}],
    ['name', {name: 'a b'}],
    ['name', {name: 'a\nb'}],
    ['version', {version: '1/../2'}],
    ['version', {version: '1 2'}],
    ['architecture', {arch: 'amd64/../x'}],
    ['architecture', {arch: ''}],
  ])('is not made for a %s that would lead elsewhere', (what, made) => {
    expect(() => madeListing(made)).toThrow(`its ${what} `);
  });
});

describe('the place of a package', () => {
  test.each([
    ['hello', '1:2.0-1~deb12', 'apt/pool/main/h/hello/hello_2.0-1~deb12_amd64.deb'],
    ['libfoo2', '1.0', 'apt/pool/main/libf/libfoo2/libfoo2_1.0_amd64.deb'],
    ['lib', '1.0', 'apt/pool/main/l/lib/lib_1.0_amd64.deb'],
    ['0ad', '1.0', 'apt/pool/main/0/0ad/0ad_1.0_amd64.deb'],
  ])('of %s %s is %s', (name, version, path) => {
    expect(madeListing({name, version}).path).toBe(path);
    expect(engine.isPackage(path)).toBe(true);
  });

  test('is below its component, which has a name that apt takes', () => {
    expect(madeListing({}, NOON, 'contrib').path).toBe('apt/pool/contrib/h/hello/hello_1.0_amd64.deb');
    expect(() => madeListing({}, NOON, '../x')).toThrow('cannot be the name');
  });

  test('is told from lists', () => {
    expect(engine.isPackage('apt/dists/bookworm/InRelease')).toBe(false);
    expect(engine.isPackage('yum/9/x86_64/Packages/hello.deb')).toBe(false);
  });
});

describe('the name of a suite', () => {
  test.each(['bookworm', 'bookworm-beta', 'stable', '24.04', 'v1.0+x~y_z'])('may be %s', (name) => {
    expect(engine.check(name)).toBeUndefined();
  });

  test.each([
    '',
    '.',
    '..',
    'a/b',
    '/a',
    'a..b',
    ' a',
    'a b',
    'a\nb',
    '-a',
    'ä',
    'by-hash',
    'binary-amd64',
    'x'.repeat(101),
  ])('may not be %j', (name) => {
    expect(engine.check(name)?.hint).toContain('as in bookworm');
  });
});
