import {access, chmod, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../src/model/errors.ts';
import {openRepository} from '../../../src/tools/git.ts';
import {FIRST_COMMIT, type TestRepository, testRepository} from '../../support/git-repository.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type Asking, resolvedVersion} from '../../support/resolved-version.ts';

/** A project with a first commit, to be tagged. */
async function project(host: TestHost, ...tags: readonly string[]): Promise<TestRepository> {
  const repository = await testRepository(host);
  await repository.commit();
  await repository.tag(...tags);
  return repository;
}

const errorOf = async (host: TestHost, asking: Asking = {}): Promise<UserError> => {
  const error = await resolvedVersion(host, asking).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof UserError) return error;
  throw new Error('no UserError', {cause: error});
};

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('what git says', () => {
  test('goes into the version whole', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.2.3-rc.1');
    await repository.commit();
    const commit = await repository.git('rev-parse', 'HEAD');
    expect(await resolvedVersion(host)).toEqual({
      tag: 'v1.2.3-rc.1',
      upstream: '1.2.3',
      prerelease: 'rc.1',
      metadata: undefined,
      revision: undefined,
      epoch: undefined,
      commit,
      shortCommit: commit.slice(0, 8),
      date: FIRST_COMMIT + 60,
      snapshot: {commits: 1, dirty: false},
    });
  });

  test('counts annotated tags, and tags of tags, as the commit they stand for', async () => {
    await using host = await testHost();
    const repository = await project(host);
    await repository.git('tag', '--annotate', '--message=x', 'v1.0.0');
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.0.0', snapshot: undefined});
    await repository.commit();
    await repository.git('tag', '--annotate', '--message=x', 'inner');
    await repository.git('tag', '--annotate', '--message=x', 'v1.1.0', 'inner');
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.1.0', snapshot: undefined});
  });

  test('takes the highest release below the commit, also when another tag is nearer', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v2.0.0');
    await repository.commit();
    await repository.tag('v1.9.9');
    await repository.commit();
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v2.0.0', snapshot: {commits: 2}});
  });

  test('does not look at tags of other branches', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0');
    await repository.git('checkout', '--quiet', '-b', 'next');
    await repository.commit();
    await repository.tag('v2.0.0');
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit('other');
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.0.0', snapshot: {commits: 1}});
  });

  test('ignores a pushed tag that is not on this commit, or no release', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0');
    await repository.commit();
    await repository.tag('v1.1.0', 'docs-1');
    for (const name of ['v1.0.0', 'docs-1', 'v9.9.9']) {
      const env = {GITHUB_REF: `refs/tags/${name}`};
      expect(await resolvedVersion(host, {env})).toMatchObject({tag: 'v1.1.0', snapshot: undefined});
    }
  });

  test('refuses a pushed tag that is no version, even beside one that is', async () => {
    await using host = await testHost();
    await project(host, 'v1.0.0', 'v1.0rc1');
    const error = await errorOf(host, {env: {GITHUB_REF: 'refs/tags/v1.0rc1'}});
    expect(error.message).toContain('"v1.0rc1"');
    expect(error.hint).toContain('v1.0-rc1');
  });

  test('is the same from a subfolder, a worktree and a submodule', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0');
    await host.files({'sub/folder/x': 'x'});
    expect(await resolvedVersion(host, {folder: 'sub/folder'})).toMatchObject({tag: 'v1.0.0'});
    await repository.git('worktree', 'add', '--quiet', '--detach', 'tree');
    expect(await resolvedVersion(host, {folder: 'tree'})).toMatchObject({tag: 'v1.0.0', snapshot: undefined});
    const outer = await testRepository(host, 'outer');
    await outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', host.workDir, 'inner');
    expect(await resolvedVersion(host, {folder: 'outer/inner'})).toMatchObject({tag: 'v1.0.0'});
  });

  test('reads a repository with the longer hashes', async () => {
    await using host = await testHost();
    await host.run(['git', 'init', '--quiet', '--object-format=sha256']);
    await project(host, 'v1.0.0');
    const {commit, shortCommit} = await resolvedVersion(host);
    expect([commit?.length, shortCommit?.length]).toEqual([64, 8]);
  });
});

describe('a dirty tree', () => {
  test('is marked when a followed file is changed, removed or staged, wherever it lies', async () => {
    await using host = await testHost({'sub/x': 'x'});
    const repository = await project(host, 'v1.0.0');
    await writeFile(join(host.workDir, 'file'), 'changed');
    expect(await resolvedVersion(host, {folder: 'sub'})).toMatchObject({snapshot: {commits: 0, dirty: true}});
    await rm(join(host.workDir, 'file'));
    expect(await resolvedVersion(host)).toMatchObject({snapshot: {dirty: true}});
    await repository.git('checkout', '--quiet', 'file');
    await host.files({added: 'x'});
    expect((await resolvedVersion(host)).snapshot).toBeUndefined();
    await repository.git('add', 'added');
    expect(await resolvedVersion(host)).toMatchObject({snapshot: {dirty: true}});
  });

  test('names the files it means', async () => {
    await using host = await testHost({a: '', b: '', c: '', d: ''});
    await project(host, 'v1.0.0');
    await host.files({a: 'x', b: 'x', c: 'x', d: 'x'});
    await resolvedVersion(host);
    expect(host.warnings.map(({message}) => message)).toEqual([
      expect.stringContaining('a, b, c and 1 more'),
    ]);
  });

  test('is not the work of the output folder, even if git follows it', async () => {
    await using host = await testHost({'out/hello.deb': 'old', 'out[1]/x': 'x'});
    await project(host, 'v1.0.0');
    await host.files({'out/hello.deb': 'new'});
    expect((await resolvedVersion(host)).snapshot).toBeUndefined();
  });

  test('is not the work of another mtime', async () => {
    await using host = await testHost();
    await project(host, 'v1.0.0');
    const file = join(host.workDir, 'file');
    await writeFile(file, await readFile(file));
    expect((await resolvedVersion(host)).snapshot).toBeUndefined();
  });
});

describe('a hostile or odd repository', () => {
  test('does no harm with its tag names', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0');
    const names = [
      '--upload-pack=touch$IFS-x',
      '-v1.2.3',
      '$(touch$IFS-x)',
      'v`touch$IFS-x`',
      'v1;touch$IFS-x',
    ];
    await repository.tag(
      ...names,
      `v1${'0'.repeat(150)}`,
      'v1.2.3/../x'.replace('..', 'y'),
      'v1é',
      'v1\'"<>&|',
    );
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.0.0'});
    await repository.commit();
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.0.0', snapshot: {commits: 1}});
    expect(await resolvedVersion(host, {values: {version: {tags: '*'}}})).toMatchObject({tag: 'v1.0.0'});
    expect(await exists(join(host.workDir, 'x'))).toBe(false);
  });

  test('is refused by a short message when its only tag is endless', async () => {
    await using host = await testHost();
    await project(host, `v1.${'9'.repeat(180)}`);
    expect((await errorOf(host)).message.length).toBeLessThan(300);
  });

  test('starts no monitor and no pager', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0');
    const script = join(host.workDir, 'attack.sh');
    await writeFile(script, `#!/bin/sh\ntouch ${host.workDir}/harmed\n`);
    await chmod(script, 0o755);
    for (const key of ['core.fsmonitor', 'core.pager', 'core.editor', 'pager.status']) {
      await repository.git('config', key, script);
    }
    await repository.git('config', 'log.showSignature', 'true');
    await resolvedVersion(host);
    expect(await exists(join(host.workDir, 'harmed'))).toBe(false);
  });

  test('ignores tags on files', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0');
    await repository.git('tag', 'v9.0.0', 'HEAD:file');
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.0.0'});
    await repository.commit();
    expect(await resolvedVersion(host)).toMatchObject({tag: 'v1.0.0'});
  });

  test('is read when it belongs to another user, and no setting of the user is changed', async () => {
    await using host = await testHost();
    await project(host, 'v1.0.0');
    const elsewhere: TestHost = {
      ...host,
      run: (command, options) =>
        host.run(command, {...options, env: {...options?.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'}}),
    };
    await expect(elsewhere.run(['git', 'status'])).rejects.toThrow('dubious ownership');
    expect(await openRepository(elsewhere)).toMatchObject({top: await realpath(host.workDir)});
    expect(await exists(join(host.workDir, '.gitconfig'))).toBe(false);
  });

  test('is told from the environment of a git that called us', async () => {
    await using host = await testHost();
    await project(host, 'v1.0.0');
    const env = {
      GIT_DIR: '/nowhere',
      GIT_WORK_TREE: '/nowhere',
      GIT_INDEX_FILE: '/nowhere',
      GIT_CONFIG_COUNT: 'x',
      GIT_CONFIG_PARAMETERS: 'broken',
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'de_DE.UTF-8',
      LANGUAGE: 'de',
    };
    expect(await resolvedVersion(host, {env})).toMatchObject({tag: 'v1.0.0'});
  });

  test('is not looked for inside .git, nor in a bare repository', async () => {
    await using host = await testHost({'linux-pkg.yml': '', 'bare.git/linux-pkg.yml': ''});
    await project(host, 'v1.0.0');
    await host.run(['git', 'init', '--quiet', '--bare', 'bare.git']);
    for (const folder of ['.git', 'bare.git']) {
      expect((await errorOf(host, {folder})).message).toContain('no git repository');
    }
  });
});

describe('a shallow clone', () => {
  const clone = async (host: TestHost, ...options: readonly string[]) => {
    const origin = await testRepository(host, 'origin');
    await origin.commit();
    await origin.tag('v1.0.0');
    for (let count = 0; count < 3; count++) await origin.commit();
    await host.run(['git', 'clone', '--quiet', ...options, `file://${host.workDir}/origin`, 'clone']);
    return origin;
  };

  test('is completed when its commit is on no branch, as that of a pull request', async () => {
    await using host = await testHost();
    const origin = await clone(host, '--depth=1', '--no-tags');
    await origin.git('checkout', '--quiet', '--detach');
    await origin.commit();
    await origin.git('update-ref', 'refs/pull/1/merge', 'HEAD');
    await host.run(['git', '-C', 'clone', 'fetch', '--quiet', '--depth=1', 'origin', 'refs/pull/1/merge']);
    await host.run(['git', '-C', 'clone', 'checkout', '--quiet', '--detach', 'FETCH_HEAD']);
    expect(await resolvedVersion(host, {folder: 'clone'})).toMatchObject({
      tag: 'v1.0.0',
      snapshot: {commits: 4, dirty: false},
    });
  });

  test('is completed without running its hooks', async () => {
    await using host = await testHost();
    await clone(host, '--depth=1');
    await host.files({'hooks/reference-transaction': `#!/bin/sh\ntouch ${host.workDir}/harmed\n`});
    await chmod(join(host.workDir, 'hooks/reference-transaction'), 0o755);
    await host.run(['git', '-C', 'clone', 'config', 'core.hooksPath', join(host.workDir, 'hooks')]);
    expect(await resolvedVersion(host, {folder: 'clone'})).toMatchObject({tag: 'v1.0.0'});
    expect(await exists(join(host.workDir, 'harmed'))).toBe(false);
  });

  test('is completed when its own commit was never pushed', async () => {
    await using host = await testHost();
    await clone(host, '--depth=1');
    const local = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
    await host.run(['git', '-C', 'clone', ...local, 'commit', '--quiet', '--allow-empty', '--message=x']);
    expect(await resolvedVersion(host, {folder: 'clone'})).toMatchObject({
      tag: 'v1.0.0',
      snapshot: {commits: 4},
    });
  });

  test('is completed though a tag was moved, which keeps its place here', async () => {
    await using host = await testHost();
    const origin = await clone(host, '--depth=1');
    await host.run(['git', '-C', 'clone', 'update-ref', 'refs/tags/latest', 'HEAD']);
    await origin.git('update-ref', 'refs/tags/latest', 'HEAD~1');
    expect(await resolvedVersion(host, {folder: 'clone'})).toMatchObject({snapshot: {commits: 3}});
  });

  test('with a nearer tag is completed all the same, as a higher one may lie below', async () => {
    await using host = await testHost();
    const origin = await clone(host, '--depth=1');
    await origin.git('tag', 'v0.9.0', 'HEAD~1');
    await rm(join(host.workDir, 'clone'), {recursive: true});
    await host.run(['git', 'clone', '--quiet', '--depth=2', `file://${host.workDir}/origin`, 'clone']);
    expect(await resolvedVersion(host, {folder: 'clone'})).toMatchObject({tag: 'v1.0.0'});
  });

  test('without a remote is an error with the lines to write', async () => {
    await using host = await testHost();
    await clone(host, '--depth=1');
    await host.run(['git', '-C', 'clone', 'remote', 'remove', 'origin']);
    const error = await errorOf(host, {folder: 'clone'});
    expect(error.message).toContain('no remote');
    expect(error.hint).toContain('- uses: actions/checkout@v5\n        with:\n          fetch-depth: 0');
  });

  test("whose remote refuses is an error with git's own word on it", async () => {
    await using host = await testHost();
    await clone(host, '--depth=1');
    await host.run(['git', '-C', 'clone', 'remote', 'set-url', 'origin', `file://${host.workDir}/nowhere`]);
    const error = await errorOf(host, {folder: 'clone'});
    expect(error.message).toContain('fetching the rest from origin did not work');
    expect(error.hint).toMatch(/^git said: fatal: .*\n.*in the workflow, check out/);
  });

  test('is left alone where the version is written down', async () => {
    await using host = await testHost();
    await clone(host, '--depth=1');
    const version = await resolvedVersion(host, {folder: 'clone', values: {version: '3.0.0'}});
    expect(version).toMatchObject({upstream: '3.0.0', tag: undefined, date: FIRST_COMMIT + 180});
    expect(await exists(join(host.workDir, 'clone/.git/shallow'))).toBe(true);
  });
});

describe('the order of prereleases', () => {
  test('is held against tags for a version that is written down, too', async () => {
    await using host = await testHost();
    await project(host, 'v1.0.0-alpha.1');
    const values = {version: '1.0.0-alpha.beta'};
    expect((await errorOf(host, {values})).message).toContain('v1.0.0-alpha.1');
    await resolvedVersion(host, {values, nfpm: true});
    expect(host.warnings[0]?.message).toContain('v1.0.0-alpha.1');
  });

  test('warns where packages built in between would stay', async () => {
    await using host = await testHost();
    const repository = await project(host, 'v1.0.0-beta');
    await repository.commit();
    await repository.tag('v1.0.0-beta.0');
    await resolvedVersion(host);
    expect(host.warnings.map(({message}) => message)).toEqual([
      'packages built between v1.0.0-beta and 1.0.0-beta.0 sort above 1.0.0-beta.0',
    ]);
  });

  test('of a tag that fits no pattern says nothing', async () => {
    await using host = await testHost();
    const repository = await project(host, 'other-1.0.0-alpha.1');
    await repository.commit();
    await repository.tag('v1.0.0-alpha.beta');
    expect(await resolvedVersion(host)).toMatchObject({prerelease: 'alpha.beta'});
  });
});
