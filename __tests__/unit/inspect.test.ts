import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {formats} from '../../src/formats/index.ts';
import type {FileFact, PackageFacts} from '../../src/model/facts.ts';
import {relationKinds} from '../../src/model/package.ts';
import {modeText} from '../../src/steps/inspect/file-lines.ts';
import {inspectFile, inspectText} from '../../src/steps/inspect/index.ts';
import {printable, printableLines} from '../../src/text/printable.ts';
import {testHost} from '../support/host.ts';

const noRelations = Object.fromEntries(
  relationKinds.map((kind) => [kind, []]),
) as unknown as PackageFacts['relations'];

const fact = (over: Partial<FileFact> = {}): FileFact => ({
  path: '/usr/bin/hello',
  type: 'file',
  mode: 0o755,
  owner: 'root',
  group: 'root',
  size: 7,
  mtime: 0,
  to: undefined,
  flags: [],
  digest: undefined,
  ...over,
});

const facts = (over: Partial<PackageFacts> = {}): PackageFacts => ({
  format: 'deb',
  name: 'hello',
  version: '1.0.0',
  arch: 'all',
  fields: {},
  relations: noRelations,
  scripts: {},
  files: [],
  signatures: [],
  compression: 'gzip',
  ...over,
});

/** Everything a terminal would act upon, but for the ends of lines. */
const ACTS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]/;

describe('the text of a package', () => {
  test('shows metadata, relations, files with their flags, scripts and signatures, aligned', () => {
    const text = inspectText(
      facts({
        fields: {Maintainer: 'A <a@example.org>', Description: 'short\nlong line\n\nend'},
        relations: {...noRelations, depends: ['libc6 (>= 2.34)', 'adduser'], conflicts: ['goodbye']},
        scripts: {postinst: '#!/bin/sh\nif true; then\n\techo hi\nfi\n'},
        files: [
          fact({path: '/etc/hello.conf', mode: 0o644, size: 12345, flags: ['config', 'noreplace']}),
          fact({path: '/usr/bin', type: 'dir', size: 4096}),
          fact({path: '/usr/bin/hi', type: 'link', to: 'hello', mode: 0o777}),
          fact({path: '/usr/bin/su', mode: 0o4755, group: 'shadow'}),
          fact({path: '/var/log/hello', type: 'ghost'}),
        ],
        signatures: ['RSA/SHA512, key 0123456789abcdef'],
      }),
    );
    expect(text).toBe(`Debian package hello 1.0.0 all

Fields
  Maintainer   A <a@example.org>
  Description  short
               long line

               end

Relations
  depends    libc6 (>= 2.34)
             adduser
  conflicts  goodbye

Files (5 paths, 12352 bytes, compression gzip)
  -rw-r--r--  root/root    12345  1970-01-01 00:00  /etc/hello.conf  [config noreplace]
  drwxr-xr-x  root/root        -  1970-01-01 00:00  /usr/bin
  lrwxrwxrwx  root/root        7  1970-01-01 00:00  /usr/bin/hi -> hello
  -rwsr-xr-x  root/shadow      7  1970-01-01 00:00  /usr/bin/su
  -rwxr-xr-x  root/root        7  1970-01-01 00:00  /var/log/hello  [ghost]

Scripts
  postinst:
    | #!/bin/sh
    | if true; then
    | \techo hi
    | fi

Signatures
  RSA/SHA512, key 0123456789abcdef
`);
  });

  test('says so when a package is empty and unsigned', () => {
    expect(inspectText(facts())).toBe(
      'Debian package hello 1.0.0 all\n\nSignatures\n  none: this package is unsigned\n',
    );
  });

  test('never lets a hostile package speak to the terminal', () => {
    const evil = 'a\u001b]0;owned\u0007\u001b[2J\r\u009b1m\u202e\u2066b\u007f\u200b\u2028c';
    const text = inspectText(
      facts({
        name: evil,
        version: evil,
        arch: evil,
        compression: evil,
        fields: {[evil]: `${evil}\n${evil}`},
        relations: {...noRelations, depends: [`${evil}\n  faked line`]},
        scripts: {[evil]: `${evil}\n`},
        files: [
          fact({path: `/${evil}\nfake`, owner: evil, group: evil, to: `${evil}\n`, flags: [`${evil}\n`]}),
        ],
        signatures: [`${evil}\nGOOD`],
      }),
    );
    expect(text).not.toMatch(ACTS);
    expect(text).toContain('\\x1b]0;owned\\x07\\x1b[2J\\r\\x9b1m\\u202e\\u2066b\\x7f\\u200b\\u2028c');
    expect(text.split('\n').filter((line) => /^\s*(faked line|fake|GOOD)/.test(line))).toEqual([]);
  });

  test('takes impossible times and modes as they come', () => {
    const text = inspectText(
      facts({files: [fact({mtime: 1e20}), fact({mtime: Number.NaN}), fact({mode: 0xffffffff})]}),
    );
    expect(text).toContain('100000000000000000000');
    expect(text).toContain('NaN');
    expect(text).toContain('rwsrwsrwt');
  });

  test('takes a hundred thousand and more files', () => {
    const files = Array.from({length: 200_000}, (_, at) => fact({path: `/opt/${at}`}));
    expect(inspectText(facts({files})).split('\n').length).toBeGreaterThan(200_000);
  });
});

test.each([
  [0o755, 'rwxr-xr-x'],
  [0o644, 'rw-r--r--'],
  [0, '---------'],
  [0o4755, 'rwsr-xr-x'],
  [0o2644, 'rw-r-Sr--'],
  [0o1777, 'rwxrwxrwt'],
  [0o1776, 'rwxrwxrwT'],
])('mode %o reads %s', (mode, text) => {
  expect(modeText(mode)).toBe(text);
});

test('printable text keeps letters of every language and spells out the rest', () => {
  expect(printable('Grüße 你好 🐧 \\n')).toBe('Grüße 你好 🐧 \\n');
  expect(printable('a\nb\tc\0\ud800')).toBe('a\\nb\\tc\\x00\\ud800');
  expect(printableLines('a\tb\nc\r\n')).toEqual(['a\tb', 'c\\r']);
});

describe('a file that is no package', () => {
  test.each([
    ['missing.deb', '"missing.deb" does not exist'],
    ['folder', '"folder" is a folder'],
    ['empty.deb', '"empty.deb" is empty'],
    ['hello.txt', '"hello.txt" is no package that is known here'],
    ['fake.deb', '"fake.deb" is named like a Debian package but is none'],
    ['dangling', '"dangling" does not exist'],
    ['/dev/zero', '"/dev/zero" is not a regular file'],
    ['a\u001b[2J', '"a\\x1b[2J" does not exist'],
    ['hello.txt/x', '"hello.txt/x" cannot be opened'],
  ])('%j is refused: %s', async (file, message) => {
    await using host = await testHost({
      'empty.deb': '',
      'hello.txt': 'hello',
      'fake.deb': '!<arch>\nsomething else',
    });
    await mkdir(join(host.workDir, 'folder'));
    await symlink('nowhere', join(host.workDir, 'dangling'));
    await expect(inspectFile(host, file)).rejects.toMatchObject({
      name: 'UserError',
      message,
      hint: expect.stringMatching(/\w/),
    });
  });

  test.each(Object.values(formats))(
    'a $title with nothing behind its first bytes is broken',
    async (format) => {
      await using host = await testHost();
      await writeFile(join(host.workDir, 'cut'), Buffer.from(`${format.magic}rest`, 'latin1'));
      await expect(inspectFile(host, 'cut')).rejects.toMatchObject({name: 'UserError'});
    },
  );
});
