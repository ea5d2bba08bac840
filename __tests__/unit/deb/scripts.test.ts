// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {controlFields} from '../../../src/formats/deb/control.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import {maintainerScripts} from '../../../src/formats/deb/scripts.ts';
import type {Package} from '../../../src/model/package.ts';
import {debPackage, file, withParents} from '../../support/deb.ts';
import {account, folder, made, service, servicePackage} from '../../support/deb-services.ts';
import {type TestHost, testHost} from '../../support/host.ts';

/** Quotes, blanks, code, patterns, and what ends a here-document. */
const NASTY = `it's "$(touch /tmp/x)" \`id\` \\ ; * $HOME END_OF_ACCOUNTS`;

const scriptsOf = async (pkg: Package): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await maintainerScripts(pkg)).files.map(({name, content}) => [name, String(content)]));

/** Each way to fill a key, with every way to fill the others. */
const combinations = (choices: readonly (readonly Partial<Package<DebOptions>>[])[]) =>
  choices.reduce<readonly Partial<Package<DebOptions>>[]>(
    (all, more) => all.flatMap((one) => more.map((two) => ({...one, ...two}))),
    [{}],
  );

const booleans = [false, true];
const everyService = booleans.flatMap((start) =>
  booleans.flatMap((restartOnUpgrade) =>
    booleans.flatMap((stopOnUpgrade) =>
      (['yes', 'no'] as const).map((enable) => ({
        services: [service({start, restartOnUpgrade, stopOnUpgrade, enable})],
      })),
    ),
  ),
);

const everything = combinations([
  [{}, ...everyService, {services: [service({unit: 'a\\x2db@.service', units: ['a\\x2db@.service']})]}],
  [
    {},
    {users: [account()]},
    {
      users: [
        account({id: 1, group: 'g', groups: ['adm'], comment: NASTY, home: `/${NASTY}`, remove: 'purge'}),
      ],
    },
    {groups: [{name: 'g', id: 9, remove: 'purge'}]},
  ],
  [{}, {directories: [folder({path: `/var/lib/${NASTY}`, remove: 'purge'})]}],
  [
    {},
    {
      guard: 'if false; then\n  exit 1\nfi\n',
      scripts: {preInstall: 'exit 0', postInstall: "cat <<'END'\nopen"},
    },
  ],
]).map(servicePackage);

describe('maintainer scripts', () => {
  test('are read by sh without an error, whatever is declared', async () => {
    await using host = await testHost();
    await mkdir(join(host.workDir, 'scripts'));
    let count = 0;
    for (const pkg of everything)
      for (const [name, text] of Object.entries(await scriptsOf(pkg))) {
        if (!text.includes('\nset -e\n')) continue;
        expect(text).toMatch(/^#!\/bin\/sh\n[\s\S]*[^\n]\n$/);
        expect(text).not.toMatch(/\n\n\n|undefined|\{\{/);
        count += 1;
        await writeFile(join(host.workDir, `scripts/${count}-${name}`), text);
      }
    expect(count).toBeGreaterThan(400);
    const {stderr} = await host.run([
      'sh',
      '-c',
      'for file in scripts/*; do sh -n "$file" || echo "$file" >&2; done',
    ]);
    expect(stderr).toBe('');
  });

  test('have no part of ours where nothing is declared, nor in nfpm mode', async () => {
    const scripts = {postInstall: 'echo hi', postRemove: '#!/usr/bin/python3\n\n\n\nprint()\n'};
    const plain = {postinst: '#!/bin/sh\necho hi', postrm: scripts.postRemove};
    expect(await scriptsOf(debPackage({scripts}))).toEqual(plain);
    const all = {services: [service()], users: [account()], directories: [folder()], guard: 'exit 1\n'};
    expect(await scriptsOf(servicePackage({...all, scripts, nfpm: true}))).toEqual(plain);
    expect(await scriptsOf(debPackage())).toEqual({});
  });

  test('are only those in which there is something to do', async () => {
    const names = async (more: Partial<Package<DebOptions>>) =>
      Object.keys(await scriptsOf(servicePackage(more))).join(' ');
    expect(await names({services: [service()]})).toBe('postinst prerm postrm');
    expect(await names({services: [service({stopOnUpgrade: true})]})).toBe('preinst postinst prerm postrm');
    expect(await names({users: [account()]})).toBe('preinst');
    expect(await names({users: [account({remove: 'purge'})]})).toBe('preinst postrm');
    expect(await names({directories: [folder()]})).toBe('postinst');
    expect(await names({guard: 'true\n'})).toBe('preinst');
    expect(
      await names({services: [service({unit: 'a@.service', units: ['a@.service'], start: false})]}),
    ).toBe('postinst postrm');
  });

  test.each([
    ['start, restart', {}, ['start hello.service'], ['restart hello.service']],
    ['start, no restart', {restartOnUpgrade: false}, ['start hello.service'], ['start hello.service']],
    ['no start, restart', {start: false}, [], ['try-restart hello.service']],
    ['no start, no restart', {start: false, restartOnUpgrade: false}, [], []],
    ['start, not enabled', {enable: 'no'}, ['reload-or-restart hello.service'], ['restart hello.service']],
    ['stop', {stopOnUpgrade: true}, ['start hello.service'], ['start hello.service']],
    ['stop, no start', {stopOnUpgrade: true, start: false}, [], ['start hello.service']],
    [
      'a socket with its service',
      {unit: 'hello.socket', units: ['hello.socket', 'hello.service']},
      ['start hello.socket'],
      ['restart hello.socket hello.service'],
    ],
    [
      'a timer, whose work goes on',
      {unit: 'hello.timer', units: ['hello.service', 'hello.timer']},
      ['start hello.timer'],
      ['restart hello.timer'],
    ],
  ] as const)('start and restart as debhelper would: %s', async (_, more, first, later) => {
    const {postinst = ''} = await scriptsOf(servicePackage({services: [service(more)]}));
    const calls = (test: string) => {
      const [, part = ''] =
        new RegExp(`if \\[ ${test} "\\$2" \\]; then\\n(.*?)\\n\\t\\tfi`, 's').exec(postinst) ?? [];
      return [...part.matchAll(/deb-systemd-invoke (.+) >/g)].map(([, call]) => call);
    };
    expect(calls('-z')).toEqual(first);
    expect(calls('-n')).toEqual(later);
  });
});

describe('a script of the package beside ours', () => {
  /** Runs a maintainer script as dpkg would, on a machine with nothing to do. */
  const run = async (host: TestHost, pkg: Package, args: readonly string[] = ['configure', '']) => {
    const {postinst = ''} = await scriptsOf(pkg);
    await writeFile(join(host.workDir, 'postinst'), postinst);
    await mkdir(join(host.workDir, 'tmp'));
    return host
      .run(['sh', 'postinst', ...args], {env: {TMPDIR: join(host.workDir, 'tmp'), DPKG_ROOT: '/nowhere'}})
      .then(({stdout}) => ({code: 0, stdout}))
      .catch((error: {exitCode: number; tail: string}) => ({code: error.exitCode, stdout: error.tail}));
  };
  const withService = (postInstall: string) =>
    debPackage({services: [service()], scripts: {postInstall}, directories: []});

  test.each([
    ['of sh', 'echo "$# $1-$2-$3 ${0##*/}"; exit 0', '3 configure-1.0-a b hello.postinst\n'],
    ['of sh with a flag', '#!/bin/sh -u\necho "$-"', 'u\n'],
    ['of bash', '#!/bin/bash\nwords=(a b); echo "${#words[@]}"\n', '2\n'],
    ['of perl, found by env', '#!/usr/bin/env perl\nprint "@ARGV\n";\n', 'configure 1.0 a b\n'],
    ['with an argument of several words', '#!/usr/bin/env -S sh -e\necho "$1"', 'configure\n'],
    ['that looks like code', `cat <<'END'\n${NASTY}\nEND\n`, `${NASTY}\n`],
    ['that ends what ours begins', 'echo one\n: <<END_OF_SCRIPT\nx\nEND_OF_SCRIPT\necho two', 'one\ntwo\n'],
    ['with a here-document that nothing ends', 'cat <<END\nlast', 'last\n'],
    ['that fails, and goes on', 'false\necho on', 'on\n'],
  ])('%s runs as it is', async (_, script, said) => {
    await using host = await testHost();
    expect(await run(host, withService(script), ['configure', '1.0', 'a b'])).toEqual({
      code: 0,
      stdout: said,
    });
    expect(await readdir(join(host.workDir, 'tmp'))).toEqual([]);
  });

  test('that fails makes the whole fail with its own exit code, and leaves no file', async () => {
    await using host = await testHost();
    expect(await run(host, withService('exit 7'))).toMatchObject({code: 7});
    expect(await readdir(join(host.workDir, 'tmp'))).toEqual([]);
  });

  test('keeps blank lines and all other bytes', async () => {
    const text = '#!/bin/sh\n\n\n\n\t# ünï {{name}} \r\n  x=1\n\n\n';
    const {postinst = ''} = await scriptsOf(withService(text));
    expect(postinst).toContain(text);
  });

  test('saved with Windows line ends is refused', async () => {
    const {problems} = await maintainerScripts(withService('#!/bin/sh\r\necho\r\n'));
    expect(problems).toMatchObject([{message: expect.stringContaining('postinst')}]);
  });
});

describe('names and texts are words of the shell', () => {
  test.each(['systemd-sysusers', 'useradd'])('accounts are made with %s', async (program) => {
    await using host = await testHost();
    const users = [account({comment: NASTY.replaceAll(':', ' '), home: `/${NASTY}`, groups: ['adm']})];
    const {preinst = ''} = await scriptsOf(servicePackage({users}));
    await mkdir(join(host.workDir, 'bin'));
    const note = `#!/bin/sh\n{ printf '%s|' "\${0##*/}" "$@"; echo; } >>log\n`;
    for (const name of ['useradd', 'groupadd', 'usermod'])
      await writeFile(join(host.workDir, 'bin', name), note, {mode: 0o755});
    await writeFile(join(host.workDir, 'bin/getent'), '#!/bin/sh\nexit 2\n', {mode: 0o755});
    if (program === 'systemd-sysusers')
      await writeFile(join(host.workDir, 'bin', program), '#!/bin/sh\ncat >>log\n', {mode: 0o755});
    await writeFile(join(host.workDir, 'preinst'), preinst);
    await host
      .run(['/bin/sh', 'preinst', 'install'], {
        env: {PATH: program === 'useradd' ? join(host.workDir, 'bin') : `${join(host.workDir, 'bin')}:/bin`},
      })
      .catch(() => undefined);
    const log = await readFile(join(host.workDir, 'log'), 'utf8').catch(() => '');
    expect(log).toMatchSnapshot();
  });

  test('paths that purging takes along', async () => {
    await using host = await testHost({"root/var/data it's/x": 'gone', 'root/var/kept/x': 'kept'});
    const {postrm = ''} = await scriptsOf(
      servicePackage({
        directories: [folder({path: "/var/data it's", remove: 'purge'}), folder({path: '/var/kept'})],
      }),
    );
    await writeFile(join(host.workDir, 'postrm'), postrm);
    const env = {DPKG_ROOT: join(host.workDir, 'root')};
    for (const word of ['remove', 'upgrade', 'disappear', 'abort-install'])
      await host.run(['sh', 'postrm', word], {env});
    expect(await readdir(join(host.workDir, 'root/var'))).toEqual(["data it's", 'kept']);
    await host.run(['sh', 'postrm', 'purge'], {env});
    await host.run(['sh', 'postrm', 'purge'], {env});
    expect(await readdir(join(host.workDir, 'root/var'))).toEqual(['kept']);
  });
});

describe('what the scripts call is depended on', () => {
  const dependsOf = (pkg: Package<DebOptions>) =>
    controlFields(pkg, 0).fields.find(([name]) => name === 'Depends')?.[1] ?? '';

  test('where accounts are declared, and nothing else is needed for services and folders', () => {
    const users = [account()];
    expect(dependsOf(servicePackage({users}))).toBe('passwd | systemd-standalone-sysusers | systemd');
    expect(dependsOf(servicePackage({users, nfpm: true}))).toBe('');
    expect(dependsOf(servicePackage({services: [service()], directories: [folder()]}))).toBe('');
  });

  test('where a file of the project declares them, which only systemd-sysusers reads', async () => {
    await using host = await testHost();
    const pkg = debPackage({
      entries: withParents([
        await file(host, '/usr/lib/sysusers.d/own.conf', 'u own -\n'),
        await file(host, "/usr/lib/tmpfiles.d/it's own.conf", 'd /run/own\n'),
        made('/usr/lib/tmpfiles.d/hello.conf', 'd /run/hello\n'),
      ]),
    });
    expect(dependsOf(pkg)).toBe('systemd | systemd-standalone-sysusers | systemd-sysusers');
    const {postinst = ''} = await scriptsOf(pkg);
    expect(postinst).toContain('systemd-sysusers ${DPKG_ROOT:+--root="$DPKG_ROOT"} own.conf\n');
    expect(postinst).toContain(`--create hello.conf 'it'\\''s own.conf' >/dev/null`);
  });
});
