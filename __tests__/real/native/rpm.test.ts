import {copyFile, readdir, readFile, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {packFiles} from '../../../src/containers/index.ts';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import {readPackage} from '../../../src/formats/rpm/reader.ts';
import {rpm} from '../../../src/formats/rpm/rpm.ts';
import type {Package} from '../../../src/model/package.ts';
import type {Workshop} from '../../../src/model/workshop.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {compared, comparedWritten} from '../../support/rpm-agreement.ts';
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
import {packRpms, RPM_AGES, rpmWorkshop} from '../../support/rpm-workshop.ts';

const END = '<|end|>';

/** What the machine's rpm reads, field by field. */
async function fieldsOf(host: TestHost, path: string, fields: Readonly<Record<string, string>>) {
  const format = Object.values(fields).join(END);
  const {stdout} = await host.run(['rpm', '-qp', '--nosignature', '--qf', format, path], {
    env: {LC_ALL: 'C.UTF-8'},
  });
  const values = stdout.split(END);
  return Object.fromEntries(Object.keys(fields).map((name, at) => [name, values[at]!]));
}

const make = async (
  host: TestHost,
  workshop: Workshop,
  packages: readonly Package<RpmOptions>[],
  {out = 'native', templates}: {out?: string; templates?: string} = {},
) => {
  const outDir = join(host.workDir, out);
  const names = await packRpms(host, {
    workshop,
    packages,
    outDir,
    ...(templates !== undefined && {templates}),
  });
  return names.map((name) => join(outDir, name));
};

/** Its size. */
async function copyOf(host: TestHost, program: string): Promise<number> {
  await copyFile(program, join(host.workDir, 'program'));
  return (await stat(program)).size;
}

describe.each(RPM_AGES)('the package that rpmbuild %s makes', (version) => {
  test('agrees with the portable one in every field that is compared, and is the same when made again', async () => {
    await using host = await testHost(sampleSources);
    await using workshop = await rpmWorkshop(host, version);
    const sample = samplePackage().relations;
    const pkg = samplePackage({relations: {...sample, predepends: ['pre >= 1'], breaks: ['broken < 1']}});
    const [native] = await make(host, workshop, [pkg]);
    const [name] = await engines.portable(host, pkg, join(host.workDir, 'portable'));
    const portable = join(host.workDir, 'portable', name!);
    expect(native).toBe(join(host.workDir, 'native', name!));
    expect(await fieldsOf(host, native!, compared)).toEqual(await fieldsOf(host, portable, compared));
    const [ours, theirs] = [
      await fieldsOf(host, native!, comparedWritten),
      await fieldsOf(host, portable, comparedWritten),
    ];
    for (const text of [...pkg.relations.depends, 'pre >= 1', 'coreutils']) {
      const line = (field: string) => field.split('\n').find((one) => one.endsWith(` ${text}`));
      expect(line(ours['requires']!)).toBeDefined();
      expect(line(ours['requires']!)).toBe(line(theirs['requires']!));
    }
    expect(ours['provides']!.split('\n')).toEqual(
      expect.arrayContaining(['virt = 3', 'labtest(x86-64) = 1:1.2.3~rc.1-2']),
    );
    // Another second, for one of them: what took the time of the clock would differ.
    if (version === '6.1') await host.run(['sleep', '1.1']);
    const [again] = await make(host, workshop, [pkg], {out: 'again'});
    expect((await readFile(again!)).equals(await readFile(native!))).toBe(true);
  });
});

test("what programs need is found by the distro's own generators, beside what was written", async () => {
  await using host = await testHost({x: 'x\n'});
  await using workshop = await rpmWorkshop(host, '4.20');
  const program = await copyOf(host, '/usr/bin/true');
  const entries = [file('/usr/bin/hello', 'program', program, {mode: 0o755})];
  const written = relations({depends: ['bash >= 4']});
  const [auto, plain] = await make(host, workshop, [
    rpmPackage({auto: true, relations: written, entries}),
    rpmPackage({name: 'plain', relations: written, entries}),
  ]);
  const requires = async (path: string) => (await readPackage(path)).relations.depends;
  expect(await requires(auto!)).toEqual(expect.arrayContaining(['bash >= 4', 'libc.so.6()(64bit)']));
  expect((await requires(plain!))!.filter((text) => !text.startsWith('rpmlib('))).toEqual(['bash >= 4']);
});

test('a program of which the generators find nothing is an error that names it, and nothing is left', async () => {
  await using host = await testHost();
  await using workshop = await rpmWorkshop(host, '4.16');
  const program = await copyOf(host, '/usr/bin/true');
  const entries = [file('/usr/bin/hello', 'program', program, {mode: 0o644})];
  await expect(make(host, workshop, [rpmPackage({auto: true, entries})])).rejects.toMatchObject({
    code: 'rpm/no-dependencies',
    problems: [
      {
        message: "/usr/bin/hello needs libc.so.6, and the distro's rpm has found nothing of it",
        hint: expect.stringContaining('file_info: {mode: 0755}'),
      },
    ],
  });
  expect(await readdir(join(host.workDir, 'native'))).toEqual([]);
});

test('the options of the rpm section are honoured', async () => {
  await using host = await testHost({
    x: 'x\n',
    'pre.sh': 'echo pre\n',
    'post.sh': '#!/bin/bash\necho post\n',
  });
  await using workshop = await rpmWorkshop(host, '6.1');
  const entries = [file('/opt/hello/x', 'x', 2)];
  const packages = [
    ...(['gzip:9', 'xz:1', 'lzma', 'zstd:3', 'none'] as const).map((compression) =>
      rpmPackage({name: compression.split(':')[0]!, entries, options: {compression}}),
    ),
    rpmPackage({
      name: 'other-arch',
      arch: '386',
      version: versionAt('2', {revision: '3.el9', epoch: 0}),
      entries,
    }),
    rpmPackage({name: 'own-arch', entries, options: {arch: 'i586'}}),
    rpmPackage({
      name: 'words',
      arch: 'all',
      entries,
      options: {
        buildhost: 'build.example.org',
        group: 'Tools',
        summary: 'Another summary',
        packager: 'Somebody <x@example.org>',
        scripts: {pretrans: 'pre.sh', posttrans: 'post.sh'},
        requires: {post: ['coreutils']},
        prefixes: ['/opt/hello/'],
      },
    }),
  ];
  const paths = await make(host, workshop, packages);
  expect(paths.map((path) => basename(path))).toEqual(packages.map((pkg) => rpm.fileName(pkg, pkg.options)));
  const payloads = await Promise.all(
    paths.slice(0, 5).map((path) => fieldsOf(host, path, {payload: '%{PAYLOADCOMPRESSOR} %{PAYLOADFLAGS}'})),
  );
  expect(payloads.map(({payload}) => payload)).toEqual(['gzip 9', 'xz 1', 'lzma 6', 'zstd 3', '(none) ']);
  expect(await fieldsOf(host, paths[5]!, {nevra: '%{NEVRA} %{EPOCH}'})).toEqual({
    nevra: 'other-arch-0:2-3.el9.i686 0',
  });
  for (const [at, name] of await Promise.all(paths.slice(5).map((path) => engines.read(path))).then((all) =>
    all.entries(),
  ))
    expect(name.arch).toBe(['i686', 'i586', 'noarch'][at]);
  const [portable] = await engines.portable(host, packages[7]!, join(host.workDir, 'portable'));
  expect(await fieldsOf(host, paths[7]!, compared)).toEqual(
    await fieldsOf(host, join(host.workDir, 'portable', portable!), compared),
  );
});

test('three thousand files and hard links are laid out once, moved, and not looked at one by one', async () => {
  await using host = await testHost({x: 'x\n', y: 'y\n'});
  await using workshop = await rpmWorkshop(host, '4.18');
  const commands: string[] = [];
  const counted: Workshop = {
    ...workshop,
    run: (command, options) => {
      commands.push(command[0]);
      return workshop.run(command, options);
    },
  };
  const numbers = Array.from({length: 3000}, (_, at) => String(at).padStart(4, '0'));
  const entries = [
    dir('/opt/many'),
    ...numbers.map((name, at) =>
      file(`/opt/many/${name}`, 'x', 2, {
        inode: `i${at % 1500}`,
        ...(at % 1500 !== 7 && {inode: `own${at}`}),
      }),
    ),
  ];
  const [path] = await make(host, counted, [rpmPackage({entries})]);
  // rpm says which macros it knows.
  expect(commands).toEqual(['rpm', 'rm', 'rpmbuild']);
  expect((await workshop.run(['ls', '/linux-pkg/work/rpm/0'])).stdout.split('\n')).not.toContain('root');
  const facts = await readPackage(path!);
  expect(facts.files).toHaveLength(3001);
  expect(facts.files.filter(({type}) => type === 'hardlink').map((one) => one.path)).toEqual([
    '/opt/many/1507',
  ]);
});

test('packages at the edges agree too: nothing in them, odd modes, long names, times out of range', async () => {
  await using host = await testHost({x: 'x\n'});
  await using workshop = await rpmWorkshop(host, '4.16');
  const long = `/opt/${'long/'.repeat(60)}${'n'.repeat(200)}`;
  const packages = [
    rpmPackage({name: 'empty'}),
    rpmPackage({
      name: 'odd',
      arch: 'all',
      vendor: undefined,
      homepage: undefined,
      changelog: [],
      entries: [
        dir('/opt', {implicit: true}),
        dir('/opt/closed', {mode: 0}),
        file('/opt/closed/x', 'x', 2, {mode: 0}),
        ...['doc', 'man', 'other'].map((name) => file(`/opt/early-${name}`, 'x', 2, {mtime: -5})),
        file('/opt/late', 'x', 2, {mtime: 9_000_000_000}),
        file(long, 'x', 2),
        link('/opt/out', '../../../etc/shadow'),
        file('/opt/setuid', 'x', 2, {mode: 0o6755, owner: 'daemon', group: 'adm'}),
        dir('/opt/shared', {mode: 0o1777, owner: '1234', group: '5678'}),
        ghost('/var/log/hello.log', {mtime: 1}),
        dir('/usr/bin'),
        file('/usr/share/man/man1/x.1', 'x', 2),
        ghost('/usr/share/doc/hello/ghost'),
      ].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))),
    }),
  ];
  const made = await make(host, workshop, packages);
  for (const [at, pkg] of packages.entries()) {
    const [portable] = await engines.portable(host, pkg, join(host.workDir, 'portable'));
    expect(await fieldsOf(host, made[at]!, compared)).toEqual(
      await fieldsOf(host, join(host.workDir, 'portable', portable!), compared),
    );
  }
});

test("the distro's compression is used; its name, its scripts and its changelog's end are not", async () => {
  await using host = await testHost({x: 'x\n'});
  await using workshop = await rpmWorkshop(host, '4.20');
  const macros = {
    vendor: 'A Distro',
    packager: 'A Distro',
    distribution: 'A Distro 1',
    bugurl: 'https://example.com',
    _binary_payload: 'w9.xzdio',
    __os_install_post: 'touch %{buildroot}/opt/made',
    __arch_install_post: 'touch %{buildroot}/opt/made',
    _build_id_links: 'compat',
    _enable_debug_packages: '1',
    _changelog_trimtime: '1690000000',
    _buildhost: 'builder.example.com',
  };
  const content = Object.entries(macros).map(([name, body]) => `%${name} ${body}\n`);
  await workshop.put(
    '/usr/lib/rpm/macros.d',
    packFiles([{path: 'macros.distro', content: content.join('')}]),
  );
  const changelog = [1_700_000_000, 1_600_000_000].map((date) => ({
    version: '1',
    date,
    author: 'A',
    notes: ['x'],
  }));
  const pkg = rpmPackage({vendor: undefined, changelog, entries: [file('/opt/x', 'x', 2)]});
  const [native] = await make(host, workshop, [pkg]);
  const [portable] = await engines.portable(host, pkg, join(host.workDir, 'portable'));
  expect(await fieldsOf(host, native!, compared)).toEqual(
    await fieldsOf(host, join(host.workDir, 'portable', portable!), compared),
  );
  expect(await fieldsOf(host, native!, {own: '%{PAYLOADCOMPRESSOR} %{DISTRIBUTION} %{BUGURL}'})).toEqual({
    own: 'xz (none) (none)',
  });
});

describe('a template of the user', () => {
  test('takes the place of ours', async () => {
    await using host = await testHost({
      'templates/rpm/package.spec.hbs': [
        'Name: {{name}}',
        'Version: {{version}}',
        'Release: {{release}}',
        'Summary: {{summary}}, our way',
        'License: {{license}}',
        '%description',
        '{{description}}',
        '%install',
        'mv -T {{tree}} %{buildroot}',
        '%files',
        '{{#each files}}',
        '{{path}}',
        '{{/each}}',
      ].join('\n'),
      x: 'x\n',
    });
    await using workshop = await rpmWorkshop(host, '4.18');
    const [path] = await make(host, workshop, [rpmPackage({entries: [file('/opt/x', 'x', 2)]})], {
      templates: join(host.workDir, 'templates'),
    });
    expect((await readPackage(path!)).fields['Summary']).toBe('Says hello, our way');
  });

  test('that is no spec is told with the lines in question, and how to see all of it', async () => {
    const template =
      'Name: {{name}}\nVersion: {{version}}\nRelease: 1\nSumary: oops\nLicense: MIT\n%description\n';
    await using host = await testHost({'templates/rpm/package.spec.hbs': template});
    await using workshop = await rpmWorkshop(host, '4.16');
    const templates = join(host.workDir, 'templates');
    const failure = await make(host, workshop, [rpmPackage()], {templates}).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'rpm/rpmbuild',
      message: expect.stringContaining('>    4 | Sumary: oops\n     5 | License: MIT'),
      hint: expect.stringContaining('linux-pkg build --shell rocky-9'),
    });
    expect(failure).toMatchObject({
      message: expect.stringContaining(join(templates, 'rpm/package.spec.hbs')),
    });
  });
});
