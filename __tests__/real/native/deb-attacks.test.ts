// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the attacks themselves
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../src/model/errors.ts';
import {parseControl} from '../../../src/text/control.ts';
import {debPackage, file, link, relations, withParents} from '../../support/deb.ts';
import {debWorkshop, packNatively} from '../../support/deb-workshop.ts';
import {testHost} from '../../support/host.ts';

/** Each would run, be replaced or end its slot somewhere. */
const HOSTILE = [
  '$(touch /owned)',
  '`touch /owned`',
  '%(touch /owned)',
  '%{lua:os.execute("touch /owned")}',
  '${shlibs:Depends} ${misc:Depends} ${Newline}Essential: yes',
  '"; touch /owned; \'$IFS\\',
  '-e --root / -x',
  'ünïcödé 日本語 🎉 e\u0301 \u2028 \u202e',
  '{{maintainer}} {{#if x}}',
  'x'.repeat(60_000),
];

const VALUE = HOSTILE.join(' ; ');

const PATHS = [
  '/opt/$(touch owned)',
  '/opt/-rf',
  '/opt/--to-command=touch owned',
  '/opt/`touch owned`',
  '/opt/@LongLink',
  '/opt/\\n%s;#&|<>*?[]{}!~\'"',
  '/opt/ lead and trail ',
  '/opt/tab\there \u001b[31m \u0007',
  '/opt/e\u0301 ünï 🎉',
  `/opt/${'l'.repeat(255)}`,
];

const ACCOUNTS = ['a#b%c', 'a"b', "a'b", 'a\\b', '$HOME', '`id`', '1234', 'é'];

const SCRIPT = 'echo `date` $(id) %(id) {{package}} ${shlibs:Depends} \u2028 "\'\\ <%= %>\n';

/** Values that would open a field, end the paragraph or name something dpkg cannot: refused, with nothing written. */
const REFUSED: readonly [string, Parameters<typeof debPackage>[0]][] = [
  ['a maintainer of two lines', {maintainer: 'A <a@b.c>\nEssential: yes'}],
  ['a homepage of two paragraphs', {homepage: 'https://a.b\n\nPackage: evil'}],
  ['a section with a carriage return', {section: 'utils\rEssential: yes'}],
  ['a relation of two lines', {relations: relations({depends: ['a\nEssential: yes']})}],
  ['a relation that is a substvar', {relations: relations({depends: ['${shlibs:Depends}']})}],
  ['a field whose name ends early', {options: {fields: {'Bugs: x\nEssential': 'yes'}}}],
  ['a field that is ours', {options: {fields: {installed_size: '1', 'installed-size': '1'}}}],
  ['a trigger of two words', {options: {triggers: {interest: ['a\nactivate b']}}}],
  ['a name that is an option', {name: '-x'}],
  ['a name that climbs', {name: '../x'}],
  ['a control character', {summary: 'a\u001b[31mb'}],
];

describe.each(['11', '12', '13'] as const)('on Debian %s', (release) => {
  test('hostile values reach dpkg-deb as they are, and none of them does anything', async () => {
    await using host = await testHost();
    await using workshop = await debWorkshop(host, release);
    const text = (path: string, at: number) =>
      file(host, path, path, {owner: ACCOUNTS[at % ACCOUNTS.length]!, group: '+1'});
    const pkg = debPackage({
      summary: VALUE,
      description: `${VALUE}\nEssential: yes\n\nPackage: evil\n${VALUE}\n-----BEGIN PGP-----`,
      maintainer: `${VALUE} <a@b.c>`,
      homepage: VALUE,
      section: VALUE,
      license: VALUE,
      entries: withParents([
        ...(await Promise.all(PATHS.map(text))),
        await file(host, '/etc/$(touch owned) `x` %s.conf', 'x', {role: 'config'}),
        link('/opt/to', '$(touch /owned)\n-rf'),
      ]),
      scripts: {postInstall: SCRIPT},
      options: {fields: {'X-Value': VALUE, 'X-Lines': `a\n\nEssential: yes\n.\n${VALUE}`}},
    });
    const [name] = await packNatively(host, {workshop, packages: [pkg]});
    const deb = join(host.outDir, name!);
    const run = async (...words: [string, ...string[]]) =>
      (await host.run(words, {env: {LC_ALL: 'C.UTF-8'}})).stdout;
    const fields = parseControl(await run('dpkg-deb', '-f', deb))!;
    expect(fields.map(([key]) => key).join(' ')).toBe(
      'Package Version Architecture Maintainer Installed-Size Section Priority Homepage X-Value X-Lines Description',
    );
    const values = Object.fromEntries(fields);
    expect(values).toMatchObject({
      Maintainer: `${VALUE} <a@b.c>`,
      Homepage: VALUE,
      Section: VALUE,
      'X-Value': VALUE,
      'X-Lines': `a\n\nEssential: yes\n\n${VALUE}`,
      Description: `${VALUE}\nEssential: yes\n\nPackage: evil\n${VALUE}\n-----BEGIN PGP-----`,
    });
    expect(await run('dpkg-deb', '-I', deb, 'postinst')).toBe(`#!/bin/sh\n${SCRIPT}`);
    expect(await run('dpkg-deb', '-I', deb, 'conffiles')).toBe('/etc/$(touch owned) `x` %s.conf\n');
    const tree = join(host.workDir, 'tree');
    await run('dpkg-deb', '-x', deb, tree);
    const owners = new Set((await run('dpkg-deb', '-c', deb)).match(/(?<= )\S+\/\S+(?= +\d)/g));
    expect(owners).toEqual(new Set(['root/root', ...ACCOUNTS.map((name) => `${name}/+1`)]));
    const sums = join(host.workDir, 'sums');
    await run('sh', '-c', 'dpkg-deb -I "$1" md5sums > "$2"', 'sh', deb, sums);
    for (const path of PATHS) expect(await run('cat', '--', join(tree, path))).toBe(path);
    const listed = await run('sh', '-c', 'cd "$1" && md5sum -c "$2" 2>&1 | grep -c OK', 'sh', tree, sums);
    // md5sum itself takes a backslash for an escape, and so leaves that one out.
    expect(Number(listed)).toBeGreaterThanOrEqual(PATHS.length - 1);
    expect(
      (await workshop.run(['find', '/', '-xdev', '-name', '*owned*', '-newer', '/etc/hostname'])).stdout
        .split('\n')
        .filter((line) => !line.includes('/opt/') && !line.includes('/etc/$') && line !== ''),
    ).toEqual([]);

    for (const [what, more] of REFUSED) {
      const work = packNatively(host, {
        workshop,
        packages: [debPackage(more)],
        outDir: join(host.workDir, 'no'),
      });
      await expect(
        work.then(
          () => what,
          (error) => error,
        ),
      ).resolves.toBeInstanceOf(UserError);
    }
    expect(await run('find', host.workDir, '-path', '*/no/*')).toBe('');
  }, 60_000);
});
