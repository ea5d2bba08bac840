import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {stage} from '../../../support/staged.ts';

const deb = testTarget('deb', 'deb');
const rpm = testTarget('rpm', 'rpm');

const guardOf = async (host: TestHost, contents: readonly object[], target = deb) =>
  (await stage(host, {contents, refuse_foreign: 'true'}, {targets: [target]}))[0]!.guard;

/** The guard as a script that thinks this folder is `/`, beside a package manager that owns `/…/owned`. */
const run = (host: TestHost, guard: string, argument: string) => {
  const bin = join(host.workDir, 'bin');
  mkdirSync(bin, {recursive: true});
  const answers = {
    'dpkg-query': 'echo "dpkg-query: no path found matching pattern $3" >&2',
    rpm: 'echo "file $3 is not owned by any package"',
  };
  for (const [name, unowned] of Object.entries(answers)) {
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\ncase "$3" in *owned) exit 0;; *broken) exit 2;; esac\n${unowned}\nexit 1\n`,
    );
    chmodSync(join(bin, name), 0o755);
  }
  const {status, stderr} = spawnSync('sh', ['-eu', '-c', guard, 'preinst', argument], {
    encoding: 'utf8',
    env: {PATH: `${bin}:${process.env['PATH']}`},
  });
  return {status, stderr};
};

describe('refuse_foreign', () => {
  test('guards nothing where it is not asked for', async () => {
    await using host = await testHost();
    expect((await stage(host, {}))[0]).not.toHaveProperty('guard');
  });

  test.each([
    [deb, 'install', 'upgrade'],
    [rpm, '1', '2'],
  ])(
    'of $name lets only a first installation over nothing, or over what packages own',
    async (target, first, later) => {
      await using host = await testHost({f: ''});
      const at = (name: string) => join(host.workDir, 'root', name);
      const contents = ['absent', 'owned', 'broken', "fo'r $(x)eign"].map((name) => ({
        src: 'f',
        dst: at(name),
      }));
      const guard = (await guardOf(host, contents, target)) ?? '';
      mkdirSync(at(''));
      expect(run(host, guard, first)).toEqual({status: 0, stderr: ''});
      for (const name of ['owned', 'broken']) writeFileSync(at(name), '');
      expect(run(host, guard, first)).toEqual({status: 0, stderr: ''});
      writeFileSync(at("fo'r $(x)eign"), '');
      expect(run(host, guard, later)).toEqual({status: 0, stderr: ''});
      expect(run(host, guard, first)).toEqual({
        status: 1,
        stderr: [
          `hello: ${at("fo'r $(x)eign")} is there already, and belongs to no package.`,
          'hello: an installation of another kind seems to be there; remove it, then install this package again.',
          '',
        ].join('\n'),
      });
    },
  );

  test('looks at programs, libraries and links, not at config files that people put down first', async () => {
    await using host = await testHost({f: ''});
    const contents = [
      {src: 'f', dst: '/usr/bin/hello'},
      {src: 'f', dst: '/etc/hello.conf'},
      {src: 'hello', dst: '/usr/bin/hi', type: 'symlink'},
      {src: 'f', dst: '/usr/lib/systemd/system/hello.service'},
      {dst: '/var/log/hello.log', type: 'ghost'},
    ];
    const guard = (await guardOf(host, contents, rpm)) ?? '';
    expect(guard.match(/'\/[^']+'/g)).toEqual([
      ...Array(2).fill("'/usr/bin/hello'"),
      ...Array(2).fill("'/usr/bin/hi'"),
      ...Array(2).fill("'/usr/lib/systemd/system/hello.service'"),
      ...Array(4).fill("'/etc/systemd/system/hello.service'"),
      ...Array(4).fill("'/usr/local/lib/systemd/system/hello.service'"),
    ]);
  });

  test('asks dpkg for the path itself, which it would take for a pattern', async () => {
    await using host = await testHost({f: ''});
    const contents = [{src: 'f', dst: '/opt/[a]*?\\b'}];
    expect(await guardOf(host, contents)).toContain(`foreign '/opt/[a]*?\\b' '/opt/\\[a]\\*\\?\\\\b'\n`);
    expect(await guardOf(host, contents, rpm)).toContain(`foreign '/opt/[a]*?\\b' '/opt/[a]*?\\b'\n`);
  });

  test('is a shell script whatever the paths are', async () => {
    await using host = await testHost({f: ''});
    const names = ["a'b", 'a"b', 'a`touch x`b', 'a$(touch x)b', 'a\\', '-e', 'a\u00e9 b'];
    const guard = await guardOf(
      host,
      names.map((name) => ({src: 'f', dst: `/opt/${name}`})),
    );
    expect(execFileSync('sh', ['-n'], {input: guard ?? '('}).toString()).toBe('');
  });
});
