import type {Host} from '../model/host.ts';
import {openRepository} from './git.ts';
import {serverOf} from './github.ts';
import type {RepositoryName} from './github-token.ts';

/** `owner/repo`, as GitHub allows names. */
export function repositoryName(text: string): RepositoryName | undefined {
  const [, owner, repo] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
  return owner && repo && !/^\.{1,2}$/.test(repo) ? {owner, repo} : undefined;
}

/** GitHub minds no case in names. */
export const isSameRepository = (a: RepositoryName, b: RepositoryName): boolean =>
  `${a.owner}/${a.repo}`.toLowerCase() === `${b.owner}/${b.repo}`.toLowerCase();

/** Where people see repositories: of the environment, else of the API that is asked. */
export function siteOf(env: Host['env']): string {
  const said = env['GITHUB_SERVER_URL'];
  if (said) return said.replace(/\/+$/, '');
  const api = new URL(serverOf(env));
  return `${api.protocol}//${api.host.replace(/^api\./, '')}`;
}

/** The repository of the workflow, else the one that was cloned from that server. */
export async function ownRepository(host: Host): Promise<RepositoryName | undefined> {
  const said = host.env['GITHUB_REPOSITORY'];
  return said ? repositoryName(said) : clonedRepository(host);
}

/** The one on that server that the project was cloned from, where its remote says so. */
export async function clonedRepository(host: Host): Promise<RepositoryName | undefined> {
  const repository = await openRepository(host);
  if (typeof repository === 'string') return undefined;
  const url = await repository.git('config', '--get', 'remote.origin.url').catch(() => '');
  const [, at, path] = /^(?:\w+:\/\/)?(?:[^@/]*@)?([^:/]+)(?::\d+)?[:/](.+?)(?:\.git)?\/?$/.exec(url) ?? [];
  return at === new URL(siteOf(host.env)).hostname && path ? repositoryName(path) : undefined;
}
