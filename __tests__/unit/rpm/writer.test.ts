import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterEach, describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {
  dir,
  file,
  ghost,
  link,
  relations,
  rpmPackage,
  samplePackage,
  sampleSources,
  versionAt,
} from '../../support/rpm-package.ts';

const build = async (host: Host, pkg: Package<RpmOptions>) => {
  const [name = ''] = await engines.portable(host, pkg, host.outDir);
  return {name, path: join(host.outDir, name), facts: await engines.read(join(host.outDir, name))};
};

/** What the error lists; the call must fail with the user's own mistakes. */
const problemsOf = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems.map(({message}) => message);
};

test('what is written is what is read', async () => {
  await using host = await testHost(sampleSources);
  const {name, facts} = await build(host, samplePackage());
  expect(name).toBe('labtest-1.2.3~rc.1-2.x86_64.rpm');
  expect(facts).toMatchObject({
    format: 'rpm',
    name: 'labtest',
    version: '1:1.2.3~rc.1-2',
    arch: 'x86_64',
    compression: 'gzip:6',
    signatures: [],
    fields: {
      Summary: 'Lab test',
      Group: 'Tools',
      License: 'MIT',
      BuildTime: '1700000000',
      BuildHost: 'localhost',
    },
  });
  expect(facts.relations.provides).toEqual([
    'config(labtest) = 1:1.2.3~rc.1-2',
    'labtest = 1:1.2.3~rc.1-2',
    'labtest(x86-64) = 1:1.2.3~rc.1-2',
    'virt = 3',
  ]);
  expect(facts.relations).toMatchObject({
    conflicts: ['bar < 1'],
    replaces: ['oldlab < 1'],
    supplements: ['sup'],
  });
  expect(facts.scripts['%post -p /bin/bash']).toBe('#!/bin/bash\necho post');
  expect(Object.keys(facts.scripts)).toHaveLength(7);
  const shown = facts.files.map(({path, type, mode, owner, group, size, flags}) =>
    [
      path.slice('/opt/linux-pkg-test-rpm'.length),
      type,
      mode.toString(8),
      `${owner}:${group}`,
      size,
      flags.join(),
    ].join(' '),
  );
  expect(shown).toEqual([
    ' dir 755 root:root 0 ',
    '/bin dir 755 root:root 0 ',
    '/bin/x file 755 root:root 2 ',
    '/bin/y link 777 root:root 1 ',
    '/empty dir 750 nobody:nogroup 0 ',
    '/etc/c.conf file 644 root:root 2 config',
    '/etc/empty file 644 root:root 0 ',
    '/etc/ghost ghost 640 root:adm 0 ghost',
    '/etc/m.conf file 644 root:root 2 config,missingok',
    '/etc/n.conf file 644 root:root 2 config,noreplace',
    '/share/LICENSE file 644 root:root 4 license',
    '/share/README file 644 root:root 4 readme',
    '/share/doc.txt file 644 root:root 4 doc',
  ]);
});

test('the payload holds each file once, in the header’s order, without ghosts', async () => {
  await using host = await testHost(sampleSources);
  const {path} = await build(host, samplePackage());
  const whole = await readFile(path);
  const payload = gunzipSync(whole.subarray(whole.lastIndexOf(Buffer.from([0x1f, 0x8b, 8])))).toString(
    'latin1',
  );
  const names = [...payload.matchAll(/\.\/opt\/linux-pkg-test-rpm([^\0]*)\0/g)].map(([, name]) => name);
  expect(names).toEqual(
    [
      '',
      'bin',
      'bin/x',
      'bin/y',
      'empty',
      'etc/c.conf',
      'etc/empty',
      'etc/m.conf',
      'etc/n.conf',
      'share/LICENSE',
      'share/README',
      'share/doc.txt',
    ].map((name) => (name ? `/${name}` : '')),
  );
});

test('a package may hold nothing at all', async () => {
  await using host = await testHost();
  const {name, facts} = await build(host, rpmPackage({arch: 'all'}));
  expect(name).toBe('hello-1.0.0-1.noarch.rpm');
  expect(facts.files).toEqual([]);
  expect(facts.relations.provides).toEqual(['hello = 1.0.0-1']);
  expect(facts.relations.depends.every((text) => text.startsWith('rpmlib('))).toBe(true);
});

describe('the same package has the same bytes', () => {
  const [umask, zone] = [process.umask(), process.env['TZ']];
  afterEach(() => {
    process.umask(umask);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(['gzip', 'zstd', 'none'])(
    'under another umask, time zone and folder: %s',
    async (compression) => {
      const made: Buffer[] = [];
      for (const [mask, tz] of [
        [0o022, 'UTC'],
        [0o077, 'Asia/Kolkata'],
      ] as const) {
        process.umask(mask);
        process.env['TZ'] = tz;
        await using host = await testHost(sampleSources);
        const pkg = samplePackage();
        const shuffled = {...pkg, entries: mask === 0o077 ? pkg.entries.toReversed() : pkg.entries};
        made.push(
          await readFile((await build(host, {...shuffled, options: {...pkg.options, compression}})).path),
        );
      }
      expect(made[0]!.equals(made[1]!)).toBe(true);
    },
  );
});

test('directories of the base system are not owned, and the person is told', async () => {
  await using host = await testHost({x: 'x'});
  const {facts} = await build(
    host,
    rpmPackage({
      entries: [
        dir('/usr'),
        dir('/usr/bin'),
        file('/usr/bin/x', 'x', 1),
        dir('/etc/cron.d'),
        dir('/usr/share/man/man1'),
      ],
    }),
  );
  expect(facts.files.map(({path}) => path)).toEqual(['/etc/cron.d', '/usr/bin/x']);
  expect(host.warnings.map(({message}) => message.split(' ')[0])).toEqual([
    '/usr',
    '/usr/bin',
    '/usr/share/man/man1',
  ]);
});

describe('scripts', () => {
  const scriptOf = async (preInstall: string) => {
    await using host = await testHost();
    const {facts} = await build(host, rpmPackage({scripts: {preInstall}}));
    return {
      script: Object.entries(facts.scripts)[0],
      needs: facts.relations.depends.filter((text) => text.startsWith('/')),
    };
  };

  test.each([
    ['echo', '%pre', '/bin/sh'],
    ['#!/bin/sh\necho', '%pre', '/bin/sh'],
    ['#!/usr/bin/python3\n', '%pre -p /usr/bin/python3', '/usr/bin/python3'],
    ['#! /bin/bash -eu\r\necho', '%pre -p /bin/bash -eu', '/bin/bash'],
    ['#!/usr/bin/env python3 -s\n', '%pre -p /usr/bin/env python3 -s', '/usr/bin/env'],
    ['#!python\n', '%pre', '/bin/sh'],
    ['\n#!/bin/bash\n', '%pre', '/bin/sh'],
  ])('%j is run as %s', async (text, title, needed) => {
    const {script, needs} = await scriptOf(text);
    expect(script).toEqual([title, text.trimEnd()]);
    expect(needs).toEqual([needed]);
  });

  test('those of the rpm section are read from their files', async () => {
    await using host = await testHost({'s/a.sh': 'echo a\n', b: '#!/bin/bash\n', c: 'c'});
    const scripts = {pretrans: 's/a.sh', posttrans: 'b', verify: 'c'};
    const {facts} = await build(host, rpmPackage({options: {scripts}}));
    expect(facts.scripts).toEqual({
      '%pretrans': 'echo a',
      '%posttrans -p /bin/bash': '#!/bin/bash',
      '%verifyscript': 'c',
    });
  });

  test('every missing one is named', async () => {
    await using host = await testHost();
    const problems = await problemsOf(
      build(host, rpmPackage({options: {scripts: {pretrans: 'no/a', verify: 'no/b'}}})),
    );
    expect(problems).toEqual([expect.stringContaining('"no/a"'), expect.stringContaining('"no/b"')]);
  });
});

test('relations of every kind reach the header, in the order of their bytes', async () => {
  await using host = await testHost();
  const {facts} = await build(
    host,
    rpmPackage({
      relations: relations({
        depends: ['zlib', 'Zlib', 'a | b', 'zlib'],
        predepends: ['first'],
        breaks: ['old (<< 2)'],
        conflicts: ['other'],
        provides: ['hello = 1.0.0-1', 'virtual'],
      }),
      options: {requires: {post: ['tool >= 1']}},
    }),
  );
  const written = facts.relations.depends.filter((text) => !text.startsWith('rpmlib('));
  expect(written).toEqual(['(a or b)', 'Zlib', 'first', 'tool >= 1', 'zlib']);
  expect(facts.relations.conflicts).toEqual(['old < 2', 'other']);
  expect(facts.relations.provides).toEqual(['hello = 1.0.0-1', 'hello(x86-64) = 1.0.0-1', 'virtual']);
});

describe('what rpm cannot hold is refused before anything is written', () => {
  const refusals: readonly (readonly [string, Partial<Package<RpmOptions>>, RegExp])[] = [
    ['a name', {name: 'a b'}, /name "a b"/],
    ['a version', {version: versionAt('1', {revision: '1-2'})}, /release/],
    ['a relation', {relations: relations({depends: ['a', 'b c']})}, /"b c"/],
    ['a boolean name', {relations: relations({provides: ['(a or b)']})}, /provides/],
    ['a vendor of two lines', {vendor: 'a\nb'}, /vendor/],
    ['a path with a newline', {entries: [file('/opt/a\nb', 'x', 1)]}, /control character/],
    ['a path upwards', {entries: [file('/opt/../etc/x', 'x', 1)]}, /\/opt\/\.\.\/etc/],
    ['a path from nowhere', {entries: [file('opt/x', 'x', 1)]}, /"opt\/x"/],
    ['an owner', {entries: [ghost('/opt/x', {owner: 'a\0b'})]}, /control character/],
    ['a link', {entries: [link('/opt/x', 'a\nb')]}, /control character/],
    ['a NUL in the description', {description: 'a\0b'}, /NUL/],
    ['an architecture', {options: {arch: '../../x'}}, /architecture/],
  ];
  test.each(refusals)('%s', async (_, over, message) => {
    await using host = await testHost({x: 'x'});
    expect(await problemsOf(build(host, rpmPackage(over)))).toEqual([expect.stringMatching(message)]);
    await expect(readdir(host.outDir)).rejects.toThrow(/ENOENT/);
  });
});

describe('a file that is not as it was staged leaves nothing behind', () => {
  test.each([
    ['gone', (path: string) => rm(path)],
    ['shorter', (path: string) => writeFile(path, 'sh')],
    ['longer', (path: string) => writeFile(path, 'a longer text')],
  ])('%s', async (_, change) => {
    await using host = await testHost({a: 'aaaa', b: 'bbbb'});
    await change(join(host.workDir, 'b'));
    const pkg = rpmPackage({entries: [file('/opt/a', 'a', 4), file('/opt/b', 'b', 4)]});
    expect(await problemsOf(build(host, pkg))).toEqual([expect.stringContaining(join(host.workDir, 'b'))]);
    expect(await readdir(host.outDir)).toEqual([]);
  });

  test('cancelled', async () => {
    await using host = await testHost({a: 'aaaa'});
    const stopped = {...host, signal: AbortSignal.abort()};
    await expect(build(stopped, rpmPackage({entries: [file('/opt/a', 'a', 4)]}))).rejects.toThrow(/abort/i);
    expect(await readdir(host.outDir)).toEqual([]);
  });
});

test('an older file of that name is replaced whole', async () => {
  await using host = await testHost({a: 'aaaa'});
  const pkg = rpmPackage({entries: [file('/opt/a', 'a', 4)]});
  const {path} = await build(host, pkg);
  const {size} = await stat(path);
  await writeFile(path, Buffer.alloc(size * 3, 1));
  await build(host, pkg);
  expect((await stat(path)).size).toBe(size);
});
