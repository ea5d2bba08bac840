import {describe, expect, test} from '@jest/globals';
import type {StoreAddress} from '../../../src/model/store.ts';
import {pages} from '../../../src/stores/pages/index.ts';
import {ledgerPaths, ledgerText, readLedger} from '../../../src/stores/pages/ledger.ts';
import {checkBudget, checkFiles, FILE_LIMIT} from '../../../src/stores/pages/limits.ts';
import {branchPath, pathFault} from '../../../src/stores/pages/names.ts';
import {caught} from '../../support/caught.ts';

describe('the address of a branch', () => {
  test('needs nothing, and takes what people write', () => {
    const good: readonly StoreAddress[] = [
      {},
      {branch: 'site/pages', prefix: '/apt/stable/', remote: 'upstream', history: 'one', site: '_site'},
      {remote: 'https://github.com/owner/repo.git', site: './build/site', budget: 5e9},
      {remote: 'git@github.com:owner/repo.git'},
      {remote: 'ssh://git@example.org:2222/site.git'},
      {remote: '../site.git'},
    ];
    for (const address of good) expect(pages.check(address)).toEqual([]);
  });

  test.each<[keyof StoreAddress, string]>([
    ...[
      '',
      '-x',
      'a b',
      'a..b',
      'a~1',
      'a^',
      'a:b',
      'a?',
      'a*',
      'a[',
      'a\\b',
      '/a',
      'a/',
      'a//b',
      '.a',
      'a/.b',
    ]
      .concat(['a.lock', 'a.lock/b', 'a@{1}', '@', 'a\n', 'refs/heads/a', 'a.'])
      .map((value): [keyof StoreAddress, string] => ['branch', value]),
    ...['../x', 'a/../b', 'a//b', '.git', 'a/.Git/b', 'a\nb', 'a\\b', './a'].map(
      (value): [keyof StoreAddress, string] => ['prefix', value],
    ),
    ...['', '--upload-pack=touch /tmp/x', 'a b', 'https://me:secret@example.org/x.git'].map(
      (value): [keyof StoreAddress, string] => ['remote', value],
    ),
    ...['', '.', './', '/srv', '..', '../x', 'a/../..', '.git/site', 'a/.git', 'C:\\x'].map(
      (value): [keyof StoreAddress, string] => ['site', value],
    ),
  ])('%s: %j is refused', (key, value) => {
    const problems = pages.check({[key]: value});
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(problems[0]!.hint).toMatch(/write|leave/);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  test.each([0, -1, Number.NaN])('a budget of %p is refused', (budget) => {
    expect(pages.check({budget}).map(({key}) => key)).toEqual(['budget']);
  });
});

describe('a path in a branch', () => {
  test.each([
    '.git',
    '.git/config',
    'a/.GIT/b',
    'git~1',
    'x/GIT~1/y',
    '.git.',
    '.git ',
    '.git . .',
    '.git:x',
    '.g\u200cit',
  ])('%j is what git keeps for itself', (path) => {
    expect(pathFault(path)).toMatch(/git keeps for itself/);
    expect(() => branchPath(path, '')).toThrow(/cannot be the path/);
  });

  test.each(['a\ud800b', 'x'.repeat(256), 'é'.repeat(128), `${'folder/'.repeat(600)}x`])(
    'one that is no text or too long is refused (%#)',
    (path) => {
      expect(() => branchPath(path, 'site/')).toThrow(/cannot be the path/);
    },
  );

  test.each([
    '.gitignore',
    '.github/x',
    'git',
    'a.git/b',
    'a~1',
    '_x/y',
    'hello_1.0+git~1-1_amd64.deb',
    'x'.repeat(255),
    '日本',
  ])('%j is like any other', (path) => {
    expect(branchPath(path, 'site/')).toBe(`site/${path}`);
  });

  test('cannot be one that the branch has for itself, but below a prefix', () => {
    for (const name of ['.nojekyll', '.linux-pkg-files']) {
      expect(() => branchPath(name, '')).toThrow(/has for itself/);
      expect(branchPath(name, 'site/')).toBe(`site/${name}`);
    }
  });
});

describe('what a branch tells of its files', () => {
  const oid = 'a'.repeat(40);
  const fact = {size: 12, modified: 1_790_000_000, sha256: 'b'.repeat(64)};

  test('is read back, whatever a file is called', () => {
    const paths = ['a b', '"quoted"', 'new\nline', 'ü/日本', ' ', 'x - y', '#'];
    const text = ledgerText(paths.map((path) => ({path, oid, ...fact})));
    const ledger = readLedger(text);
    for (const path of paths) expect(ledger(path, oid)).toEqual(fact);
    expect(ledgerPaths(text)).toEqual(paths);
    expect(readLedger(ledgerText([{path: 'a', oid, ...fact, sha256: undefined}]))('a', oid)).toEqual({
      ...fact,
      sha256: undefined,
    });
  });

  test('does not count for a file that somebody else changed', () => {
    const ledger = readLedger(ledgerText([{path: 'a', oid, ...fact}]));
    expect(ledger('a', `c${oid.slice(1)}`)).toBeUndefined();
    expect(ledger('b', oid)).toBeUndefined();
  });

  test('is nothing where it makes no sense', () => {
    const word = oid.slice(0, 16);
    const ledger = readLedger(
      `nonsense\n${word} -1 2 - a\n${word} 1e9 2 - a\n${word} 1 2 xyz a\n${word} 1 2 - "bad\n${word} 1 2 - 5"`,
    );
    expect([ledger('a', oid), ledger('"bad', oid), ledger('bad', oid)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(readLedger('')('__proto__', oid)).toBeUndefined();
  });
});

describe('the limits of GitHub', () => {
  test('are told of every file that is too large, at once; of half as large ones there is a warning', () => {
    const files = [
      {path: 'small', size: 1},
      {path: 'near', size: 60 << 20},
      {path: 'large', size: FILE_LIMIT},
      {path: 'larger', size: FILE_LIMIT * 3},
    ];
    const error = caught(() => checkFiles('the branch', files));
    expect(error).toMatchObject({
      code: 'pages/too-large',
      problems: [
        {message: expect.stringMatching(/^large has 104\.9 MB/)},
        {message: expect.stringMatching(/^larger/)},
      ],
    });
    const warnings = checkFiles('the branch', [...files.slice(0, 2), {path: 'just', size: FILE_LIMIT - 1}]);
    expect(warnings.map(({message}) => message.split(' ')[0])).toEqual(['near', 'just']);
  });

  test('name the largest folders of a site above its budget, and what to do', () => {
    const files = [
      {path: 'index.html', size: 100},
      {path: 'apt/pool/main/h/hello/hello_1.deb', size: 700},
      {path: 'apt/pool/main/h/hello/hello_2.deb', size: 200},
      {path: 'apt/dists/bookworm/Release', size: 50},
      {path: 'yum/el9/x.rpm', size: 300},
    ];
    expect(() => checkBudget('the branch', files, 1350)).not.toThrow();
    const error = caught(() => checkBudget('the branch', files, 1349));
    expect(error).toMatchObject({
      code: 'pages/budget',
      message:
        'the branch would have 1.4 kB in 5 files, and its budget is 1.3 kB; the largest folders: apt/ 950 B, apt/pool/main/ 900 B, yum/el9/ 300 B',
      hint: expect.stringMatching(/keep.*s3/),
    });
  });
});
