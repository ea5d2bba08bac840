import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {chmod, mkdir, readdir, readFile, stat, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from '@jest/globals';
import type {StoreAddress} from '../../../src/model/store.ts';
import {landed} from '../../../src/stores/index.ts';
import {openPages, type PagesStore} from '../../../src/stores/pages/pages.ts';
import {
  type GitFault,
  type GitRequest,
  type GitServer,
  READER,
  startGitServer,
  WRITER,
} from '../../support/git-remote.ts';
import {testRepository} from '../../support/git-repository.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {repositoryPath} from '../../support/repository.ts';

let server: GitServer;
let host: TestHost;
let name: string;
let remote: string;
let count = 0;
const stores: PagesStore[] = [];

const environment = (token?: string) => ({
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: server.url,
  ...(token && {GITHUB_TOKEN: token}),
});

beforeAll(async () => {
  server = await startGitServer();
  host = await testHost({}, environment(WRITER));
});
afterAll(async () => {
  for (const store of stores) await store[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});
beforeEach(async () => {
  server.watch(undefined);
  name = `site-${++count}`;
  remote = await server.create(name);
});

const open = async (address: StoreAddress = {}, as: TestHost = host): Promise<PagesStore> => {
  const store = await openPages(as, {remote, ...address});
  stores.push(store);
  return store;
};
const file = (path: string, content: string | Uint8Array = path) => ({path, content: Buffer.from(content)});
const git = (...args: readonly string[]) => server.git(name, ...args);
const commits = async (branch = 'gh-pages') => (await git('log', '--format=%s', branch)).split('\n');
const tree = async (branch = 'gh-pages') =>
  (await git('ls-tree', '-r', '--name-only', branch))
    .split('\n')
    .filter((path) => path !== '.linux-pkg-files');
const said = async (store: PagesStore, path: string) => {
  const got = await store.get(path);
  return got && Buffer.from(got.bytes).toString();
};

/** What was on the branch before: somebody's site, made by git itself. */
async function foreignSite(): Promise<void> {
  const input = [
    'commit refs/heads/gh-pages',
    'committer Somebody <somebody@example.org> 1700000000 +0000',
    'data 4',
    'site',
    ...['CNAME', 'index.html', 'docs/api.html'].flatMap((path) => [
      `M 100644 inline ${path}`,
      'data 3',
      'old',
    ]),
    ...['M 100755 inline run', 'data 3', 'old', 'M 120000 inline link', 'data 11', '/etc/passwd'],
    ...['M 100644 inline "caf\\351"', 'data 3', 'old', '', ''],
  ];
  const child = spawn('git', [`--git-dir=${server.root}/${name}.git`, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(input.join('\n'));
  await new Promise((resolve) => child.on('exit', resolve));
}

describe('a publication', () => {
  test('is one commit on top of the last one, seen when it lands and not before', async () => {
    const store = await open();
    await store.put([file('pool/a.deb'), file('dists/Release', 'one')]);
    await store.put([file('_next/b')]);
    expect(await git('branch', '--list')).toBe('');
    expect(await store.land()).toBe(true);
    expect(await tree()).toEqual(['.nojekyll', '_next/b', 'dists/Release', 'pool/a.deb']);
    await store.put([file('dists/Release', 'two')]);
    await store.delete(['pool/a.deb', '_next/b']);
    expect(await tree()).toContain('pool/a.deb');
    expect(await store.land()).toBe(true);
    expect(await commits()).toEqual(['linux-pkg: update 1, remove 2 files', 'linux-pkg: add 3 files']);
    expect(await tree()).toEqual(['.nojekyll', 'dists/Release']);
    expect(await git('log', '-1', '--format=%an|%cn|%ce', 'gh-pages')).toBe(
      'github-actions[bot]|github-actions[bot]|41898282+github-actions[bot]@users.noreply.github.com',
    );
  });

  test('of what is there already makes no commit, and no push', async () => {
    const store = await open();
    expect(await store.land()).toBe(true);
    await store.put([file('a')]);
    await store.land();
    const before = server.requests.length;
    await store.put([file('a')]);
    expect(await store.land()).toBe(true);
    const again = await open();
    await again.put([file('a'), file('b')]);
    await again.delete(['b', 'c']);
    expect(await again.land()).toBe(true);
    expect(server.requests.slice(before).filter(({service}) => service === 'receive-pack')).toEqual([]);
    expect(await commits()).toHaveLength(1);
  });

  test('with history: one, is the only commit that the branch has', async () => {
    await foreignSite();
    for (const word of ['one', 'two', 'three']) {
      const store = await open({history: 'one', prefix: 'apt'});
      await store.put([file('Release', word), file(`${word}.deb`)]);
      expect(await store.land()).toBe(true);
      expect(await commits()).toHaveLength(1);
    }
    const paths = await tree();
    expect(paths).toEqual(
      expect.arrayContaining(['CNAME', 'apt/Release', 'apt/one.deb', 'apt/three.deb', 'docs/api.html']),
    );
    expect(await git('show', 'gh-pages:apt/Release')).toBe('three');
    expect(await git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  test.each(['kept', 'one'] as const)(
    'leaves what others have on the branch as it was (history: %s)',
    async (history) => {
      await foreignSite();
      const before = (await git('ls-tree', '-r', 'gh-pages')).split('\n');
      const store = await open({history, prefix: 'apt'});
      expect(await store.list('')).toEqual([]);
      expect(await store.get('CNAME')).toBeUndefined();
      await store.put([file('pool/a.deb')]);
      await store.delete(['CNAME', 'index.html']);
      expect(await store.land()).toBe(true);
      const after = (await git('ls-tree', '-r', 'gh-pages')).split('\n');
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after).toHaveLength(before.length + 3);
      expect(await (await open()).list('docs/')).toEqual([
        {path: 'docs/api.html', size: 3, modified: 1_700_000_000},
      ]);
    },
  );

  test('fetches next to nothing of a large site, and pushes no more than what is new', async () => {
    const large = ['a', 'b', 'c'].map((letter) => ({
      path: `pool/${letter}.deb`,
      content: randomBytes(1 << 20),
    }));
    const first = await open({history: 'one'});
    await first.put([...large, file('dists/Release')]);
    await first.land();
    for (const history of ['kept', 'one'] as const) {
      const before = server.sent();
      const store = await open({history});
      expect((await store.list('pool/')).map(({size}) => size)).toEqual([1 << 20, 1 << 20, 1 << 20]);
      expect(await store.digest('pool/a.deb')).toMatch(/^[0-9a-f]{64}$/);
      await store.put([file('dists/Release', history), file('dists/more', history), large[1]!]);
      expect(await store.land()).toBe(true);
      await store.put([file('dists/Release', `${history} again`)]);
      expect(await store.land()).toBe(true);
      expect(server.sent() - before).toBeLessThan(20_000);
      const got = await Promise.all(large.map(({path}) => store.get(path)));
      for (const [index, {content}] of large.entries())
        expect(Buffer.compare(got[index]!.bytes, content)).toBe(0);
      expect(await git('fsck', '--strict', '--no-dangling')).toBe('');
    }
    const asked = server.requests.length;
    const store = await open();
    await Promise.all(large.map(({path}) => store.get(path)));
    // One to see what there is, one for the branch, one for all three files: each of two or three requests.
    expect(server.requests.length - asked).toBeLessThanOrEqual(6);
  });

  test('goes to a server that knows no filter, too', async () => {
    await git('config', 'uploadpack.allowFilter', 'false');
    const content = randomBytes(300_000);
    for (const history of ['kept', 'one'] as const) {
      const store = await open({history});
      await store.put([{path: 'pool/a.deb', content}, file('Release', history)]);
      expect(await store.land()).toBe(true);
      const got = await (await open()).get('pool/a.deb');
      expect(Buffer.compare(got!.bytes, content)).toBe(0);
    }
    expect(await commits()).toHaveLength(1);
  });

  test('tells since when a file is there, whatever else is published', async () => {
    let now = 1_790_000_000;
    const at = {...host, now: () => now};
    const first = await open({}, at);
    await first.put([file('old'), file('changed')]);
    await first.land();
    now += 1000;
    const second = await open({history: 'one'}, at);
    await second.put([file('new'), file('changed', 'again')]);
    await second.land();
    const times = (await (await open({}, at)).list('')).map(({path, modified}) => [
      path,
      modified - 1_790_000_000,
    ]);
    expect(times).toEqual([
      ['changed', 1000],
      ['new', 1000],
      ['old', 0],
    ]);
  });

  test('takes any name that a branch can have, and refuses the rest', async () => {
    const names = [
      '"quoted" name',
      "it's",
      'a b',
      'ü/日本',
      '-x',
      ':(top)x',
      '#',
      'M 100644',
      '*',
      '!x',
      '.gitattributes',
    ];
    const store = await open();
    await store.put(names.map((one) => file(one)));
    expect(await store.land()).toBe(true);
    const again = await open();
    expect((await again.list('')).map(({path}) => path)).toEqual([...names].sort());
    for (const one of names) expect(await said(again, one)).toBe(one);
    for (const one of ['.git/config', 'x/.GIT', '.nojekyll', '.linux-pkg-files'])
      await expect(again.put([file(one)])).rejects.toThrow('cannot be the path');
    await expect(again.put([file('a b/c')])).rejects.toThrow(/file where a folder is needed/);
    await expect(again.put([file('ü')])).rejects.toThrow(/folder where a file is/);
    expect(await again.land()).toBe(true);
    expect(await commits()).toHaveLength(1);
  });

  test('works with SHA-256 repositories, and with a branch of any name', async () => {
    name = `sha256-${count}`;
    remote = await server.create(name, '--object-format=sha256');
    for (const word of ['one', 'two']) {
      const store = await open({branch: 'site/pages'});
      await landed(store, () => store.put([file('Release', word)]));
    }
    expect(await git('show', 'site/pages:Release')).toBe('two');
    expect(await commits('site/pages')).toHaveLength(2);
    expect(await git('rev-parse', 'site/pages')).toHaveLength(64);
  });
});

describe('where somebody else is faster', () => {
  test('nothing of what was put is there, and it is done again over what is there now', async () => {
    const [mine, other] = [await open(), await open()];
    await mine.put([file('mine', 'first')]);
    await other.put([file('other')]);
    expect(await other.land()).toBe(true);
    expect(await mine.land()).toBe(false);
    expect((await mine.list('')).map(({path}) => path)).toEqual(['other']);
    await mine.put([file('mine', 'second')]);
    expect(await mine.land()).toBe(true);
    expect(await commits()).toEqual(['linux-pkg: add 1 file', 'linux-pkg: add 1 file']);
    expect(await tree()).toEqual(['.nojekyll', 'mine', 'other']);
  });

  test.each(['kept', 'one'] as const)(
    'a branch that was rewritten is not overwritten (history: %s)',
    async (history) => {
      const first = await open();
      await first.put([file('a'), file('b')]);
      await first.land();
      const mine = await open({history});
      await mine.put([file('mine')]);
      const theirs = await git('commit-tree', '-m', 'rewritten', await git('rev-parse', 'gh-pages^{tree}'));
      await git('update-ref', 'refs/heads/gh-pages', theirs);
      expect(await mine.land()).toBe(false);
      expect(await git('rev-parse', 'gh-pages')).toBe(theirs);
      await git('update-ref', '-d', 'refs/heads/gh-pages');
      await landed(mine, () => mine.put([file('mine')]));
      expect(await tree()).toEqual(['.nojekyll', 'mine']);
    },
  );

  test('two processes that add at once, ten times each, lose nothing', async () => {
    const code = `
      const {openPages} = await import(${JSON.stringify(repositoryPath('src/stores/pages/pages.ts'))});
      const {landed} = await import(${JSON.stringify(repositoryPath('src/stores/index.ts'))});
      const {testHost} = await import(${JSON.stringify(repositoryPath('__tests__/support/host.ts'))});
      await using host = await testHost({}, ${JSON.stringify(environment(WRITER))});
      await using store = await openPages(host, {remote: ${JSON.stringify(remote)}});
      for (let round = 0; round < 10; round++)
        await landed(store, async () => {
          const got = await store.get('words');
          const word = process.pid + '-' + round;
          await store.put([
            {path: 'words', content: Buffer.from((got ? Buffer.from(got.bytes).toString() : '') + word + ' ')},
            {path: 'pool/' + word, content: Buffer.from(word)},
          ]);
        });`;
    const ended = [0, 1].map(async () => {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code],
        {stdio: 'inherit'},
      );
      return new Promise((resolve) => child.on('exit', resolve));
    });
    expect(await Promise.all(ended)).toEqual([0, 0]);
    expect(await commits()).toHaveLength(20);
    const words = (await git('show', 'gh-pages:words')).trim().split(' ');
    expect(new Set(words).size).toBe(20);
    expect((await tree()).filter((path) => path.startsWith('pool/'))).toEqual(
      words.map((word) => `pool/${word}`).sort(),
    );
  });
});

describe('where the push is disturbed', () => {
  let before: string;
  let store: PagesStore;
  beforeEach(async () => {
    const first = await open();
    await first.put([file('Release', 'old'), file('old.deb')]);
    await first.land();
    before = await git('rev-parse', 'gh-pages');
    store = await open();
    await store.put([file('Release', 'new'), {path: 'new.deb', content: randomBytes(200_000)}]);
    await store.delete(['old.deb']);
  });
  const isWhole = async () => {
    const paths = await tree();
    const isNew = (await git('show', 'gh-pages:Release')) === 'new';
    expect(paths).toEqual(['.nojekyll', 'Release', isNew ? 'new.deb' : 'old.deb']);
    return isNew;
  };
  const once = (fault: GitFault, is: (request: GitRequest) => boolean): void => {
    let isOver = false;
    server.watch((request) => {
      if (isOver || request.service !== 'receive-pack' || !is(request)) return undefined;
      isOver = true;
      return fault;
    });
  };

  test.each<[GitFault, boolean]>([
    ['before', true],
    [503, true],
    ['before', false],
    ['half', false],
    ['after', false],
    [502, false],
  ])('%s (question: %j): it is done all the same, once', async (fault, isQuestion) => {
    once(fault, (request) => request.isQuestion === isQuestion);
    expect(await store.land()).toBe(true);
    expect(await isWhole()).toBe(true);
    expect(await commits()).toHaveLength(2);
    expect(await git('rev-parse', 'gh-pages^')).toBe(before);
  });

  test('and the answer is lost while somebody else pushes on top: it is done again, and changes nothing', async () => {
    once('after', ({isQuestion}) => !isQuestion);
    const real = server.requests.length;
    let isPushed = false;
    server.watch(async (request) => {
      if (request.number <= real || isPushed) return undefined;
      if (request.service === 'receive-pack' && !request.isQuestion) return 'after';
      if (request.service !== 'upload-pack') return undefined;
      isPushed = true;
      const theirs = await git(
        'commit-tree',
        '-m',
        'theirs',
        '-p',
        'gh-pages',
        await git('rev-parse', 'gh-pages^{tree}'),
      );
      await git('update-ref', 'refs/heads/gh-pages', theirs);
      return undefined;
    });
    expect(await store.land()).toBe(false);
    await store.put([file('Release', 'new')]);
    expect(await store.land()).toBe(true);
    expect(await isWhole()).toBe(true);
    expect(await commits()).toHaveLength(3);
  });

  test.each<['question' | 'before' | 'half' | 'after', boolean]>([
    ['question', false],
    ['before', false],
    ['half', false],
    ['after', true],
  ])('because the process is killed (%s): the branch is the old one or the new one', async (when, isNew) => {
    const code = `
      const {openPages} = await import(${JSON.stringify(repositoryPath('src/stores/pages/pages.ts'))});
      const {testHost} = await import(${JSON.stringify(repositoryPath('__tests__/support/host.ts'))});
      const host = await testHost({}, ${JSON.stringify(environment(WRITER))});
      const store = await openPages(host, {remote: ${JSON.stringify(remote)}});
      await store.put([{path: 'Release', content: Buffer.from('new')}, {path: 'new.deb', content: Buffer.alloc(200000, 'x')}]);
      await store.delete(['old.deb']);
      await store.land();`;
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code],
      {
        stdio: 'inherit',
        detached: true,
        env: {...process.env, TMPDIR: host.workDir},
      },
    );
    const kill = () => process.kill(-child.pid!, 'SIGKILL');
    server.watch((request) => {
      if (request.service !== 'receive-pack' || request.isQuestion !== (when === 'question'))
        return undefined;
      if (when !== 'after') kill();
      return when === 'half' || when === 'after' ? when : 'before';
    });
    const killed = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
    if (when === 'after') {
      while ((await git('rev-parse', 'gh-pages')) === before)
        await new Promise((resolve) => setTimeout(resolve, 20));
      kill();
    }
    expect(await killed).toBe('SIGKILL');
    server.watch(undefined);
    expect(await isWhole()).toBe(isNew);
    const next = await open();
    await next.put([file('Release', 'new'), {path: 'new.deb', content: Buffer.alloc(200_000, 'x')}]);
    await next.delete(['old.deb']);
    expect(await next.land()).toBe(true);
    expect(await isWhole()).toBe(true);
    expect(await commits()).toHaveLength(2);
  });
});

describe('says clearly', () => {
  const failure = async (
    address: StoreAddress,
    as: TestHost = host,
  ): Promise<{code?: string; message: string; hint?: string}> => {
    try {
      const store = await open(address, as);
      await store.put([file('a')]);
      await store.land();
    } catch (error) {
      expect(String((error as Error).message)).not.toContain(
        Buffer.from(`x-access-token:${READER}`).toString('base64'),
      );
      return error as Error;
    }
    throw new Error('it did not fail');
  };

  test('that the job has no right to push, with the lines that give it', async () => {
    await using reader = await testHost({}, environment(READER));
    expect(await failure({}, reader)).toMatchObject({
      code: 'pages/forbidden',
      message: expect.stringContaining('no right to push'),
      hint: expect.stringContaining('permissions:\n    contents: write'),
    });
  });

  test('that nobody is logged in', async () => {
    await using nobody = await testHost({}, environment());
    expect(await failure({}, nobody)).toMatchObject({
      code: 'pages/login',
      hint: expect.stringContaining('GITHUB_TOKEN'),
    });
    await using wrong = await testHost({}, environment('ghs_wrongwrongwrong'));
    const told = await failure({}, wrong);
    expect(told).toMatchObject({code: 'pages/login'});
    expect(JSON.stringify(told) + told.message).not.toContain('ghs_wrong');
  });

  test('that there is no such repository, no such remote, and nobody who answers', async () => {
    expect(await failure({remote: `${server.url}/nothing.git`})).toMatchObject({
      code: 'pages/missing',
      message: expect.stringContaining(`no repository at ${server.url}/nothing.git`),
    });
    expect(await failure({remote: `${host.workDir}/nothing`})).toMatchObject({code: 'pages/missing'});
    expect(await failure({remote: 'origin'})).toMatchObject({
      code: 'git/no-remote',
      hint: expect.stringContaining('https://'),
    });
    expect(await failure({remote: 'ext::sh -c touch% /tmp/x'})).toMatchObject({code: 'pages/address'});
    expect(await failure({remote: 'ext::touch/x'})).toMatchObject({code: 'pages/remote'});
    server.watch(() => 503);
    expect(await failure({})).toMatchObject({code: 'pages/network', hint: expect.stringContaining('again')});
    expect(host.lines.filter((line) => /trying again in 2 s/.test(line))).not.toHaveLength(0);
  });

  test('that the branch is protected, and what the server said', async () => {
    const hook = join(server.root, `${name}.git`, 'hooks', 'pre-receive');
    await mkdir(join(hook, '..'), {recursive: true});
    await writeFile(
      hook,
      '#!/bin/sh\necho "error: GH006: Protected branch update failed for refs/heads/gh-pages." >&2\necho "error: At least 1 approving review is required." >&2\nexit 1\n',
    );
    await chmod(hook, 0o755);
    expect(await failure({})).toMatchObject({
      code: 'pages/protected',
      message: expect.stringContaining('At least 1 approving review is required'),
      hint: expect.stringContaining('bypass'),
    });
    await writeFile(hook, '#!/bin/sh\necho "no releases on Sundays" >&2\nexit 1\n');
    expect(await failure({})).toMatchObject({
      code: 'pages/refused',
      message: expect.stringContaining('no releases on Sundays'),
    });
  });

  test('that force pushes are not allowed, where history: one needs them', async () => {
    const store = await open();
    await store.put([file('b')]);
    await store.land();
    await git('config', 'receive.denyNonFastForwards', 'true');
    expect(await failure({history: 'one'})).toMatchObject({
      code: 'pages/protected',
      hint: expect.stringContaining('history: kept'),
    });
    expect(await commits()).toHaveLength(1);
  });

  test('how much others have beside its prefix, which counts towards the budget', async () => {
    await foreignSite();
    const [all, below] = [await open(), await open({prefix: 'docs'})];
    const sum = (objects: readonly {readonly size: number}[]) =>
      objects.reduce((total, {size}) => total + size, 0);
    const [whole, own] = [sum(await all.list('')), sum(await below.list(''))];
    expect(own).toBeGreaterThan(0);
    expect([await all.beside!(), await below.beside!()]).toEqual([0, whole - own]);
  });

  test('that a file or a site is too large, before anything is sent', async () => {
    const [large, near] = [join(host.workDir, 'large.deb'), join(host.workDir, 'near.deb')];
    for (const [path, size] of [
      [large, 100 << 20],
      [near, 50 << 20],
    ] as const) {
      await writeFile(path, '');
      await truncate(path, size);
    }
    const store = await open({budget: 1000});
    expect(store.limits).toEqual({file: (100 << 20) - 1, total: 1000});
    await expect(
      store.put([{path: 'pool/large.deb', content: {file: large, size: 100 << 20}}]),
    ).rejects.toMatchObject({
      code: 'pages/too-large',
      message: expect.stringContaining('pool/large.deb'),
    });
    await store.put([{path: 'pool/near.deb', content: {file: near, size: 50 << 20}}]);
    expect(host.warnings.map(({message}) => message)).toEqual([
      expect.stringMatching(/^pool\/near\.deb has 52\.4 MB/),
    ]);
    await expect(store.land()).rejects.toMatchObject({
      code: 'pages/budget',
      message: expect.stringContaining('pool/ 52.4 MB'),
      hint: expect.stringContaining('keep'),
    });
    expect(await git('branch', '--list')).toBe('');
  });
});

describe('beside a work tree', () => {
  let mine: TestHost;
  beforeEach(async () => {
    mine = await testHost({}, {GITHUB_SERVER_URL: server.url, CI: 'true', GITHUB_TOKEN: WRITER});
    const {git: run, commit} = await testRepository(mine);
    await commit('src/a');
    await commit('src/b');
    await run('remote', 'add', 'origin', remote);
    await run('config', 'user.name', 'Local User');
    await run('config', 'user.email', 'local@example.org');
    await run(
      '-c',
      `http.extraheader=Authorization: Basic ${Buffer.from(`x:${WRITER}`).toString('base64')}`,
      'push',
      '--quiet',
      'origin',
      'main',
    );
  });
  const dispose = () => mine[Symbol.asyncDispose]();

  const publish = async (address: StoreAddress = {}, as: TestHost = mine): Promise<void> => {
    const store = await open({remote: 'origin', ...address}, as);
    await store.put([file('Release')]);
    expect(await store.land()).toBe(true);
  };

  test('neither it, its index nor its settings are touched, and no hook or program of theirs is run', async () => {
    const trap = join(mine.workDir, 'trap');
    const ran = join(mine.workDir, 'ran');
    await mine.files({
      '.gitconfig': `[core]\n hooksPath = ${trap}\n fsmonitor = ${trap}/run\n pager = ${trap}/run\n[commit]\n gpgSign = true\n[push]\n gpgSign = true\n[gpg]\n program = ${trap}/run\n[filter "lfs"]\n smudge = ${trap}/run\n clean = ${trap}/run\n required = true\n[init]\n templateDir = ${trap}\n`,
      '.gitattributes': '* filter=lfs\n',
    });
    const hooks = [
      'pre-push',
      'reference-transaction',
      'post-checkout',
      'post-index-change',
      'pre-commit',
      'pre-auto-gc',
      'run',
    ];
    for (const hook of hooks) {
      for (const folder of ['trap', '.git/hooks'])
        await mine.files({[`${folder}/${hook}`]: `#!/bin/sh\necho ${hook} >> '${ran}'\n`});
      await chmod(join(trap, hook), 0o755);
      await chmod(join(mine.workDir, '.git/hooks', hook), 0o755);
    }
    const look = async () => [
      await readFile(join(mine.workDir, '.git/index')),
      await readFile(join(mine.workDir, '.git/config')),
      (await readdir(join(mine.workDir, '.git'), {recursive: true})).sort(),
      (await stat(join(mine.workDir, '.git/index'))).mtimeMs,
    ];
    const before = await look();
    const store = await open({remote: 'origin', site: '_site'}, mine);
    await store.put([
      file('Release'),
      file('.gitattributes', '* filter=lfs eol=crlf\n'),
      file('text', 'a\nb\n'),
    ]);
    expect(await store.land()).toBe(true);
    expect(await look()).toEqual(before);
    expect(await readFile(ran, 'utf8').catch(() => 'nothing')).toBe('nothing');
    expect(await readFile(join(mine.workDir, '_site/text'), 'utf8')).toBe('a\nb\n');
    expect(await git('log', '-1', '--format=%an <%ae>', 'gh-pages')).toBe('Local User <local@example.org>');
    await dispose();
  });

  test.each(['shallow', 'sparse', 'worktree'])('it may be a %s one', async (kind) => {
    const other = join(mine.workDir, `${kind}-one`);
    const run = (...args: readonly string[]) => mine.run(['git', ...args]);
    if (kind === 'worktree') await run('worktree', 'add', '--quiet', '--detach', other);
    else
      await run(
        'clone',
        '--quiet',
        ...(kind === 'shallow' ? ['--depth=1'] : ['--sparse']),
        `file://${mine.workDir}`,
        other,
      );
    if (kind !== 'worktree') await run('-C', other, 'remote', 'set-url', 'origin', remote);
    await publish({}, {...mine, workDir: other});
    expect(await tree()).toEqual(['.nojekyll', 'Release']);
    await dispose();
  });

  test('its own branch is not replaced by history: one', async () => {
    await expect(publish({branch: 'main', history: 'one'})).rejects.toMatchObject({code: 'pages/history'});
    expect(await commits('main')).toHaveLength(2);
    await publish({branch: 'main', prefix: 'site'});
    expect(await commits('main')).toHaveLength(3);
    await expect(publish({branch: 'main', history: 'one', prefix: 'other'})).rejects.toMatchObject({
      code: 'pages/history',
    });
    expect(await tree('main')).toEqual(['.nojekyll', 'site/Release', 'src/a', 'src/b']);
    await dispose();
  });

  test('the login that the user set for it is used, and a password in its address is not shown', async () => {
    await using user = await testHost();
    const {git: run, commit} = await testRepository(user);
    await commit();
    await run('remote', 'add', 'origin', remote.replace('://', `://me:${WRITER}@`));
    const store = await open({remote: 'origin'}, user);
    await store.put([file('a')]);
    await store.land();
    expect(store.title).toBe(`the branch gh-pages of ${remote}`);
    await run('remote', 'set-url', 'origin', remote);
    await run('config', 'credential.helper', `!f() { echo username=me; echo password=${WRITER}; }; f`);
    const again = await open({remote: 'origin'}, user);
    await again.put([file('b')]);
    expect(await again.land()).toBe(true);
    await dispose();
  });

  test('the token is in no argument of any process', async () => {
    const secrets = [WRITER, Buffer.from(`x-access-token:${WRITER}`).toString('base64')];
    const seen: string[] = [];
    server.watch(async () => {
      for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
        const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
        if (words.startsWith('git') || words.includes('git-')) seen.push(words.replaceAll('\0', ' '));
      }
      return undefined;
    });
    await publish();
    expect(seen.filter((words) => words.includes('push'))).not.toHaveLength(0);
    expect(seen.filter((words) => words.includes(remote))).not.toHaveLength(0);
    expect(seen.filter((words) => secrets.some((secret) => words.includes(secret)))).toEqual([]);
    mine.log.info(`${secrets.join(' ')}`);
    expect(mine.lines.join('\n')).not.toContain(secrets[0]);
    await dispose();
  });
});

describe('the folder for deploy-pages', () => {
  const listed = async (folder: string) =>
    (await readdir(join(host.workDir, folder), {recursive: true, withFileTypes: true}))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(host.workDir, folder).length + 1))
      .sort();

  test('holds the whole branch, and nothing of what was there before', async () => {
    await foreignSite();
    const store = await open({prefix: 'apt', site: 'public/site'});
    await store.put([file('Release', 'one'), {path: 'pool/a.deb', content: randomBytes(200_000)}]);
    await store.land();
    const first = await listed('public/site');
    expect(first).toEqual(
      expect.arrayContaining(['CNAME', 'apt/Release', 'apt/pool/a.deb', 'docs/api.html', '.nojekyll']),
    );
    expect(first).not.toContain('link');
    const again = await open({prefix: 'apt', site: 'public/site'});
    await again.put([file('Release', 'two')]);
    await again.delete(['pool/a.deb']);
    await again.land();
    expect(await listed('public/site')).toEqual(first.filter((path) => path !== 'apt/pool/a.deb'));
    expect(await readFile(join(host.workDir, 'public/site/apt/Release'), 'utf8')).toBe('two');
    expect((await stat(join(host.workDir, 'public/site/apt/Release'))).mode & 0o777).toBe(0o644);
    expect(await again.land()).toBe(true);
    expect(await readdir(join(host.workDir, 'public'))).toEqual(['site']);
  });

  test('is refused where anything else is or could be, and nothing of it is removed', async () => {
    await host.files({'mine/notes.txt': 'mine', 'out/x': 'x'});
    await expect(open({site: 'mine'})).rejects.toMatchObject({
      code: 'pages/site',
      message: expect.stringContaining('notes.txt'),
    });
    for (const site of ['out', 'out/site', '../x', '.'])
      await expect(open({site})).rejects.toMatchObject({
        code: expect.stringMatching(/^pages\/(site|address)$/),
      });
    const store = await open({site: 'served'});
    await store.put([file('a')]);
    await store.land();
    await host.files({'served/mine.txt': 'mine'});
    await store.put([file('b')]);
    await expect(store.land()).rejects.toMatchObject({
      code: 'pages/site',
      message: expect.stringContaining('mine.txt'),
    });
    expect(await readFile(join(host.workDir, 'served/mine.txt'), 'utf8')).toBe('mine');
    expect(await readFile(join(host.workDir, 'mine/notes.txt'), 'utf8')).toBe('mine');
  });
});
