import {chmod, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {type TestRepository, testRepository} from './git-repository.ts';
import type {TestHost} from './host.ts';
import type {Asking} from './resolved-version.ts';

/** One row of the table in docs/version.md. */
export interface Situation extends Asking {
  readonly title: string;
  readonly arrange: (host: TestHost, repository: TestRepository) => Promise<unknown>;
}

/** Commits, each with the tags that follow it. */
const history =
  (...commits: readonly (readonly string[])[]): Situation['arrange'] =>
  async (_host, repository) => {
    for (const tags of commits) {
      await repository.commit();
      await repository.tag(...tags);
    }
  };

/** A clone of one commit, as actions/checkout makes it, in place of the repository. */
const shallowClone =
  (remote: (host: TestHost) => string, ...commits: readonly (readonly string[])[]): Situation['arrange'] =>
  async (host) => {
    const origin = await testRepository(host, 'origin');
    await history(...commits)(host, origin);
    await rm(join(host.workDir, '.git'), {recursive: true});
    await host.run(['git', 'clone', '--quiet', '--depth=1', `file://${host.workDir}/origin`, 'clone']);
    await host.run(['git', '-C', 'clone', 'remote', 'set-url', 'origin', remote(host)]);
  };

const change =
  (arrange: Situation['arrange'], files: Readonly<Record<string, string>>): Situation['arrange'] =>
  async (host, repository) => {
    await arrange(host, repository);
    await host.files(files);
  };

const noGit: Situation['arrange'] = (host) => rm(join(host.workDir, '.git'), {recursive: true});

/** Foreign: it belongs to another user; tests run as root give it away, others only take their rights back. */
const givenAway =
  (arrange: Situation['arrange']): Situation['arrange'] =>
  async (host, repository) => {
    await arrange(host, repository);
    await chmod(host.workDir, 0o755);
    if (process.getuid?.() === 0) await host.run(['chown', '-R', '12345:12345', host.workDir]);
  };

export const situations: readonly Situation[] = [
  {title: 'the tag `v1.2.3` on this commit', arrange: history([], ['v1.2.3'])},
  {title: 'the tag `1.2.3`, without a `v`', arrange: history(['1.2.3'])},
  {title: 'the tag `v1.10`', arrange: history(['v1.10'])},
  {title: 'five commits after `v1.2.3`', arrange: history(['v1.2.3'], [], [], [], [], [])},
  {title: 'the tag `v1.2.3-rc.1`', arrange: history(['v1.2.3-rc.1'])},
  {title: 'two commits after `v1.2.3-rc.1`', arrange: history(['v1.2.3-rc.1'], [], [])},
  {title: 'one commit after `v1.2.3-beta`', arrange: history(['v1.2.3-beta'], [])},
  {title: 'the tag `v1.2.3+build.5`', arrange: history(['v1.2.3+build.5'])},
  {
    title: 'the tag `v1.2.3`, and a committed file was changed',
    arrange: change(history(['v1.2.3']), {file: 'changed'}),
  },
  {
    title: 'one commit after `v1.2.3`, and a committed file was changed',
    arrange: change(history(['v1.2.3'], []), {file: 'changed'}),
  },
  {
    title: 'the tag `v1.2.3`, with files that git does not follow',
    arrange: change(history(['v1.2.3']), {new: 'x', 'out/hello.deb': 'x'}),
  },
  {title: 'no tag at all, three commits', arrange: history([], [], [])},
  {title: 'two tags on one commit: `v1.2.3`, `v1.10.0`', arrange: history(['v1.2.3', 'v1.10.0'])},
  {
    title: 'a prerelease and its release on one commit: `v1.2.3-rc.2`, `v1.2.3`',
    arrange: history(['v1.2.3-rc.2', 'v1.2.3']),
  },
  {
    title: 'two tags on one commit, and the workflow was started by `v1.2.3-rc.2`',
    env: {GITHUB_REF: 'refs/tags/v1.2.3-rc.2'},
    arrange: history(['v1.2.3-rc.2', 'v1.2.3']),
  },
  {title: 'a tag that is no version, on this commit: `v1.2.3rc1`', arrange: history(['v1.2.3rc1'])},
  {
    title: 'a tag that is no version, further down: `v1.2.3rc1` after `v1.2.2`',
    arrange: history(['v1.2.2'], ['v1.2.3rc1'], []),
  },
  {
    title: '`v1.2.3+2` on this commit, `v1.2.3+1` on another',
    arrange: history(['v1.2.3+1'], ['v1.2.3+2']),
  },
  {
    title: 'a monorepo, `version: {tags: api/v*}`, the tags `api/v2.0.0` and `web/v9.0.0`',
    values: {version: {tags: 'api/v*'}},
    arrange: history(['api/v2.0.0', 'web/v9.0.0']),
  },
  {
    title: '`version: {prefix: release-}` and the tag `release-4.1`',
    values: {version: {prefix: 'release-'}},
    arrange: history(['release-4.1']),
  },
  {
    title: 'a detached head on the tag `v1.2.3`',
    arrange: async (host, repository) => {
      await history(['v1.2.3'], [])(host, repository);
      await repository.git('checkout', '--quiet', '--detach', 'v1.2.3');
    },
  },
  {
    title: 'a shallow clone whose commit has the tag `v1.2.3`',
    folder: 'clone',
    arrange: shallowClone(() => 'file:///nowhere', [], ['v1.2.3']),
  },
  {
    title: 'a shallow clone without the tag `v1.2.3`, its remote answers',
    folder: 'clone',
    arrange: shallowClone((host) => `file://${host.workDir}/origin`, ['v1.2.3'], [], []),
  },
  {
    title: 'a shallow clone without the tag, its remote does not answer',
    folder: 'clone',
    arrange: shallowClone(() => 'file:///nowhere', ['v1.2.3'], [], []),
  },
  {
    title: 'the folder belongs to another user (a container)',
    arrange: givenAway(history(['v1.2.3'], [])),
  },
  {title: 'no git repository', arrange: noGit},
  {title: 'a repository without a commit', arrange: async () => {}},
  {title: 'git is not installed', env: {PATH: '/nowhere'}, arrange: history(['v1.2.3'])},
  {
    title: 'the tag `v1.0.0-alpha.beta` where `v1.0.0-alpha.1` exists',
    arrange: history(['v1.0.0-alpha.1'], ['v1.0.0-alpha.beta']),
  },
  {title: '`version: 1.10`, no git', values: {version: '1.10'}, arrange: noGit},
  {title: '`version: 1.10`, nfpm mode', nfpm: true, values: {version: '1.10'}, arrange: noGit},
  {title: '`version: 1.2.3-alpha-1`', values: {version: '1.2.3-alpha-1'}, arrange: noGit},
  {
    title: '`version: 1.2.3-alpha-1`, nfpm mode',
    nfpm: true,
    values: {version: '1.2.3-alpha-1'},
    arrange: noGit,
  },
  {title: '`version: 1.2.3rc1`', values: {version: '1.2.3rc1'}, arrange: noGit},
  {title: '`version: 2024.05.1.2`', values: {version: '2024.05.1.2'}, arrange: noGit},
  {title: '`version: v1.2.3-rc.1+meta`', values: {version: 'v1.2.3-rc.1+meta'}, arrange: noGit},
  {
    title: '`version: 1.2.3`, `release: 2`, `epoch: 1`',
    values: {version: '1.2.3', release: '2', epoch: 1},
    arrange: noGit,
  },
  {
    title: '`version: 1.2.3`, `version_metadata: git`',
    values: {version: '1.2.3', version_metadata: 'git'},
    arrange: noGit,
  },
  {
    title: '`--version 2.0.0` and `version: 1.2.3`',
    values: {version: '1.2.3'},
    inputs: {version: '2.0.0'},
    arrange: noGit,
  },
  {
    title: '`version: {from: package.json}`, which says `3.1.0-beta.2`',
    values: {version: {from: 'package.json'}},
    arrange: change(noGit, {'package.json': '{"version": "3.1.0-beta.2"}'}),
  },
  {
    title: '`version: {from: Cargo.toml}`, which says `0.4.0`',
    values: {version: {from: 'Cargo.toml'}},
    arrange: change(noGit, {'Cargo.toml': '[package]\nname = "x"\nversion = "0.4.0"\n'}),
  },
  {
    title: '`version: {from: mix.exs}`, which says `@version "1.7.0"`',
    values: {version: {from: 'mix.exs'}},
    arrange: change(noGit, {
      'mix.exs': 'defmodule X do\n  @version "1.7.0"\n  def project, do: [version: @version]\nend\n',
    }),
  },
  {
    title: '`version: {command: [cat, VERSION]}`, which prints `5.0.0`',
    values: {version: {command: ['cat', 'VERSION']}},
    arrange: change(noGit, {VERSION: '5.0.0\n'}),
  },
];
