import {stat} from 'node:fs/promises';
import {describe, expect, test} from '@jest/globals';
import {build} from '../../../../src/commands/build.ts';
import {type Problem, UserError} from '../../../../src/model/errors.ts';
import type {LintFinding} from '../../../../src/model/linter.ts';
import {loadConfig} from '../../../../src/steps/config/index.ts';
import {planTargets} from '../../../../src/steps/plan/index.ts';
import {allows, parseAllowList} from '../../../../src/steps/verify/allow-list.ts';
import {closeLintBook, judge, openLintBook} from '../../../../src/steps/verify/lint-book.ts';
import {placesOf} from '../../../../src/steps/verify/lint-places.ts';
import {testHost, testInputs} from '../../../support/host.ts';
import {plannedVersion, problemLine} from '../../../support/planned.ts';

const finding = (over: Partial<LintFinding> = {}): LintFinding => ({
  severity: 'error',
  tag: 'dir-or-file-in-opt',
  text: '',
  path: '/opt/hello/run',
  ...over,
});

const problemsOf = (text: string): readonly string[] => {
  try {
    parseAllowList(text, 'lint.allow');
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(problemLine);
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('the list of accepted findings', () => {
  test('has a finding a line, with a path or without, and a reason', () => {
    const list = parseAllowList(
      '# what we live with\r\n\nno-manual-page # --help says it\n  dir-or-file-in-opt opt/hello/** # our place # for now\nx/y /a b/*\t# spaces\n',
      'lint.allow',
    );
    expect(list.map(({tag, reason, place}) => [tag, reason, place.line])).toEqual([
      ['no-manual-page', '--help says it', 3],
      ['dir-or-file-in-opt', 'our place # for now', 4],
      ['x/y', 'spaces', 5],
    ]);
    const [manual, opt, spaces] = list;
    expect(allows(opt!, finding())).toBe(true);
    expect(allows(opt!, finding({path: '/opt/other'}))).toBe(false);
    expect(allows(opt!, finding({path: undefined}))).toBe(false);
    expect(allows(manual!, finding({tag: 'no-manual-page', path: undefined}))).toBe(true);
    expect(allows(manual!, finding())).toBe(false);
    expect(allows(spaces!, finding({tag: 'x/y', path: '/a b/c'}))).toBe(true);
  });

  test('tells every line that is wrong, with its place', () => {
    expect(problemsOf('no-manual-page\ntag # \n<b> # why\ntag /a[ # why\nfine # yes')).toEqual(
      ['lint.allow:1', 'lint.allow:2', 'lint.allow:3', 'lint.allow:4'].map((_, index) =>
        expect.stringContaining(
          ['no-manual-page has no reason', 'tag has no reason', '"<b>" is no name', '/a[: '][index]!,
        ),
      ),
    );
  });

  test('ends a build before anything is built', async () => {
    await using host = await testHost({
      'linux-pkg.yml':
        'name: hello\nversion: 1.0\nmaintainer: Example <team@example.org>\ndescription: Says hello\ntargets: [deb]\ndepends: bash\nverify: {allow: lint.allow}\n',
      'lint.allow': 'no-manual-page\n',
    });
    await expect(build(host, testInputs({verify: true}))).rejects.toThrow('no-manual-page has no reason');
    await expect(stat(host.outDir)).rejects.toThrow('ENOENT');
  });

  test('must be there, and none is asked for where linters are left out', async () => {
    await using host = await testHost();
    await expect(openLintBook(host, {lint: true, allow: 'none'}, undefined)).rejects.toThrow(
      'verify.allow: none cannot be read',
    );
    expect((await openLintBook(host, {lint: false, allow: 'none'}, undefined)).allowed).toEqual([]);
  });
});

describe('findings', () => {
  const problem = (message: string): Problem => ({message, place: {file: 'linux-pkg.yml', line: 1}});

  test('fail where they are errors that nobody accepted; warnings are told once for all targets', async () => {
    await using host = await testHost({
      'lint.allow': 'accepted # why not\nnever-found # once upon a time\nnor-this /x # who knows\n',
    });
    const book = await openLintBook(host, {lint: true, allow: 'lint.allow'}, undefined);
    const found = [
      {finding: finding(), problem: problem('bad')},
      {finding: finding({tag: 'accepted'}), problem: problem('no')},
      {finding: finding({severity: 'warning'}), problem: problem('so so')},
      {finding: finding({severity: 'note'}), problem: problem('by the way')},
    ];
    expect(judge(book, found, 'debian-12/amd64')).toEqual([found[0]]);
    expect(judge(book, found, 'debian-13/amd64')).toEqual([found[0]]);
    closeLintBook(host.log, book, {whole: true});
    expect(host.warnings.map(problemLine)).toEqual([
      '1:undefined: so so (debian-12/amd64, debian-13/amd64)',
      expect.stringContaining('no linter has found never-found → take the line out'),
      expect.stringContaining('no linter has found nor-this at such a path → take the line out'),
    ]);
  });

  test('of one leg alone say nothing of lines that other legs may need', async () => {
    await using host = await testHost({'lint.allow': 'never-found # once upon a time\n'});
    const book = await openLintBook(host, {lint: true, allow: 'lint.allow'}, undefined);
    closeLintBook(host.log, book, {whole: false});
    expect(host.warnings).toEqual([]);
  });
});

describe('the place of a finding', () => {
  test('is the line of contents that brings the path, else the package', async () => {
    await using host = await testHost({
      'linux-pkg.yml': `name: hello
version: 1.0
maintainer: Example <team@example.org>
description: Says hello
targets: [deb]
contents:
  - {src: tree, dst: /opt/hello/, type: tree}
  - {src: run, dst: /opt/hello/bin/run}
packages:
  - name: hello
  - name: hello-more
    contents:
      - {src: run, dst: /usr/bin/more}
`,
    });
    const inputs = testInputs();
    const config = await loadConfig(host, inputs);
    const {targets} = await planTargets(host, config, plannedVersion(), inputs);
    const at = (name: string, path: string | undefined) =>
      placesOf(host, {config, target: targets[0]!, name})(path)?.line;
    expect([
      at('hello', '/opt/hello/bin/run'),
      at('hello', '/opt/hello/bin'),
      at('hello', '/opt/hello'),
      at('hello', '/opt/helloo'),
      at('hello', '/opt'),
      at('hello', undefined),
      at('hello-more', '/usr/bin/more'),
      at('hello-more', undefined),
      at('stranger', '/usr/bin/more'),
    ]).toEqual([8, 7, 7, 10, 7, 10, 13, 11, 1]);
    expect(placesOf(host, {config: undefined, target: targets[0]!, name: 'hello'})('/x')).toBeUndefined();
  });
});
