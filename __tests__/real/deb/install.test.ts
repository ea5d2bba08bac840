import {existsSync} from 'node:fs';
import {appendFile, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Host} from '../../../src/model/host.ts';
import {aptRoot} from '../../support/apt-root.ts';
import {debPackage, dir, file, link, version, withParents, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

const NAME = 'linux-pkg-test-hello';
const script = (name: string) => `echo "${name} $*" >> "$DPKG_ROOT/log"\n`;

const hello = async (host: Host, upstream: string, compression: string): Promise<string> =>
  writeDeb(
    host,
    debPackage({
      name: NAME,
      version: version(upstream),
      entries: withParents([
        await file(host, '/etc/hello.conf', `from ${upstream}\n`, {role: 'config-noreplace'}),
        dir('/opt/hello', {mode: 0o750, group: 'adm', implicit: false}),
        await file(host, '/opt/hello/hello', `#!/bin/sh\necho hello ${upstream}\n`, {mode: 0o755}),
        await file(host, '/opt/hello/suid', 'x', {mode: 0o4755}),
        link('/opt/hello/hi', 'hello'),
        await file(host, `/opt/hello/${'long/'.repeat(60)}name with ' " ü`, 'deep'),
      ]),
      scripts: {
        preInstall: script('preinst'),
        postInstall: script('postinst'),
        preRemove: script('prerm'),
        postRemove: script('postrm'),
      },
      options: {compression},
    }),
  );

describe.each(['none', 'gzip', 'xz:1', 'zstd'])('a deb with %s', (compression) => {
  test('is installed, run, upgraded, removed and purged by apt', async () => {
    await using host = await testHost();
    const root = await aptRoot(host);
    const at = (path: string) => join(root.path, path);
    const run = async (name: string) => (await host.run([at(`opt/hello/${name}`)])).stdout;

    await root.apt('install', await hello(host, '1.0.0~rc.1', compression));
    expect(await run('hi')).toBe('hello 1.0.0~rc.1\n');
    expect(await root.verify()).toBe('');
    expect((await stat(at('opt/hello/suid'))).mode & 0o7777).toBe(0o4755);
    expect((await stat(at('opt/hello'))).mode & 0o7777).toBe(0o750);
    expect((await stat(at('opt/hello/hello'))).mtimeMs).toBe(1_769_860_800_000);

    await appendFile(at('etc/hello.conf'), 'edited\n');
    await root.apt('install', await hello(host, '1.0.0', compression));
    expect(await run('hello')).toBe('hello 1.0.0\n');
    expect(await readFile(at('etc/hello.conf'), 'utf8')).toBe('from 1.0.0~rc.1\nedited\n');
    expect(await root.status(NAME)).toMatch(/^Version: 1\.0\.0$/m);

    await root.apt('remove', NAME);
    expect(existsSync(at('opt/hello'))).toBe(false);
    expect(existsSync(at('etc/hello.conf'))).toBe(true);
    await root.apt('purge', NAME);
    expect(existsSync(at('etc/hello.conf'))).toBe(false);
    expect((await readFile(at('log'), 'utf8')).split('\n').map((line) => line.trimEnd())).toEqual([
      'preinst install',
      'postinst configure',
      'prerm upgrade 1.0.0',
      'preinst upgrade 1.0.0~rc.1 1.0.0',
      'postrm upgrade 1.0.0',
      'postinst configure 1.0.0~rc.1',
      'prerm remove',
      'postrm remove',
      'postrm purge',
      '',
    ]);
  }, 240_000);
});
