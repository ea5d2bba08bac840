import type {Version} from '../model/version.ts';

/** Where the commits since the tag, the commit and the state of the tree stand: `git5.g1a2b3c4d.dirty`. */
export const snapshotText = ({
  snapshot,
  shortCommit,
}: Pick<Version, 'snapshot' | 'shortCommit'>): string | undefined =>
  snapshot &&
  [`git${snapshot.commits}`, shortCommit && `g${shortCommit}`, snapshot.dirty && 'dirty']
    .filter(Boolean)
    .join('.');

/**
 * The spelling that both dpkg and rpm order as it is meant, without epoch and revision:
 * `1.2.3~rc.1` < `1.2.3~rc.1+git5.g1a2b3c4d` < `1.2.3~rc.2` < `1.2.3` < `1.2.3+git5.g1a2b3c4d` < `1.2.4`.
 * A prerelease that ends in a letter gets a `0` before the plus: dpkg would put `~beta+git5` above `~beta2`.
 */
export function tildeVersion(version: Version): string {
  const {upstream, prerelease, metadata} = version;
  const snapshot = snapshotText(version);
  const zero = snapshot && prerelease && /[A-Za-z]$/.test(prerelease) ? '0' : '';
  return [
    upstream,
    prerelease && `~${prerelease}${zero}`,
    snapshot && `+${snapshot}`,
    metadata && `+${metadata.replace(/^\+/, '')}`,
  ]
    .filter(Boolean)
    .join('');
}

/** The version as a person says it, before any format spells it: `1.2.3-rc.1+git5.g1a2b3c4d`. */
export function versionText(version: Version): string {
  const snapshot = snapshotText(version);
  const prerelease = version.prerelease ? `-${version.prerelease}` : '';
  return `${version.upstream}${prerelease}${snapshot ? `+${snapshot}` : ''}`;
}

/** Below 0, 0, above 0 for two runs of digits of any length, as numbers; no digits count as 0. */
export function compareDigits(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
