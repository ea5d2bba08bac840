import type {Version} from '../../src/model/version.ts';

/** The release 1.2.3, with nothing that was not asked for. */
export const testVersion = (over: Partial<Version> = {}): Version => ({
  tag: undefined,
  upstream: '1.2.3',
  prerelease: undefined,
  metadata: undefined,
  revision: undefined,
  epoch: undefined,
  commit: undefined,
  shortCommit: undefined,
  date: 0,
  snapshot: undefined,
  ...over,
});
