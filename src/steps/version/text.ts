import type {Version} from '../../model/version.ts';

/** The version as a person says it, before any format spells it: `1.2.3-rc.1+git5.g1a2b3c4d`. */
export function versionText({upstream, prerelease, snapshot, shortCommit}: Version): string {
  const commit = shortCommit ? `.g${shortCommit}` : '';
  const after = snapshot ? `+git${snapshot.commits}${commit}${snapshot.dirty ? '.dirty' : ''}` : '';
  return `${upstream}${prerelease ? `-${prerelease}` : ''}${after}`;
}
