import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from '@jest/globals';
import type {Entry} from '../../../../src/model/package.ts';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {
  entriesOf,
  link,
  ownLines,
  pathsOf,
  problemsOf,
  put,
  type Staging,
  stage,
} from '../../../support/staged.ts';

const debs: Staging = {targets: [testTarget('deb', 'deb')]};
const inNfpm: Staging = {...debs, nfpm: true};
const DOC = '/usr/share/doc/hello';

const CHGLOG = `- semver: 1.0.0
  date: 2026-01-31T13:00:00+01:00
  packager: A B <a@example.org>
  deb:
    urgency: high
    distributions: [bookworm, trixie]
  notes: {header: passed over}
  changes:
    - commit: 0123456789
      note: |-
        feat: one

        in two lines
      author: {name: A B, email: a@example.org}
    - {commit: abc, note: 'fix: two'}
- semver: 0.9.0
  date: 2025-01-31
  changes: []
`;

const contentOf = (entries: readonly Entry[], path: string): string => {
  const entry = entries.find((one) => one.path === path);
  if (entry?.type !== 'file' || entry.content === undefined) throw new Error(`${path} was not generated`);
  const bytes = Buffer.from(entry.content, 'base64');
  expect(entry.size).toBe(bytes.length);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
};

const program = [{src: 'f', dst: '/usr/bin/f'}];

describe('documents of a deb', () => {
  test('are a copyright file and a changelog of one entry, in the folder of the package', async () => {
    await using host = await testHost({f: ''});
    const entries = await entriesOf(host, {contents: program, license: 'Apache-2.0'}, debs);
    expect(ownLines(entries).slice(1)).toEqual([
      'dir   0755 root:root /usr/share/doc/hello',
      expect.stringMatching(/^file {2}0644 root:root \/usr\/share\/doc\/hello\/changelog\.gz \d+$/),
      expect.stringMatching(/^file {2}0644 root:root \/usr\/share\/doc\/hello\/copyright \d+$/),
    ]);
    expect(contentOf(entries, `${DOC}/changelog.gz`)).toBe(
      'hello (1.0.0) unstable; urgency=medium\n\n  * Version 1.0.0.\n\n' +
        ' -- A <a@example.org>  Tue, 14 Nov 2023 22:13:20 +0000\n',
    );
    expect(
      contentOf(entries, `${DOC}/copyright`),
    ).toBe(`Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: hello
Upstream-Contact: A <a@example.org>

Files: *
Copyright: 2023 the authors of hello
License: Apache-2.0
 On Debian systems the full text is in
 /usr/share/common-licenses/Apache-2.0
`);
  });

  test('take the text and the holders from the licence file of the project', async () => {
    const LICENSE =
      'MIT License\n\nCopyright (c) 2020-2026 A. Person\n\n\tPermission is granted.\nLicense: none\n';
    await using host = await testHost({f: '', LICENSE});
    const entries = await entriesOf(
      host,
      {contents: program, license: 'MIT', homepage: 'https://x.org'},
      debs,
    );
    const text = contentOf(entries, `${DOC}/copyright`);
    expect(text).toContain(
      'Source: https://x.org\n\nFiles: *\nCopyright: 2020-2026 A. Person\nLicense: MIT\n MIT License\n .\n',
    );
    expect(text).toContain('\n Permission is granted.\n License: none\n');
  });

  test('name nobody as the holder that the licence does not name', async () => {
    const LICENSE =
      'GNU GENERAL PUBLIC LICENSE\nVersion 3\nCopyright (C) 2007 Free Software Foundation, Inc.\n';
    await using host = await testHost({f: '', LICENSE});
    const text = async (values: object) =>
      contentOf(await entriesOf(host, {contents: program, ...values}, debs), `${DOC}/copyright`);
    expect(await text({license: 'GPL-3.0-or-later'})).toContain(
      'the authors of hello\nLicense: GPL-3.0-or-later\n On Debian',
    );
    expect(await text({license: 'GPL-3.0-or-later'})).not.toContain('Free Software Foundation');
    expect(await text({})).toContain(
      'License: custom\n The package does not say under which licence it is.\n',
    );
  });

  test('are not made where the user ships them, or a link in place of their folder', async () => {
    await using host = await testHost({f: ''});
    const own = (path: string) => ({contents: [{src: 'f', dst: `${DOC}/${path}`}]});
    expect(pathsOf(await entriesOf(host, own('copyright'), debs))).toEqual([
      DOC,
      `${DOC}/changelog.gz`,
      `${DOC}/copyright`,
    ]);
    for (const path of ['changelog', 'changelog.gz', 'changelog.Debian.gz'])
      expect(pathsOf(await entriesOf(host, own(path), debs))).toEqual(
        [DOC, `${DOC}/${path}`, `${DOC}/copyright`].sort(),
      );
    const linked = {contents: [{src: 'other', dst: DOC, type: 'symlink'}]};
    expect(pathsOf(await entriesOf(host, linked, debs))).toEqual([DOC]);
  });

  test('have the name that a version with a revision asks for', async () => {
    await using host = await testHost({f: ''});
    const entries = await entriesOf(host, {contents: program, release: '2', epoch: '1'}, debs);
    expect(contentOf(entries, `${DOC}/changelog.Debian.gz`)).toMatch(/^hello \(1:1\.0\.0-2\) unstable;/);
  });

  test('are not made in nfpm mode, nor for an rpm', async () => {
    await using host = await testHost({f: ''});
    expect(pathsOf(await entriesOf(host, {contents: program}, inNfpm))).toEqual(['/usr/bin/f']);
    expect(pathsOf(await entriesOf(host, {contents: program}))).toEqual(['/usr/bin/f']);
  });
});

describe('a changelog of chglog', () => {
  const values = {contents: program, changelog: 'log.yml'};

  test('is in the package as data, for every format', async () => {
    await using host = await testHost({f: '', 'log.yml': CHGLOG});
    for (const format of ['deb', 'rpm']) {
      const [pkg] = await stage(host, values, {targets: [testTarget(format, format)]});
      expect(pkg?.changelog).toEqual([
        {
          version: '1.0.0',
          date: 1_769_860_800,
          author: 'A B <a@example.org>',
          notes: ['feat: one\n\nin two lines', 'fix: two'],
          distributions: ['bookworm', 'trixie'],
          urgency: 'high',
        },
        {version: '0.9.0', date: 1_738_281_600, author: 'A <a@example.org>', notes: []},
      ]);
    }
  });

  test('becomes what dpkg reads', async () => {
    await using host = await testHost({f: '', 'log.yml': CHGLOG});
    const entries = await entriesOf(host, {...values, release: '3'}, debs);
    expect(
      contentOf(entries, `${DOC}/changelog.Debian.gz`),
    ).toBe(`hello (1.0.0-3) bookworm trixie; urgency=high

  * feat: one
    in two lines
  * fix: two

 -- A B <a@example.org>  Sat, 31 Jan 2026 12:00:00 +0000

hello (0.9.0) unstable; urgency=medium

  * No change is written down.

 -- A <a@example.org>  Fri, 31 Jan 2025 00:00:00 +0000
`);
  });

  test('is what nfpm writes in nfpm mode, under its name', async () => {
    await using host = await testHost({f: '', 'log.yml': CHGLOG});
    const entries = await entriesOf(host, values, inNfpm);
    expect(pathsOf(entries)).toEqual(['/usr/bin/f', `${DOC}/changelog.Debian.gz`]);
    expect(contentOf(entries, `${DOC}/changelog.Debian.gz`)).toBe(`hello (1.0.0) bookworm trixie; urgency=high
  * feat: one
   - in two lines
  * fix: two

 -- A B <a@example.org>  Sat, 31 Jan 2026 12:00:00 +0000

hello (0.9.0)

 -- A <a@example.org>  Fri, 31 Jan 2025 00:00:00 +0000
`);
  });

  const refused = async (text: string | undefined) => {
    await using host = await testHost({f: '', ...(text !== undefined && {'log.yml': text})});
    const problems = await problemsOf(stage(host, values, debs));
    return problems.map(({message, place}) => `${place?.file}:${place?.line} ${message}`);
  };

  test.each([
    ['that is not there', undefined, ['linux-pkg.yml:8 log.yml does not exist']],
    ['that is a mapping', 'semver: 1.0.0\n', ['log.yml:1 this is no changelog']],
    ['that is no YAML', '- semver: "1.0.0\n', ['log.yml:1 a quote is not closed']],
    ['that is not text', 'a\0b', ['linux-pkg.yml:8 log.yml is no text in UTF-8']],
    [
      'whose entries are not what they should be',
      [
        '- date: 2026-02-31',
        '  semver: "1.0.0\\n -- X"',
        '  deb: {distributions: ["a b"], urgency: "low\\nx"}',
        '- {semver: 1, date: 2026-01-01, changes: none}',
        '- {semver: 1, changes: [{note: "a\\0b"}, {note: [x]}]}',
        '- {date: 2026-01-01}',
        '',
      ].join('\n'),
      [
        'log.yml:1 "2026-02-31" is not a date',
        'log.yml:2 semver "1.0.0\\n -- X" is not one line',
        'log.yml:1 "a b" is no distribution',
        'log.yml:1 "low\nx" is no urgency',
        'log.yml:4 changes: is no list',
        'log.yml:5 a release without a date',
        'log.yml:5 a note with control characters, or none at all',
        'log.yml:5 a note with control characters, or none at all',
        'log.yml:6 a release without a version',
      ],
    ],
  ])('%s is refused at its line', async (_, text, told) => {
    expect((await refused(text)).sort()).toEqual([...told].sort());
  });

  test('of ten thousand changes is read, an empty one is none', async () => {
    const change = '    - {commit: 0123456789abcdef, note: "fix: it", author: {name: A, email: a@b.c}}\n';
    await using host = await testHost({
      f: '',
      'log.yml': `- semver: 1.0.0\n  date: 2026-01-01\n  changes:\n${change.repeat(10_000)}`,
      'empty.yml': '\n',
    });
    const [pkg] = await stage(host, values, debs);
    expect(pkg?.changelog[0]?.notes).toHaveLength(10_000);
    const [empty] = await stage(host, {...values, changelog: 'empty.yml'}, debs);
    expect(empty?.changelog).toEqual([]);
  });
});

describe('pages of manuals', () => {
  const contents = [{src: 't', dst: '/usr/share', type: 'tree'}];
  const tree = async (host: TestHost) => {
    await put(host, 't/man/man1/hello.1', 0o600, '.TH HELLO 1\n');
    await put(host, 't/man/de/man1/hello.1', 0o644, '.TH HALLO 1\n');
    await put(host, 't/man/man1/done.1.gz', 0o644, 'packed');
    await put(host, 't/man/man1/both.1', 0o644, 'a');
    await put(host, 't/man/man1/both.1.gz', 0o644, 'b');
    await put(host, 't/man/README', 0o644, 'no page');
    await put(host, 't/info/hello.info-1', 0o644, 'info');
    await link(host, 't/man/man1/hi.1', 'hello.1');
    await link(host, 't/man/man1/hey.1', '../man1/hi.1');
    await link(host, 't/man/man1/away.1', '../../elsewhere.1');
  };

  test.each(['deb', 'rpm'])('are compressed in a %s, and links to them follow', async (format) => {
    await using host = await testHost();
    await tree(host);
    const entries = await entriesOf(host, {contents}, {targets: [testTarget(format, format)]});
    const pages = entries.filter(({type, path}) => type !== 'dir' && !path.startsWith(DOC));
    expect(pages.map((entry) => (entry.type === 'link' ? `${entry.path} ${entry.to}` : entry.path))).toEqual([
      '/usr/share/info/hello.info-1.gz',
      '/usr/share/man/README',
      '/usr/share/man/de/man1/hello.1.gz',
      '/usr/share/man/man1/away.1 ../../elsewhere.1',
      '/usr/share/man/man1/both.1',
      '/usr/share/man/man1/both.1.gz',
      '/usr/share/man/man1/done.1.gz',
      '/usr/share/man/man1/hello.1.gz',
      '/usr/share/man/man1/hey.1.gz ../man1/hi.1.gz',
      '/usr/share/man/man1/hi.1.gz hello.1.gz',
    ]);
    expect(contentOf(entries, '/usr/share/man/man1/hello.1.gz')).toBe('.TH HELLO 1\n');
  });

  test('stay as they are in nfpm mode', async () => {
    await using host = await testHost();
    await tree(host);
    expect(pathsOf(await entriesOf(host, {contents}, inNfpm))).toContain('/usr/share/man/man1/hello.1');
  });

  test('still clash where two sources are one path', async () => {
    await using host = await testHost({a: '', b: ''});
    const twice = ['a', 'b'].map((src) => ({src, dst: '/usr/share/man/man1/x.1'}));
    expect((await problemsOf(stage(host, {contents: twice}, debs)))[0]?.message).toBe(
      'two sources for /usr/share/man/man1/x.1.gz: a and b (linux-pkg.yml:5 and linux-pkg.yml:8)',
    );
  });
});
