import type {Problem} from '../../model/errors.ts';
import type {StoreAddress} from '../../model/store.ts';
import {pathFault} from './names.ts';

/** An address with its defaults in. */
export interface PagesAddress {
  readonly branch: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly remote: string;
  readonly history: 'one' | 'kept';
  readonly site: string | undefined;
  /** In bytes. */
  readonly budget: number;
}

/** https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits */
export const PAGES_BUDGET = 1_000_000_000;

/** Which branch it is, where nobody says it. */
export const PAGES_DEFAULTS = {branch: 'gh-pages', remote: 'origin'} as const;

/** The address of a branch, where nothing is wrong with it. */
export const pagesAddress = ({
  branch = PAGES_DEFAULTS.branch,
  prefix = '',
  remote = PAGES_DEFAULTS.remote,
  history = 'kept',
  site,
  budget = PAGES_BUDGET,
}: StoreAddress): PagesAddress => {
  const bare = prefix.replace(/^\/+|\/+$/g, '');
  return {branch, prefix: bare && `${bare}/`, remote, history, site, budget};
};

/** What git takes for no name of a branch: https://git-scm.com/docs/git-check-ref-format */
const NO_BRANCH = /^$|^[-/.]|[/.]$|\/\/|\/\.|\.\.|@\{|^@$|\.lock(?:\/|$)|[\u0000-\u0020\u007f~^:?*[\\]/;

/** What is wrong with the values of an address. */
export function addressProblems(
  address: StoreAddress,
): readonly (Problem & {readonly key: keyof StoreAddress})[] {
  const {branch, prefix, remote, site, budget} = pagesAddress(address);
  const problems: (Problem & {readonly key: keyof StoreAddress})[] = [];
  const add = (key: keyof StoreAddress, message: string, hint: string): void => {
    problems.push({key, message, hint});
  };
  if (NO_BRANCH.test(branch) || branch.startsWith('refs/'))
    add(
      'branch',
      `${JSON.stringify(branch)} cannot be the name of a branch`,
      'write it as in `branch: gh-pages`',
    );
  const fault = prefix && pathFault(prefix.slice(0, -1));
  if (fault)
    add('prefix', `${JSON.stringify(address.prefix)} ${fault}`, 'write a folder as in `prefix: apt/stable`');
  if (/^-|^$|[\u0000-\u0020\u007f]/.test(remote))
    add(
      'remote',
      `${JSON.stringify(remote)} is no remote`,
      'write `origin`, or an address such as https://github.com/owner/repo',
    );
  else if (/^https?:\/\/[^/]*:[^/]*@/.test(remote))
    add(
      'remote',
      'the address holds a password, which everybody who reads the config would have',
      'leave it out: git asks your credential helper, and in a workflow GITHUB_TOKEN is used',
    );
  if (
    site !== undefined &&
    /^$|^[/\\]|^[a-z]:|^\.?[/\\]*$|(?:^|[/\\])\.\.(?:[/\\]|$)|(?:^|[/\\])\.git(?:[/\\]|$)|\0/i.test(site)
  )
    add(
      'site',
      `${JSON.stringify(site)} is no folder below the project`,
      'write a folder of its own, as in `site: _site`',
    );
  if (!(budget > 0)) add('budget', `${budget} bytes are no budget`, 'write a size as in `budget: 1 GB`');
  return problems;
}
