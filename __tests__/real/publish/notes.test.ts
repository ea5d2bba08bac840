import {describe, expect, test} from '@jest/globals';
import type {Version} from '../../../src/model/version.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {notesFor} from '../../../src/steps/publish/notes.ts';
import {resolveVersion} from '../../../src/steps/version/index.ts';
import {RIGHT} from '../../support/config.ts';
import {testRepository} from '../../support/git-repository.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';

const CONFIG = `${RIGHT.replace(/^version:.*\n/m, '')}version: git\n`;

/** Its text, without the ids of commits. */
async function notes(host: TestHost, over: Partial<Version> = {}): Promise<string> {
  const config = await loadConfig(host, testInputs());
  const version = {...(await resolveVersion(host, config, testInputs())), ...over};
  const made = await notesFor(host, config, {settings: {notes: 'commits'}, version});
  return typeof made === 'object' ? made.text.replace(/ \([0-9a-f]{8}\)$/gm, '') : String(made);
}

/** v1.0.0, then a merge, a release candidate, and v1.1.0. */
async function history(host: TestHost, folder = '.') {
  const repository = await testRepository(host, folder);
  const {git, commit, tag} = repository;
  const change = async (message: string, file = 'file') => {
    await commit(file);
    await git('commit', '--quiet', '--amend', '--cleanup=verbatim', '--message', message);
  };
  await change('The first');
  await tag('v1.0.0');
  await git('checkout', '--quiet', '-b', 'side');
  await change('On the side\n\nCo-authored-by: A <a@example.org>', 'side');
  await git('checkout', '--quiet', 'main');
  await change('feat: *stars* and @octocat', 'sub/file');
  await git('merge', '--quiet', '--no-ff', '--message', 'Merge the side', 'side');
  await tag('v1.1.0-rc.1');
  await change('\u001b[31mred\u001b[0m', 'red');
  await tag('v1.1.0', 'not-a-version');
  return repository;
}

describe('notes of commits', () => {
  test('name what came since the release before, without merges; a release has its candidates’ commits', async () => {
    await using host = await testHost({'linux-pkg.yml': CONFIG});
    await history(host);
    expect(await notes(host)).toBe(
      [
        'Changes since v1.0.0:',
        '',
        '- \\x1b&#91;31mred\\x1b&#91;0m'.replaceAll('\\', '&#92;'),
        '- feat: &#42;stars&#42; and `@octocat`',
        '- On the side',
      ].join('\n'),
    );
    expect(await notes(host, {tag: 'v1.1.0-rc.1', prerelease: 'rc.1'})).toBe(
      'Changes since v1.0.0:\n\n- feat: &#42;stars&#42; and `@octocat`\n- On the side',
    );
    expect(await notes(host, {tag: 'v1.0.0', upstream: '1.0.0'})).toBe('Changes:\n\n- The first');
  });

  test('fetch what a shallow clone left out', async () => {
    await using host = await testHost({'linux-pkg.yml': CONFIG});
    await history(host, 'origin');
    const clone = `${host.workDir}/clone`;
    await host.run([
      'git',
      'clone',
      '--quiet',
      '--depth=1',
      '--branch=v1.1.0',
      `file://${host.workDir}/origin`,
      clone,
    ]);
    await host.run(['cp', `${host.workDir}/linux-pkg.yml`, clone]);
    expect(await notes({...host, workDir: clone})).toContain('On the side');
  });

  test('are of the project alone where it is a folder of the repository', async () => {
    await using host = await testHost();
    await history(host);
    await host.files({'sub/linux-pkg.yml': CONFIG});
    expect(await notes({...host, workDir: `${host.workDir}/sub`})).toBe(
      'Changes since v1.0.0:\n\n- feat: &#42;stars&#42; and `@octocat`',
    );
  });

  test('are refused where the commit is not there', async () => {
    await using host = await testHost({'linux-pkg.yml': CONFIG});
    await history(host);
    await expect(notes(host, {tag: 'v9.0.0', upstream: '9.0.0', commit: '1'.repeat(40)})).rejects.toThrow(
      'the commit of v9.0.0 is not in it',
    );
  });
});
