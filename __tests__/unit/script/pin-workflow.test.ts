import {cp, mkdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {pinned, pinsOf} from '../../../script/pin-workflow.ts';
import {readPage} from '../../support/docs.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {git, PROJECT} from '../../support/scratch.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const workflow = await readPage('.github/workflows/package.yml');

interface Jobs {
  readonly jobs: Readonly<Record<string, {steps: {uses?: string}[]}>>;
}

const actionsOf = (text: string): readonly string[] =>
  Object.values((parse(text) as Jobs).jobs).flatMap(({steps}) => steps.flatMap(({uses}) => uses ?? []));

/** What a release is made from, in a repository of its own. */
async function clone(host: TestHost): Promise<string> {
  const dir = join(host.workDir, 'clone');
  for (const path of [
    'script/release-commit',
    'script/pin-workflow.ts',
    '.github/workflows/package.yml',
    'package.json',
  ]) {
    await mkdir(dirname(join(dir, path)), {recursive: true});
    await cp(join(PROJECT, path), join(dir, path));
  }
  await git(host, dir, 'init', '-q', '-b', 'main', '.');
  await git(host, dir, 'add', '.');
  await git(host, dir, 'commit', '-q', '-m', 'First');
  return dir;
}

const identity = {
  GIT_AUTHOR_NAME: 'Example',
  GIT_AUTHOR_EMAIL: 'example@example.org',
  GIT_COMMITTER_NAME: 'Example',
  GIT_COMMITTER_EMAIL: 'example@example.org',
};

const {version} = JSON.parse(await readPage('package.json')) as {version: string};
const TAG = `v${version}`;

describe('the reusable workflow of a release', () => {
  test('names the release in every job, and is the same otherwise', () => {
    const made = pinned(workflow, COMMIT, 'v1.2.3');
    expect(actionsOf(made)).toEqual(
      actionsOf(workflow).map((uses) =>
        uses.replace('org/linux-pkg-action@v1', `org/linux-pkg-action@${COMMIT}`),
      ),
    );
    expect(actionsOf(made).filter((uses) => uses === `org/linux-pkg-action@${COMMIT}`)).toHaveLength(4);
    expect(pinsOf(made)).toEqual([`${COMMIT} # v1.2.3`]);
    expect(pinned(made, COMMIT, 'v1.2.3')).toBe(made);
    // How to call it is left as it is.
    expect(made).toContain('#       uses: org/linux-pkg-action/.github/workflows/package.yml@v1\n');
  });

  test.each([
    ['a short hash', COMMIT.slice(0, 7), 'v1.2.3'],
    ['a tag in place of a hash', 'v1.2.3', 'v1.2.3'],
    ['a version that opens a line', COMMIT, 'v1.2.3\n      - run: id'],
    ['no version', COMMIT, ''],
  ])('is not made with %s', (_, commit, tag) => {
    expect(() => pinned(workflow, commit, tag)).toThrow();
  });

  test('is in the commit of the tag, over the one that it pins; no branch moves', async () => {
    await using host = await testHost();
    const dir = await clone(host);
    const head = (await git(host, dir, 'rev-parse', 'main')).stdout.trim();
    await host.run(['script/release-commit', TAG], {cwd: dir, env: identity});
    const shown = async (...args: readonly string[]) => (await git(host, dir, ...args)).stdout;
    expect(await shown('rev-parse', 'main', `${TAG}^{commit}~1`)).toBe(`${head}\n${head}\n`);
    expect(await shown('diff', '--name-only', 'main', TAG)).toBe('.github/workflows/package.yml\n');
    expect(pinsOf(await shown('show', `${TAG}:.github/workflows/package.yml`))).toEqual([`${head} # ${TAG}`]);
    expect(await shown('status', '--porcelain')).toBe('');
    expect(await shown('worktree', 'list')).not.toContain('\n/');

    await git(host, dir, 'checkout', '-q', TAG);
    await host.run(['node', 'script/pin-workflow.ts', '--check', head, TAG], {cwd: dir});
    await expect(
      host.run(['node', 'script/pin-workflow.ts', '--check', COMMIT, TAG], {cwd: dir}),
    ).rejects.toThrow('make the tag with script/release-commit');
  });

  test('is not made of another version than package.json has, or of changes that nobody committed', async () => {
    await using host = await testHost();
    const dir = await clone(host);
    await expect(host.run(['script/release-commit', 'v9.9.9'], {cwd: dir, env: identity})).rejects.toThrow(
      'not v9.9.9',
    );
    await host.files({'clone/package.json': await readPage('package.json').then((text) => `${text}\n`)});
    await expect(host.run(['script/release-commit', TAG], {cwd: dir, env: identity})).rejects.toThrow(
      'not committed',
    );
    expect((await git(host, dir, 'tag')).stdout).toBe('');
  });
});
