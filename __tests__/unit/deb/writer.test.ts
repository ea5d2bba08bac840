import {appendFile, readdir, readFile, rm, truncate} from 'node:fs/promises';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/deb/engines.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Entry} from '../../../src/model/package.ts';
import {
  debPackage,
  dir,
  type FileEntry,
  file,
  link,
  relations,
  version,
  writeDeb,
} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

const left = (path: string): Promise<string[]> => readdir(path).catch(() => []);

describe('a failed deb leaves no file, and says why', () => {
  const failing = async (spoil: (entry: FileEntry) => Promise<void>) => {
    await using host = await testHost();
    const entry = await file(host, '/opt/data', 'x'.repeat(1_000_000));
    await spoil(entry);
    const failure = await writeDeb(host, debPackage({entries: [dir('/opt'), entry]})).catch(
      (e: unknown) => e,
    );
    expect(await left(host.outDir)).toEqual([]);
    return failure;
  };

  test.each([
    ['grew', (entry: FileEntry) => appendFile(entry.from, 'more'), 'grew while it was packed'],
    ['shrank', (entry: FileEntry) => truncate(entry.from, 400_000), 'lost 600000 of its 1000000 bytes'],
    ['vanished', (entry: FileEntry) => rm(entry.from), 'ENOENT'],
  ])('a source file that %s', async (_, spoil, message) => {
    const failure = await failing(spoil);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as Error).message).toContain(message);
  });

  test('an interruption', async () => {
    await using host = await testHost();
    const stop = new AbortController();
    const entry = await file(host, '/opt/data', 'x');
    stop.abort(new Error('stopped by hand'));
    await expect(writeDeb({...host, signal: stop.signal}, debPackage({entries: [entry]}))).rejects.toThrow();
    expect(await left(host.outDir)).toEqual([]);
  });

  test('an output folder that is a file', async () => {
    await using host = await testHost({out: 'a file'});
    await expect(writeDeb(host, debPackage())).rejects.toMatchObject({
      code: 'deb/write',
      message: expect.stringContaining('hello_1.0.0_all.deb could not be written: EEXIST'),
    });
  });

  test('xz asked for where there is no xz program', async () => {
    await using host = await testHost({}, {PATH: '/nowhere'});
    const entries = [await file(host, '/opt', Buffer.alloc(3_000_000))];
    await expect(writeDeb(host, debPackage({entries, options: {compression: 'xz'}}))).rejects.toMatchObject({
      code: 'tool/failed',
      hint: expect.stringContaining('install xz'),
    });
    expect(await left(host.outDir)).toEqual([]);
  });

  test('scripts of the config that are not there, all in one error', async () => {
    await using host = await testHost({rules: '#!/usr/bin/make -f\n'});
    const options = {scripts: {rules: 'rules', templates: 'no-templates', config: 'no-config'}};
    await expect(writeDeb(host, debPackage({options}))).rejects.toMatchObject({
      problems: [
        {message: expect.stringContaining('deb.scripts.templates: no-templates')},
        {message: expect.stringContaining('deb.scripts.config: no-config')},
      ],
    });
    expect(await left(host.outDir)).toEqual([]);
  });
});

describe('what dpkg could not hold is refused', () => {
  const refused = async (more: Parameters<typeof debPackage>[0]) => {
    await using host = await testHost();
    return (await writeDeb(host, debPackage(more)).catch((e: unknown) => e)) as UserError;
  };

  test('a path with a newline, a config file that ends in a space, an endless owner', async () => {
    await using host = await testHost();
    const cases: [Entry, string][] = [
      [await file(host, '/opt/a\nb', ''), 'no path with a newline'],
      [await file(host, '/etc/conf ', '', {role: 'config'}), 'ends in a space'],
      [link('/opt/a', 'b\0c'), 'points at'],
      [link('/opt/a', ''), 'points at'],
      [await file(host, '/opt/a', '', {owner: 'x'.repeat(40)}), 'longer than 32 bytes'],
    ];
    for (const [entry, message] of cases) {
      expect(await refused({entries: [entry]})).toMatchObject({message: expect.stringContaining(message)});
    }
  });

  test('names, versions, triggers and scripts, all in one error', async () => {
    const failure = await refused({
      name: 'Bad/Name',
      version: version('1_0'),
      maintainer: 'a\nb',
      scripts: {postInstall: '#!/bin/sh\r\necho\r\n'},
      options: {triggers: {interest: ['/usr/a b', 'x\nactivate y']}},
      relations: relations({breaks: ['a | b']}),
    });
    expect(failure).toBeInstanceOf(UserError);
    expect(failure.problems.map(({message}) => message)).toEqual([
      expect.stringContaining('"Bad/Name"'),
      expect.stringContaining('1_0'),
      expect.stringContaining('Maintainer'),
      expect.stringContaining('Breaks has no alternatives'),
      expect.stringContaining('postinst script has Windows line ends'),
      expect.stringContaining('deb.triggers: "/usr/a b"'),
      expect.stringContaining('deb.triggers: "x\\nactivate y"'),
    ]);
  });

  test('a compression that slipped through', async () => {
    expect(await refused({options: {compression: 'rar'}})).toMatchObject({code: 'deb/compression'});
  });
});

describe('the members of a deb', () => {
  test('the control archive holds what was given, each with its mode', async () => {
    await using host = await testHost({rules: 'r', 'a/templates': 'Template: x\n', config: '#!/bin/sh\n'});
    const path = await writeDeb(
      host,
      debPackage({
        scripts: {
          preInstall: 'a',
          postInstall: '  \n',
          postRemove: '#!/usr/bin/perl\n',
          verify: 'v',
          preTransaction: 't',
        },
        options: {
          scripts: {rules: 'rules', templates: 'a/templates', config: 'config'},
          triggers: {interest_noawait: ['/usr/share/hello'], activate: ['ldconfig']},
        },
      }),
    );
    const {scripts} = await engines.read(path);
    expect(Object.keys(scripts)).toEqual(['config', 'postrm', 'preinst', 'rules', 'templates', 'triggers']);
    expect(scripts['preinst']).toBe('#!/bin/sh\na');
    expect(scripts['triggers']).toBe('interest-noawait /usr/share/hello\nactivate ldconfig\n');
  });

  test('the same package gives the same bytes, and nothing of the moment or the place is in them', async () => {
    const bytes = async () => {
      await using host = await testHost();
      const entries = [dir('/opt'), await file(host, '/opt/a', 'a'), await file(host, '/opt/b', 'b')];
      return readFile(await writeDeb(host, debPackage({entries})));
    };
    const [one, two] = [await bytes(), await bytes()];
    expect(one.equals(two)).toBe(true);
  });

  test('an existing file of that name is replaced', async () => {
    await using host = await testHost({'out/hello_1.0.0_all.deb': 'old'});
    expect((await readFile(await writeDeb(host, debPackage()))).toString('latin1', 0, 7)).toBe('!<arch>');
    expect(await left(host.outDir)).toEqual(['hello_1.0.0_all.deb']);
  });

  test('md5sums names every file but the config files', async () => {
    await using host = await testHost();
    const entries = [
      await file(host, '/etc/a', 'conf', {role: 'config-missingok'}),
      await file(host, '/opt/name with space', ''),
      await file(host, '/opt/z', 'z', {role: 'doc'}),
    ];
    const bytes = await readFile(await writeDeb(host, debPackage({entries})));
    const start = 8 + 60 + 4 + 60;
    const size = Number(bytes.toString('latin1', start - 12, start - 2));
    const control = gunzipSync(bytes.subarray(start, start + size)).toString('latin1');
    expect(control).toContain(
      'd41d8cd98f00b204e9800998ecf8427e  opt/name with space\nfbade9e36a3f36d3d676c1b808451dd7  opt/z\n\0',
    );
    expect(control).not.toContain('  etc/a');
    expect(control).toContain('/etc/a\n\0');
  });
});
