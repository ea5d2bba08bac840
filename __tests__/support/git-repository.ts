import type {TestHost} from './host.ts';

/** A real git repository in a test host's folder; every commit has its own fixed second. */
export interface TestRepository {
  git(...args: readonly string[]): Promise<string>;
  /** Writes a file and commits it. */
  commit(file?: string): Promise<void>;
  tag(...names: readonly string[]): Promise<void>;
}

/** 2026-01-01T00:00:00Z; each commit is a minute later. */
export const FIRST_COMMIT = 1_767_225_600;

/** What git needs to make the same commit anywhere. */
const author = (seconds: number) => ({
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_AUTHOR_DATE: `${seconds} +0000`,
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
  GIT_COMMITTER_DATE: `${seconds} +0000`,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
});

/** `git init` in the host's folder or below it. */
export async function testRepository(host: TestHost, folder = '.'): Promise<TestRepository> {
  let seconds = FIRST_COMMIT;
  const git = async (...args: readonly string[]) =>
    (await host.run(['git', '-C', folder, ...args], {env: author(seconds)})).stdout.trim();
  await host.run(['git', 'init', '--quiet', '--initial-branch=main', folder]);
  return {
    git,
    commit: async (file = 'file') => {
      await host.files({[`${folder}/${file}`]: `${seconds}\n`});
      await git('add', '--all');
      await git('commit', '--quiet', '--message', `at ${seconds}`);
      seconds += 60;
    },
    tag: async (...names) => {
      for (const name of names) await git('update-ref', `refs/tags/${name}`, 'HEAD');
    },
  };
}
