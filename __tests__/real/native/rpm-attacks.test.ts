import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Entry} from '../../../src/model/package.ts';
import type {Workshop} from '../../../src/model/workshop.ts';
import {plainLine} from '../../../src/text/spec.ts';
import {testHost} from '../../support/host.ts';
import {dir, file, ghost, link, relations, rpmPackage} from '../../support/rpm-package.ts';
import {packRpms, RPM_AGES, rpmWorkshop} from '../../support/rpm-workshop.ts';

/** Each would leave a file at the root, or change what is read, if anything took it for more than text. */
const EVIL = [
  '%(touch /pwned)',
  '%%(touch /pwned)',
  '%%%(touch /pwned)',
  '\\%(touch /pwned)',
  '\\\\%(touch /pwned) \\%{lua:os.execute("touch /pwned")}',
  '%{lua:os.execute("touch /pwned")}',
  '%{expand:%(touch /pwned)}',
  '%{load:/etc/passwd} %{basename:/a/b} %{uncompress:/x} %{S:0}',
  '%[1 + 1] %["a" < "b"]',
  '%define x %(touch /pwned)',
  '%global x %(touch /pwned)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is for a shell to misread
  '$(touch /pwned) `touch /pwned` ${HOME} $HOME; touch /pwned & touch /pwned',
  '"double \'single \\back %{nil} %name %{name} %version<l> %',
  '{ [ ( unclosed %{ %( %[',
  'ünïcödé ☃ \u{1f600}',
];

/** What would open a section, an entry, a condition or a comment at the start of a line. */
const LINES = [
  '%post',
  '%POST -p /bin/sh',
  '%files',
  '/etc/passwd',
  '%changelog',
  '* Mon Jan 01 2024 Somebody Else <x@example.org> - 1',
  '%description -l de',
  '%package evil',
  '%if 0',
  '  %if 1',
  '\t%else',
  '%endif',
  '%elif 1',
  '%ifarch x86_64',
  '%include /etc/passwd',
  '# %(touch /pwned)',
  '  #comment',
  'Requires: evil',
  'Name: evil',
  'ends with a backslash \\',
  '-p <lua>',
  '%end',
];

const description = `Says hello.\n${[...EVIL, ...LINES, '', 'x'.repeat(20_000) + EVIL[0], 'last \\'].join('\n')}`;
const script = `${[...EVIL, ...LINES].map((line) => `: <<'E'\n${line}\nE`).join('\n')}\nexit 0 \\`;

const PATHS = [
  ...[
    'a b',
    ' a',
    'a ',
    "it's",
    'do"uble',
    'back\\slash',
    'gl*ob',
    'que?tion',
    'br[ack]et',
    'cur{l,y}',
    '~',
    'a,b',
  ],
  ...[
    '-dash',
    '%config',
    '%attr(0777,x,y)',
    '%config(noreplace) x',
    '%dir',
    '%exclude',
    '%{name}',
    '%%',
    'a%',
    '#hash',
  ],
  ...[
    '%(touch pwned)',
    '%{lua:os.execute("touch pwned")}',
    '$(touch pwned)',
    '`touch pwned`',
    'ünïcödé ☃',
    'x]y',
    '!x',
    '^x',
  ],
  ...['@at', '(paren)', 'semi;colon', 'a&b', 'a|b', 'a<b>c', 'a=b', '**', '[', ']', '%'],
].map((name) => `/opt/evil/${name}`);

/** Places that the distro's dependency generators look into. */
const LOOKED_INTO = [
  '/usr/lib/python3/dist-packages/%1.py',
  '/usr/lib/pkgconfig/%1.pc',
  '/usr/lib/sysusers.d/%1.conf',
  '/usr/share/applications/%1.desktop',
  '/usr/share/fonts/%1.ttf',
  '/usr/share/metainfo/%1.metainfo.xml',
].flatMap((place) =>
  ['%(touch pwned)', '$(touch pwned)`touch pwned`'].map((name) => place.replace('%1', () => name)),
);

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const interpreter = '/bin/sh -e %(touch /pwned) "a\' \\ %{nil}';
const oneLine = `One line ${EVIL.join(' ')}`;
const author = `Evil ${EVIL.slice(0, 13).join(' ')} <x@example.org>`;

const evil = () => {
  const paths = [...PATHS].sort(byBytes);
  return rpmPackage({
    summary: oneLine,
    description,
    license: oneLine,
    vendor: oneLine,
    maintainer: oneLine,
    homepage: 'https://example.org/%(id>/pwned)%{lua:os.execute("id>/pwned")}$(id>/pwned)\\%(id)',
    relations: relations({
      depends: ['foo(%(id))', 'bar(%{lua:x})', '((a(%(id)) or b(%%)) if c)', 'pkg%config = 1.0~rc1'],
      provides: ['virt(%(id)) = 1:2-3'],
      recommends: ['((a and b) or c >= 2)'],
    }),
    scripts: {
      preTransaction: script,
      preInstall: `#!${interpreter}\n${script}`,
      postInstall: `${EVIL.join('\n')}\n`,
      preRemove: `#!/usr/bin/perl -w\n${EVIL.join('\n')}`,
      postRemove: LINES.join('\n'),
      postTransaction: `#! /opt/inter%(id)preter\n${EVIL.join('\n')}`,
      verify: `${'y'.repeat(30_000)}%(touch /pwned)\n`,
    },
    changelog: [
      {version: '2', date: 1_700_000_000, author, notes: [[...EVIL, ...LINES].join('\n'), ...LINES, ...EVIL]},
      {version: '1', date: 1_600_000_000, author: 'Ü %', notes: ['ends \\']},
    ],
    options: {group: oneLine, prefixes: ['/opt/evil/%(id)'], requires: {post: ['x%(id)'.slice(0, 1)]}},
    auto: true,
    entries: [
      dir('/opt/evil'),
      ...paths.map((path, at) =>
        at % 4 === 0
          ? dir(path, {mode: 0o750})
          : at % 4 === 1
            ? link(path, '%(touch pwned) a')
            : at % 4 === 2
              ? ghost(path, {mode: 0o640})
              : file(path, 'x', 2, {mode: 0o600, role: 'config-noreplace'}),
      ),
      ...[...LOOKED_INTO]
        .sort(byBytes)
        .map((path) => file(path, 'x', 2, {mode: 0o755, role: 'config-noreplace'})),
    ],
  });
};

const ONE = [
  'SUMMARY',
  'LICENSE',
  'VENDOR',
  'PACKAGER',
  'GROUP',
  'URL',
  'DESCRIPTION',
  'PRETRANS',
  'PREIN',
  'POSTIN',
  'PREUN',
  'POSTUN',
  'POSTTRANS',
  'VERIFYSCRIPT',
];
const MANY = [
  'PREFIXES',
  'PREINPROG',
  'PREUNPROG',
  'POSTTRANSPROG',
  'CHANGELOGNAME',
  'CHANGELOGTEXT',
  'RECOMMENDNEVRS',
  'REQUIRENEVRS',
  'PROVIDENEVRS',
];
const END = '<|end|>';

/** What the very rpm says that made the package. */
async function saidOf({run}: Workshop, path: string): Promise<Readonly<Record<string, string>>> {
  const format = [
    ...ONE.map((tag) => `%{${tag}}`),
    ...MANY.map((tag) => `[%{${tag}}\\n]`),
    '[%{FILENAMES}\\t%{FILEMODES:octal}\\t%{FILEFLAGS:fflags}\\t%{FILELINKTOS}\\n]',
  ];
  const {stdout} = await run(['rpm', '-qp', '--nosignature', '--qf', format.join(END), path], {
    env: {LC_ALL: 'C.UTF-8'},
  });
  const values = stdout.split(END);
  return Object.fromEntries([...ONE, ...MANY, 'FILES'].map((tag, at) => [tag, values[at]!]));
}

const MODES = {dir: 0o040000, link: 0o120000, ghost: 0o100000, file: 0o100000} as const;
const FLAGS = {dir: '', link: '', ghost: 'g', file: 'cn'} as const;

const fileLine = (entry: Entry): string =>
  [
    entry.path,
    (MODES[entry.type] | entry.mode).toString(8),
    FLAGS[entry.type],
    entry.type === 'link' ? entry.to : '',
  ].join('\t');

/** Whatever an attack has left, anywhere but in the package itself. */
async function strayFiles({run}: Workshop): Promise<string> {
  const {stdout} = await run(['find', '/', '-xdev', '-name', 'pwned*']);
  return stdout;
}

describe.each(RPM_AGES)('rpmbuild %s, given hostile values in every slot', (version) => {
  test('runs none of them, opens no field, and the package says what was given', async () => {
    await using host = await testHost({x: 'x\n'});
    await using workshop = await rpmWorkshop(host, version);
    const pkg = evil();
    const early = version === '4.16' || version === '4.18';
    const [name] = await packRpms(host, {workshop, packages: [pkg]});
    const said = await saidOf(workshop, `/linux-pkg/work/rpm/0/rpms/${name}`);
    const trimmed = (text: string) =>
      text
        .split('\n')
        .map((line) => plainLine(line).trimEnd())
        .join('\n');
    expect(said).toMatchObject({
      SUMMARY: oneLine,
      LICENSE: oneLine,
      VENDOR: oneLine,
      PACKAGER: oneLine,
      GROUP: oneLine,
      URL: pkg.homepage,
      PREFIXES: '/opt/evil/%(id)\n',
      DESCRIPTION: trimmed(description),
      PRETRANS: script.trimEnd(),
      // Before 4.19 accounts are made there too, and the script lies whole in ours.
      PREIN: expect.stringContaining(pkg.scripts.preInstall!.trimEnd()),
      POSTIN: pkg.scripts.postInstall?.trimEnd(),
      PREUN: pkg.scripts.preRemove?.trimEnd(),
      POSTUN: pkg.scripts.postRemove?.trimEnd(),
      POSTTRANS: pkg.scripts.postTransaction?.trimEnd(),
      VERIFYSCRIPT: pkg.scripts.verify?.trimEnd(),
      PREINPROG: early ? '/bin/sh\n' : `/bin/sh\n${interpreter.slice(8)}\n`,
      PREUNPROG: '/usr/bin/perl\n-w\n',
      POSTTRANSPROG: '/opt/inter%(id)preter\n',
      CHANGELOGNAME: `${author} - 2\nÜ % - 1\n`,
      CHANGELOGTEXT: `${trimmed(pkg.changelog[0]!.notes.map((note) => `- ${note}`).join('\n'))}\n- ends \\\n`,
      RECOMMENDNEVRS: '((a and b) or c >= 2)\n',
    });
    expect(said['REQUIRENEVRS']!.split('\n')).toEqual(expect.arrayContaining([...pkg.relations.depends]));
    expect(said['PROVIDENEVRS']!.split('\n')).toContain('virt(%(id)) = 1:2-3');
    expect(said['FILES']!.replace(/\n$/, '').split('\n')).toEqual(pkg.entries.map(fileLine));
    expect(await strayFiles(workshop)).toBe('');
  });
});

test('the same words run where a template has them: what the tests look for would be found', async () => {
  await using host = await testHost({'templates/rpm/package.spec.hbs': '%(touch /pwned)\n'});
  await using workshop = await rpmWorkshop(host, '4.18');
  const templates = join(host.workDir, 'templates');
  await expect(packRpms(host, {workshop, packages: [rpmPackage()], templates})).rejects.toThrow(
    'rpmbuild could not make hello',
  );
  expect(await strayFiles(workshop)).toBe('/pwned\n');
});
