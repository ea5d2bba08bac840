import type {Host} from '../../model/host.ts';
import type {Version} from '../../model/version.ts';
import {purlOf} from '../../text/purl.ts';

/** Where a package's source is, as far as it is known. */
export interface Source {
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly commit: string;
  /** `git+https://…@commit`, or undefined where nobody says which repository it is. */
  readonly location: string | undefined;
  readonly purl: string | undefined;
  readonly sentence: string;
}

const GITHUB = 'https://github.com';

/** The commit that was packaged, in the repository that the workflow runs for. */
export function sourceOf({env}: Pick<Host, 'env'>, version: Version): Source | undefined {
  const {commit, snapshot} = version;
  if (commit === undefined) return undefined;
  const repository = /^([\w.-]+)\/([\w.-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '');
  const server = /^(https?:\/\/[\w.-]+(?::\d+)?)\/?$/.exec(env['GITHUB_SERVER_URL'] ?? GITHUB)?.[1];
  const [path, owner, name] = repository ?? [];
  const location = server && path ? `git+${server}/${path}@${commit}` : undefined;
  return {
    name,
    owner,
    commit,
    location,
    purl:
      location && server === GITHUB
        ? purlOf({
            type: 'github',
            namespace: owner!.toLowerCase(),
            name: name!.toLowerCase(),
            version: commit,
            qualifiers: {},
          })
        : undefined,
    sentence: `built from the git commit ${commit}${snapshot?.dirty ? ', with changes that were not committed' : ''}`,
  };
}
