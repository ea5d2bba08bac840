import type {Host} from '../../model/host.ts';

/** Code of anybody runs in the run of a pull request; the key is not used there, and nothing it makes is released. */
export const isPullRequest = ({env}: Pick<Host, 'env'>): boolean =>
  /^pull_request/.test(env['GITHUB_EVENT_NAME'] ?? '');
