import {statSync} from 'node:fs';
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import {rpmVersion} from '../../../src/formats/rpm/version.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {dir, file, ghost, link, relations, samplePackage, sampleSources} from '../../support/rpm-package.ts';
import {specOf} from '../../support/rpm-spec.ts';

/** Every field that must be equal to rpmbuild's; lists are sorted first. */
const FIELDS = [
  ...'NAME EPOCH VERSION RELEASE ARCH OS SUMMARY DESCRIPTION LICENSE GROUP URL VENDOR PACKAGER SOURCERPM SIZE'.split(
    ' ',
  ),
  ...'BUILDTIME BUILDHOST ENCODING PAYLOADFORMAT PAYLOADCOMPRESSOR FILEDIGESTALGO PAYLOADDIGESTALGO'.split(
    ' ',
  ),
  ...'PREIN POSTIN PREUN POSTUN PRETRANS POSTTRANS VERIFYSCRIPT'.split(' '),
].map((tag) => `${tag}=%{${tag}}`);

const LISTS = [
  'PREFIXES',
  ...'PREINPROG POSTINPROG PREUNPROG POSTUNPROG PRETRANSPROG POSTTRANSPROG VERIFYSCRIPTPROG HEADERI18NTABLE'.split(
    ' ',
  ),
].map((tag) => `[${tag}=%{${tag}}\n]`);

const FILE_COLUMNS =
  'FILENAMES FILEMODES:octal FILEUSERNAME FILEGROUPNAME FILEFLAGS:hex FILESIZES FILEDIGESTS FILELINKTOS FILEMTIMES FILELANGS FILEVERIFYFLAGS:hex FILERDEVS FILEDEVICES FILEINODES DIRINDEXES BASENAMES FILENLINKS FILECOLORS'
    .split(' ')
    .map((tag) => `%{${tag}}`)
    .join('|');

const RELATIONS = 'REQUIRE PROVIDE CONFLICT OBSOLETE RECOMMEND SUGGEST SUPPLEMENT ENHANCE'
  .split(' ')
  .map((kind) => `[${kind}|%{${kind}NAME}|%{${kind}FLAGS:hex}|%{${kind}VERSION}\n]`);

const CHANGELOG = '[%{CHANGELOGTIME}|%{CHANGELOGNAME}|%{CHANGELOGTEXT}\n]';

const query = async (host: Host, path: string): Promise<readonly string[]> => {
  const format = `${FIELDS.join('\n')}\n${LISTS.join('')}[${FILE_COLUMNS}\n]${RELATIONS.join('')}${CHANGELOG}`;
  const {stdout} = await host.run(['rpm', '-qp', '--qf', format.replaceAll('\n', '\\n'), path]);
  return stdout.split('\n').toSorted();
};

async function rpmbuild(host: Host, pkg: Package<RpmOptions>): Promise<string> {
  const top = join(host.workDir, 'top');
  await mkdir(top);
  const spec = join(top, 'package.spec');
  await writeFile(spec, specOf(pkg, rpmVersion(pkg.version), host.workDir));
  const defines = {
    _topdir: top,
    _buildhost: 'localhost',
    use_source_date_epoch_as_buildtime: '1',
    _binary_payload: 'w6.gzdio',
  };
  const args = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  await host.run(['rpmbuild', '-bb', '--target', 'x86_64', ...args, spec], {
    env: {SOURCE_DATE_EPOCH: String(pkg.version.date)},
  });
  const dir = join(top, 'RPMS', 'x86_64');
  const [name = ''] = await readdir(dir);
  return join(dir, name);
}

const PROGRAM = '/usr/bin/true';

const sources = {...sampleSources, tool: '#!/bin/sh\necho hello\n'};

const cases: readonly (readonly [string, Package<RpmOptions>])[] = [
  ['one of everything', samplePackage()],
  [
    'documentation where documentation lies',
    samplePackage({
      scripts: {},
      entries: [
        dir('/usr/share/doc', {implicit: true}),
        dir('/usr/share/doc/labtest'),
        file('/usr/share/doc/labtest/README', 'README', 4),
        link('/usr/share/doc/labtest/link', 'README'),
        ghost('/usr/share/doc/labtest/spare'),
        file('/usr/share/docs', 'x', 2),
        dir('/usr/share/licenses', {implicit: true}),
        dir('/usr/share/licenses/labtest'),
        file('/usr/share/licenses/labtest/LICENSE', 'LICENSE', 4, {role: 'license'}),
        dir('/usr/share/info', {implicit: true}),
        file('/usr/share/info/labtest.info', 'x', 2, {role: 'config'}),
        dir('/usr/share/man', {implicit: true}),
        dir('/usr/share/man/man1', {implicit: true}),
        file('/usr/share/man/man1/labtest.1', 'x', 2),
      ],
    }),
  ],
  [
    'little: no config, no scripts, one relation',
    samplePackage({
      scripts: {},
      relations: relations({depends: ['bash'], predepends: ['coreutils'], breaks: ['other < 2']}),
      options: {group: 'Unspecified'},
      entries: samplePackage().entries.filter((entry) => !(entry.type === 'file' && entry.role)),
    }),
  ],
  [
    'scripts with arguments',
    samplePackage({scripts: {preInstall: '#!/bin/bash -eu\ntrue', postRemove: '#!/usr/bin/env bash\ntrue'}}),
  ],
  [
    'a changelog',
    samplePackage({
      changelog: [
        {
          version: '1:1.2.3~rc.1-2',
          date: 1_700_000_000,
          author: 'Example Team <team@example.org>',
          notes: ['A change\n  with a second line', '100 % of it'],
        },
        {version: '1.1', date: 1_672_531_200, author: 'Other <other@example.org>', notes: ['Before']},
      ],
    }),
  ],
  [
    'hard links',
    samplePackage({
      entries: [
        dir('/opt/labtest'),
        ...['a', 'b'].map((name) => file(`/opt/labtest/${name}`, 'doc', 4, {inode: '1:1'})),
        file('/opt/labtest/other', 'x', 2),
        file('/opt/labtest/tool', 'tool', 21, {inode: '1:3', mode: 0o755}),
        ...['x', 'y'].map((name) => file(`/opt/labtest/${name}`, 'empty', 0, {inode: '1:2'})),
        file('/opt/labtest/z', 'doc', 4, {inode: '1:1'}),
      ],
    }),
  ],
  [
    'programs',
    samplePackage({
      entries: [
        dir('/opt/labtest'),
        file('/opt/labtest/data', 'tool', 21),
        dir('/opt/labtest/programs'),
        file('/opt/labtest/programs/elf', PROGRAM, statSync(PROGRAM).size, {mode: 0o755}),
        file('/opt/labtest/programs/plain', PROGRAM, statSync(PROGRAM).size),
        file('/opt/labtest/tool', 'tool', 21, {mode: 0o755}),
      ],
    }),
  ],
  ['nothing in it', samplePackage({scripts: {}, entries: [], relations: relations(), options: {group: 'x'}})],
];

test.each(cases)('rpm reads in our package what it reads in rpmbuild’s: %s', async (_, pkg) => {
  await using host = await testHost(sources);
  const theirs = await rpmbuild(host, pkg);
  const [name = ''] = await engines.portable(host, pkg, host.outDir);
  const ours = join(host.outDir, name);
  expect(theirs.endsWith(`/${name}`)).toBe(true);
  expect(await query(host, ours)).toEqual(await query(host, theirs));

  const {fields: ourFields, ...ourFacts} = await engines.read(ours);
  const {fields: theirFields, ...theirFacts} = await engines.read(theirs);
  expect(ourFacts).toEqual(theirFacts);
  expect(ourFields['Size']).toBe(theirFields['Size']);
});

test.each(cases)('the payload is byte for byte the one that rpmbuild makes: %s', async (_, pkg) => {
  await using host = await testHost(sources);
  const theirs = await rpmbuild(host, pkg);
  const [name = ''] = await engines.portable(host, pkg, host.outDir);
  const plain = async (path: string) =>
    (await host.run(['rpm', '-qp', '--qf', '%{PAYLOADDIGESTALT}', path])).stdout;
  expect(await plain(join(host.outDir, name))).toBe(await plain(theirs));
});
