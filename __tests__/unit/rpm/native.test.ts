import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {rpmbuildCommand, rpmbuildEnv} from '../../../src/formats/rpm/native/command.ts';
import {splitProblems, unansweredProblems} from '../../../src/formats/rpm/native/elf-entries.ts';
import {around, rpmbuildFailure} from '../../../src/formats/rpm/native/failure.ts';
import {nativeProblems} from '../../../src/formats/rpm/native/problems.ts';
import {scriptParts} from '../../../src/formats/rpm/native/scriptlets.ts';
import {readSpecTemplate} from '../../../src/formats/rpm/native/spec-template.ts';
import {treeEntries} from '../../../src/formats/rpm/native/tree.ts';
import {specView} from '../../../src/formats/rpm/native/view.ts';
import type {RpmOptions} from '../../../src/formats/rpm/options.ts';
import {loadScriptlets} from '../../../src/formats/rpm/scripts.ts';
import type {Elf} from '../../../src/model/elf.ts';
import {ToolError} from '../../../src/model/errors.ts';
import type {Package} from '../../../src/model/package.ts';
import {renderTemplate, type View} from '../../../src/text/template.ts';
import {glibcProgram} from '../../support/elf.ts';
import {testHost} from '../../support/host.ts';
import {
  dir,
  file,
  ghost,
  link,
  relations,
  rpmPackage,
  samplePackage,
  versionAt,
} from '../../support/rpm-package.ts';
import {testTarget} from '../../support/settled.ts';
import {repositoryRoot} from '../../support/sources.ts';

const defined = (pkg: Package<RpmOptions>): Readonly<Record<string, string>> => {
  const command = rpmbuildCommand({pkg, folder: '/w', jobs: 3});
  return Object.fromEntries(
    command.flatMap((word, at) => {
      const [, name, body] = /^(\w+) (.*)$/s.exec(word) ?? [];
      return command[at - 1] === '--define' ? [[name!, body!] as const] : [];
    }),
  );
};

describe('the command', () => {
  test('names the spec last, the machine where there is one, and nothing of the distro', () => {
    const command = rpmbuildCommand({pkg: rpmPackage(), folder: '/w', jobs: 3});
    expect(command.slice(0, 4)).toEqual(['rpmbuild', '-bb', '--target', 'x86_64']);
    expect(command.at(-1)).toBe('/w/hello.spec');
    expect(defined(rpmPackage())).toMatchObject({vendor: '%%', distribution: '%%'});
    expect(rpmbuildCommand({pkg: rpmPackage({arch: 'all'}), folder: '/w', jobs: 3})).not.toContain(
      '--target',
    );
  });

  test.each([
    ['gzip', 'w6.gzdio'],
    ['xz:9', 'w9.xzdio'],
    ['lzma', 'w6.lzdio'],
    ['zstd:19', 'w19.zstdio'],
    ['none', 'w.ufdio'],
    [undefined, undefined],
  ])('compresses with %s by %s', (compression, macro) => {
    expect(defined(rpmPackage({options: {...(compression && {compression})}}))['_binary_payload']).toBe(
      macro,
    );
  });

  test('clamps times unless the config asked for a later one, and always where files are made', () => {
    const later = [file('/x', 'x', 1, {mtime: 2_000_000_000})];
    const clamps = (over: Partial<Package<RpmOptions>>) =>
      defined(rpmPackage(over))['clamp_mtime_to_source_date_epoch'];
    expect([clamps({}), clamps({entries: later}), clamps({entries: later, debug: 'strip'})]).toEqual([
      '1',
      '0',
      '1',
    ]);
    expect(rpmbuildEnv({pkg: rpmPackage(), folder: '/w', jobs: 1})['SOURCE_DATE_EPOCH']).toBe('1700000000');
  });

  test('links by build id go with debug symbols or nowhere', () => {
    expect(defined(rpmPackage())['_build_id_links']).toBe('none');
    expect(defined(rpmPackage({debug: 'split'}))['_build_id_links']).toBe('alldebug');
    expect(defined(rpmPackage())['debug_package']).toBe('%{nil}');
    expect(defined(rpmPackage({debug: 'split'}))['debug_package']).toBeUndefined();
  });
});

describe('what rpmbuild would refuse or misread is refused before', () => {
  const messages = (over: Partial<Package<RpmOptions>>) =>
    nativeProblems(rpmPackage(over), []).map(({message}) => message);

  test('nothing of a usual package', () => {
    expect(nativeProblems(samplePackage(), [])).toEqual([]);
  });

  test.each<[string, Partial<Package<RpmOptions>>]>([
    ['rpmbuild takes no two dots side by side: "a..b"', {name: 'a..b'}],
    ['rpmbuild takes no two dots side by side: "1..2"', {version: versionAt('1..2')}],
    ['rpmbuild takes no spaces in homepage: "https://x y"', {homepage: 'https://x y'}],
    ['rpmbuild takes no such rpm.buildhost: "%(id)"', {options: {buildhost: '%(id)'}}],
    [
      'rpmbuild takes no such path in rpm.prefixes: "/opt/x\\nRequires: y"',
      {options: {prefixes: ['/opt/x\nRequires: y']}},
    ],
    [
      'rpmbuild takes no relation that starts with ".": ".hidden"',
      {relations: relations({depends: ['.hidden']})},
    ],
    [
      'rpmbuild takes no relation that starts with "@": "(a or @b)"',
      {relations: relations({suggests: ['(a or @b)']})},
    ],
    ['rpm provides cannot be "(a or b)"', {relations: relations({provides: ['(a or b)']})}],
    ['/x: rpmbuild takes no owner or group named "a b"', {entries: [dir('/x', {owner: 'a b'})]}],
    ['/x: rpmbuild takes no owner or group named "a)%config"', {entries: [dir('/x', {group: 'a)%config'})]}],
    ['/x: rpmbuild takes no owner or group named "-"', {entries: [dir('/x', {group: '-'})]}],
    [
      '/x: rpmbuild takes no language named "de) %config"',
      {entries: [file('/x', 'x', 1, {lang: 'de) %config'})]},
    ],
    [
      "/usr/lib/rpm/macros.d/%(id): rpm's own generators would run the name of a file of macros",
      {entries: [file('/usr/lib/rpm/macros.d/%(id)', 'x', 1)]},
    ],
    ["no spec tells /it's and /it-s apart", {entries: [ghost('/it-s'), ghost("/it's")]}],
  ])('%s', (message, over) => {
    expect(messages(over)).toEqual([message]);
  });

  test('an author of several lines', () => {
    const change = {version: '1', date: 0, author: 'A\n* B', notes: ['x']};
    expect(messages({changelog: [change]})).toEqual([
      'an author or version of the changelog is one line: "A\\n* B"',
    ]);
  });

  test('a line of a script that rpmbuild would cut in two, where the script needs a file', async () => {
    await using host = await testHost();
    const problems = async (text: string) => {
      const pkg = rpmPackage({scripts: {postInstall: text}});
      return nativeProblems(pkg, await loadScriptlets(host, pkg)).length;
    };
    const long = 'x'.repeat(9000);
    expect(await problems(long)).toBe(0);
    expect(await problems(`%post\n${long}`)).toBe(1);
  });
});

describe('scripts', () => {
  const partsOf = async (scripts: Package['scripts']) => {
    await using host = await testHost();
    return scriptParts(await loadScriptlets(host, rpmPackage({scripts})));
  };

  test('name their interpreter, quoted twice where its argument needs it', async () => {
    const {scriptlets, files} = await partsOf({
      preInstall: 'echo 1%\n\n',
      postInstall: '#!/bin/bash\necho',
      preRemove: '#!/bin/sh -e\necho',
      postRemove: '#!/usr/bin/env x "y" %z\n',
    });
    expect(scriptlets).toEqual([
      {section: '%pre', body: 'echo 1%%'},
      {section: '%post -p /bin/bash', body: '#!/bin/bash\necho'},
      {section: '%preun -p "/bin/sh -e"', body: '#!/bin/sh -e\necho'},
      {
        section: '%postun -p /usr/bin/env\\ x\\\\\\ \\\\\\"y\\\\\\"\\\\\\ \\\\\\%{nil}%%z',
        body: '#!/usr/bin/env x "y" %%z',
      },
    ]);
    expect(files).toEqual([]);
  });

  test('with a line that would open a section stand in a file', async () => {
    const {scriptlets, files} = await partsOf({postTransaction: 'cat <<E\n%files\n100%\nE\n'});
    expect(scriptlets).toEqual([{section: '%posttrans -f %{_sourcedir}/posttrans.script', body: ''}]);
    expect(files).toEqual([{path: 'posttrans.script', content: 'cat <<E\n%%files\n100%%\nE'}]);
  });
});

test('the tree has ghosts as empty files, all of it root’s, and the hard links of the portable engine', () => {
  const names = {inode: '1'};
  const made = treeEntries(
    {workDir: '/w'},
    rpmPackage({
      entries: [
        dir('/'),
        ghost('/a/ghost', {owner: 'x'}),
        file('/a/one', 'f', 1, names),
        file('/a/two', 'f', 1, {...names, role: 'config'}),
        file('/a/three', 'f', 1, {...names, owner: 'x'}),
        file('/b/four', 'f', 1, names),
        file('/a/five', '/f', 1, names),
        link('/a/link', 'x'),
      ],
    }),
    '/tree',
  );
  expect(new Set(made.map(({owner}) => owner))).toEqual(new Set(['root']));
  expect(made.map(({path}) => path)).toEqual([
    '/tree',
    ...['ghost', 'one', 'two', 'three'].map((name) => `/tree/a/${name}`),
    '/tree/b/four',
    '/tree/a/five',
    '/tree/a/link',
  ]);
  expect(made[1]).toMatchObject({type: 'file', content: '', size: 0, mode: 0o644});
  const files = made.slice(2, 7).map((entry) => (entry.type === 'file' ? entry : undefined));
  expect(files.map((one) => one?.inode !== undefined)).toEqual([true, false, false, false, true]);
  expect(files[0]?.inode).toBe(files[4]?.inode);
  expect(files.map((one) => one?.from)).toEqual(['/w/f', '/w/f', '/w/f', '/w/f', '/f']);
});

test('a program of which nothing was found is told, one that needs nothing is not', () => {
  const elf = (over: Partial<Elf>) =>
    ({needed: [], interpreter: undefined, kind: 'library', ...over}) as unknown as Elf;
  const program = elf({interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libc.so.6', 'libm.so.6']});
  const problems = (depends: readonly string[], one: Elf, mode = 0o755) =>
    unansweredProblems([{path: '/usr/bin/x', mode, elf: one}], {relations: relations({depends})});
  expect(problems(['libm.so.6()(64bit)'], program)).toEqual([]);
  expect(problems(['libc.so.6'], program)).toEqual([]);
  expect(problems(['bash'], elf({}))).toEqual([]);
  expect(problems(['bash'], program)[0]?.message).toContain('/usr/bin/x needs libc.so.6, libm.so.6');
  expect(problems([], program, 0o644)[0]?.hint).toContain('0755');
  expect(problems([], elf({interpreter: '/lib/ld.so'}))[0]?.message).toContain('needs /lib/ld.so');
});

test("a program whose name rpm's tools for debug symbols would run is not split", async () => {
  await using host = await testHost({text: 'x'.repeat(100)});
  await writeFile(join(host.workDir, 'program'), glibcProgram());
  const entries = [
    file('/opt/%(touch pwned)', 'program', 5000),
    file('/opt/a b', 'program', 5000),
    file('/opt/plain', 'program', 5000),
    file('/opt/%(text)', 'text', 100),
    link('/opt/$(link)', 'plain'),
    dir('/opt/%(dir)'),
  ];
  const told = (debug: 'split' | 'strip') =>
    splitProblems(host, rpmPackage({debug, entries})).map(({path}) => path);
  expect(told('split')).toEqual(['/opt/%(touch pwned)', '/opt/a b', '/opt/$(link)']);
  expect(told('strip')).toEqual([]);
});

describe('a failure of rpmbuild', () => {
  const failureOf = (tail: string) =>
    rpmbuildFailure(new ToolError(['rpmbuild'], 1, tail), {
      spec: 'a\nb\nc\nd\ne\nf\ng\nh\n',
      path: '/w/hello.spec',
      template: 'templates/rpm/package.spec.hbs',
      job: {workshop: {target: testTarget('rocky-9', 'rpm')}} as never,
      pkg: {name: 'hello'},
    });

  test.each([
    'error: line 5: Unknown tag: x',
    'error: /w/hello.spec:5: bad',
    'error: bad %if condition: /w/hello.spec:5: x',
  ])('shows the lines around: %s', (tail) => {
    expect(failureOf(tail).message).toContain('made of templates/rpm/package.spec.hbs:\n     2 | b');
    expect(failureOf(tail).message).toContain('>    5 | e\n');
  });

  test('says where the whole spec is, and what is missing', () => {
    expect(failureOf('x').hint).toBe(
      'the whole spec: linux-pkg build --shell rocky-9, then cat /w/hello.spec; or run with --debug',
    );
    expect(failureOf('sh: 1: eu-strip: not found').hint).toContain(
      'add the package that brings eu-strip to build.requires; ',
    );
  });

  test('at an edge shows what there is', () => {
    expect(around('a\nb', 1)).toBe('>    1 | a\n     2 | b');
  });
});

describe('the spec', () => {
  test('of a description that would open something has it changed, with a warning', async () => {
    await using host = await testHost();
    const view = specView(host, {pkg: rpmPackage({description: 'A\n# b\n%files'}), scriptlets: []});
    expect(view.description).toBe('A\n\\# b\n %%files');
    expect(host.warnings.map(({message}) => message)).toEqual([
      'hello: rpmbuild would take "# b" for a line of its own, so it becomes "\\# b"',
    ]);
  });

  test('has the changes from new to old, at noon or with their time, none before 1990', async () => {
    await using host = await testHost();
    const change = (date: number) => ({
      version: String(date),
      date,
      author: ' Ann ',
      notes: ['x\n* y\n\n#1'],
    });
    const changelog = [change(0), change(1_700_000_000)];
    const dates = (nfpm: boolean) =>
      specView(host, {pkg: rpmPackage({changelog, nfpm}), scriptlets: []}).changelog.map(({date, author}) => [
        date,
        author,
      ]);
    expect(dates(false)).toEqual([
      ['Tue Nov 14 2023', 'Ann  - 1700000000'],
      ['Mon Jan 01 1990', 'Ann  - 0'],
    ]);
    expect(dates(true)[0]![0]).toBe('Tue Nov 14 22:13:20 UTC 2023');
    const [first] = specView(host, {pkg: rpmPackage({changelog}), scriptlets: []}).changelog;
    expect(first!.notes).toBe('- x\n * y\n\\#1');
  });

  test('names something unknown: an error at the line of the template', async () => {
    await using host = await testHost({'t/rpm/package.spec.hbs': 'Name: {{name}}\nVersion: {{vresion}}\n'});
    const user = join(host.workDir, 't');
    const template = await readSpecTemplate(user);
    const view = specView(host, {pkg: rpmPackage(), scriptlets: []});
    expect(() => renderTemplate(template, view)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({place: {file: join(user, 'rpm/package.spec.hbs'), line: 2, column: 12}}),
        ],
      }),
    );
  });

  test('in a file of another name is refused', async () => {
    await using host = await testHost({'t/rpm/hello.spec.hbs': ''});
    await expect(readSpecTemplate(join(host.workDir, 't'))).rejects.toMatchObject({
      problems: [
        {message: 'there is no template rpm/hello.spec.hbs to replace', hint: 'call it package.spec.hbs'},
      ],
    });
  });
});

/** `files`, `files[].path`: every key, lists by what is in them. */
const keysOf = (view: View, above = ''): readonly string[] =>
  Object.entries(view).flatMap(([key, value]) => {
    const name = `${above}${key}`;
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return typeof first === 'object' && first !== null
      ? [name, ...keysOf(first as View, `${name}[].`)]
      : [name];
  });

test('templates/rpm/README.md names every key of the spec, and no other', async () => {
  await using host = await testHost();
  const text = await readFile(join(repositoryRoot, 'templates/rpm/README.md'), 'utf8');
  const told = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key!);
  const view = specView(host, {pkg: samplePackage(), scriptlets: [{section: '%post', body: ''}]});
  expect([...told].sort()).toEqual([...keysOf(view)].sort());
});
