// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the attack itself
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {controlOf} from '../../../src/formats/deb/control.ts';
import {debDocuments} from '../../../src/formats/deb/documents.ts';
import {copyrightView, withDocuments} from '../../../src/formats/deb/native/documents.ts';
import {readTemplates, templateNames} from '../../../src/formats/deb/native/templates.ts';
import {
  conffilesView,
  controlView,
  scriptView,
  shlibsView,
  triggersView,
} from '../../../src/formats/deb/native/views.ts';
import type {Entry} from '../../../src/model/package.ts';
import type {View} from '../../../src/text/template.ts';
import {debPackage, relations, version} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';
import {repositoryRoot} from '../../support/sources.ts';

const owned = {mode: 0o644, owner: 'root', group: 'root', mtime: 0} as const;
const config: Entry = {
  type: 'file',
  path: '/etc/a b.conf',
  from: 'x',
  size: 1,
  role: 'config-noreplace',
  ...owned,
};

const rich = debPackage({
  version: version('2.1.0', {prerelease: 'beta.3', revision: '1~deb12', epoch: 2}),
  arch: 'amd64',
  description: 'Says hello.\n\nA paragraph: with a colon.\n\n.\nLast.',
  relations: relations({depends: ['libc6 (>= 2.31)', 'a | b'], breaks: ['g (<< 2)'], provides: ['p (= 1)']}),
  entries: [config],
  scripts: {postInstall: 'echo hi\n'},
  changelog: [
    {
      version: 'v2.1.0-beta.3',
      date: 1_700_000_000,
      author: 'A <a@example.org>',
      notes: ['one\ntwo', 'three'],
    },
    {
      version: '1.0',
      date: 1_600_000_000,
      author: 'B',
      notes: ['first'],
      distributions: ['a', 'b'],
      urgency: 'low',
    },
  ],
  options: {
    arch_variant: 'v3',
    predepends: ['dpkg'],
    breaks: ['h'],
    fields: {Bugs: 'https://example.org', 'X-Note': 'one\ntwo'},
    triggers: {interest_noawait: ['/usr/share/x'], activate: ['y']},
  },
});

describe('the control file of a native package', () => {
  test.each([
    ['with every field', rich],
    ['with as few as can be', debPackage({homepage: undefined, section: undefined, maintainer: ''})],
    ['of an nfpm.yaml', debPackage({nfpm: true})],
  ])('is the one of the portable package, %s', async (_, pkg) => {
    const templates = await readTemplates(undefined);
    expect(templates.render('control', controlView(pkg, 42))).toBe(controlOf(pkg, 42).text);
  });

  test.each([
    '${shlibs:Depends}',
    '$(touch /x) `id` %(id)',
    '{{package}}',
    '\'"\\ ünï 🎉',
    'x'.repeat(100_000),
  ])('holds what looks like code as text (%#)', async (hostile) => {
    const templates = await readTemplates(undefined);
    const pkg = debPackage({summary: hostile, description: hostile, options: {fields: {'X-A': hostile}}});
    expect(templates.render('control', controlView(pkg, 1)).split('\n')).toEqual(
      expect.arrayContaining([`Description: ${hostile}`, `X-A: ${hostile}`]),
    );
  });

  test('folds what would open a field', async () => {
    const templates = await readTemplates(undefined);
    const pkg = debPackage({
      description: 'Says hello.\nEssential: yes\n\nPackage: evil',
      license: 'MIT\nEssential: yes',
      options: {fields: {'X-A': 'b\n\nEssential: yes'}},
    });
    expect(templates.render('control', controlView(pkg, 1))).not.toMatch(/^(Essential|Package: evil)/m);
    expect(controlView(pkg, 1).license).toBe('MIT Essential: yes');
  });
});

describe('the documents of a native package', () => {
  const MIT =
    'MIT License\n\nCopyright (c) 2026 Example Team\nCopyright 2020 B\n\n\tPermission\n.\nis granted.\n';
  test.each([
    ['its own licence', rich, MIT],
    ['a licence that Debian has', {...rich, license: 'GPL-3.0-or-later OR Apache-2.0'}, undefined],
    [
      'no licence and no changelog',
      {...rich, license: undefined, changelog: [], homepage: undefined},
      undefined,
    ],
    ['a version of Debian alone', debPackage(), MIT],
    ['a maintainer of two lines', debPackage({maintainer: 'A\n\nFiles: x\nLicense: y'}), MIT],
  ])('are those of the portable one: %s', async (_, pkg, licenseText) => {
    const entries = debDocuments(pkg, {licenseText});
    const templates = await readTemplates(undefined);
    expect(entries).toHaveLength(2);
    expect(withDocuments({...pkg, entries}, templates).entries).toEqual(entries);
  });

  test('come from the template of the user, unless the package brings its own', async () => {
    await using host = await testHost({'t/deb/copyright.hbs': 'By {{contact}}\n'});
    const templates = await readTemplates(join(host.workDir, 't'));
    const entries = debDocuments(debPackage(), {licenseText: undefined});
    const made = withDocuments(debPackage({entries}), templates).entries[1];
    expect(made?.type === 'file' && Buffer.from(made.content ?? '', 'base64').toString()).toBe(
      'By Example Team <team@example.org>\n',
    );
    const own: Entry = {...config, path: '/usr/share/doc/hello/copyright', role: undefined};
    expect(withDocuments(debPackage({entries: [own]}), templates).entries).toEqual([own]);
  });
});

describe('templates of the user', () => {
  test('that replace nothing are refused, with the near name', async () => {
    await using host = await testHost({'t/deb/contrl.hbs': '', 't/deb/README.md': ''});
    await expect(readTemplates(join(host.workDir, 't'))).rejects.toMatchObject({
      problems: [{message: 'there is no template deb/contrl.hbs to replace', hint: 'call it control.hbs'}],
    });
  });

  test('that name something unknown are refused at their line', async () => {
    await using host = await testHost({
      't/deb/control.hbs': 'Package: {{package}}\nX: {{#if vresion}}1{{/if}}\n',
    });
    const file = join(host.workDir, 't/deb/control.hbs');
    const templates = await readTemplates(join(host.workDir, 't'));
    expect(() => templates.render('control', controlView(rich, 1))).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({place: {file, line: 2, column: 10}})],
      }),
    );
  });
});

test('scripts, conffiles and triggers are rendered as the portable package has them', async () => {
  const templates = await readTemplates(undefined);
  const render = (script: string) => templates.render('postinst', scriptView(rich, script));
  for (const script of ['', '#!/bin/sh\nset -e\n', '#!/bin/sh', '#!/bin/sh\n{{x}} ${y}\n\n\n'])
    expect(render(script)).toBe(script);
  expect(templates.render('conffiles', conffilesView(rich))).toBe('/etc/a b.conf\n');
  expect(templates.render('triggers', triggersView(rich, []))).toBe(
    'interest-noawait /usr/share/x\nactivate y\n',
  );
  expect(templates.render('triggers', triggersView(debPackage(), [{name: 'libx', version: '1'}]))).toBe(
    'activate-noawait ldconfig\n',
  );
  expect(templates.render('shlibs', shlibsView(rich, [{name: 'libx', version: '1'}]))).toBe(
    'libx 1 hello (>= 2:2.1.0~beta.3)\n',
  );
});

/** `fields`, `fields[].name`: every key, lists by what is in them. */
const keysOf = (view: View, above = ''): readonly string[] =>
  Object.entries(view).flatMap(([key, value]) => {
    const name = `${above}${key}`;
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    return typeof first === 'object' && first !== null
      ? [name, ...keysOf(first as View, `${name}[].`)]
      : [name];
  });

test('templates/deb/README.md names every template and every key, and no other', async () => {
  const text = await readFile(join(repositoryRoot, 'templates/deb/README.md'), 'utf8');
  const chapters = new Map(
    text.split(/^## /m).flatMap((chapter) => {
      const names = [...(chapter.split('\n')[0] ?? '').matchAll(/([a-z]+)\.hbs/g)].map(([, name]) => name!);
      const keys = [...chapter.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key!);
      return names.map((name) => [name, keys] as const);
    }),
  );
  const library = [{name: 'libx', version: '1'}];
  const copyright = debDocuments(rich, {licenseText: undefined})[1]!;
  const {changelogEntries} = await import('../../../src/formats/deb/changelog.ts');
  const script = scriptView(rich, '');
  const views: Readonly<Record<string, View>> = {
    control: controlView(rich, 1),
    conffiles: conffilesView(rich),
    triggers: triggersView(rich, library),
    shlibs: shlibsView(rich, library),
    ...{preinst: script, postinst: script, prerm: script, postrm: script},
    copyright: copyrightView(
      Buffer.from((copyright.type === 'file' && copyright.content) || '', 'base64').toString(),
    )!,
    changelog: {entries: changelogEntries(rich).map((entry) => ({...entry}))},
  };
  expect([...chapters.keys()].sort()).toEqual([...templateNames]);
  for (const name of templateNames)
    expect([name, [...(chapters.get(name) ?? [])].sort()]).toEqual([name, [...keysOf(views[name]!)].sort()]);
});
