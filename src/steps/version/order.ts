import {formats} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Format} from '../../model/format.ts';
import type {Host} from '../../model/host.ts';
import type {Version} from '../../model/version.ts';
import type {Config} from '../config/index.ts';
import type {Head} from './git-version.ts';
import {compareReleases, type Found, type Parts} from './parse.ts';
import {isRelease, listTags, type Tag} from './tags.ts';

interface Checked {
  readonly found: Found;
  readonly head: Head;
}

/**
 * Refuses a prerelease that an installer would see in another order than SemVer among the tags that exist.
 * A snapshot is judged when its tag is; nfpm knows no such rule, so in its mode it is a warning.
 */
export async function checkOrder(host: Host, {nfpm}: Config, {found, head}: Checked): Promise<void> {
  if (found.snapshot?.commits) return;
  // A tag that is not among them came with the rest of a shallow clone.
  const known = found.tag === undefined || head.tags.some(({name}) => name === found.tag);
  const tags = known ? head.tags : await listTags(head.repository, head.rules);
  const wrong = misordered(found, tags).map((problem) => ({...problem, place: head.place}));
  if (wrong.length && !nfpm) throw new UserError('version/misordered', wrong);
  for (const problem of [...wrong, ...overtaken(found, tags), ...repeated(found, tags)])
    host.log.warn({...problem, place: head.place});
}

const plain = (parts: Parts): Version => ({
  ...parts,
  metadata: undefined,
  tag: undefined,
  revision: undefined,
  epoch: undefined,
  commit: undefined,
  shortCommit: undefined,
  date: 0,
  snapshot: undefined,
});

const snapshotOf = (parts: Parts): Version => ({
  ...plain(parts),
  shortCommit: '00000000',
  snapshot: {commits: 1, dirty: false},
});

const HINT = 'name prereleases alike and count them, such as alpha.1, beta.1, rc.1, rc.2';

const sign = (format: Format, a: Version, b: Version): number =>
  Math.sign(format.compareVersions(format.versionOf(a), format.versionOf(b)));

const textOf = ({upstream, prerelease}: Parts): string => `${upstream}${prerelease ? `-${prerelease}` : ''}`;

/** What every format must see in the same order as SemVer, found wrong: `1.0.0-alpha.beta` against the tag `1.0.0-alpha.1`. */
export function misordered(version: Parts, tags: readonly Tag[]): readonly Problem[] {
  if (version.prerelease === undefined) return [];
  return siblings(version, tags).flatMap(({name, release}): Problem[] => {
    const meant = Math.sign(compareReleases(version, release));
    const wrong = Object.values(formats).filter(
      (format) => sign(format, plain(version), plain(release)) !== meant,
    );
    if (!wrong.length) return [];
    const files = wrong.map(({extension}) => extension).join(' and ');
    const where = meant < 0 ? 'before' : meant > 0 ? 'after' : 'level with';
    return [
      {
        message: `${textOf(version)} comes ${where} the tag ${name}, but ${files} files are not sorted so`,
        hint: HINT,
      },
    ];
  });
}

/** Tags whose snapshots (builds between two tags) a format sorts above this version, though the tag is below it. */
export function overtaken(version: Parts, tags: readonly Tag[]): readonly Problem[] {
  if (version.prerelease === undefined) return [];
  return siblings(version, tags)
    .filter(({release}) => compareReleases(release, version) < 0)
    .filter(({release}) =>
      Object.values(formats).some((format) => sign(format, snapshotOf(release), plain(version)) >= 0),
    )
    .map(({name}) => ({
      message: `packages built between ${name} and ${textOf(version)} sort above ${textOf(version)}`,
      hint: HINT,
    }));
}

/** Tags on other commits that make the same package version: one of the two would never be installed. */
function repeated({tag, ...version}: Found, tags: readonly Tag[]): readonly Problem[] {
  const own = tags.find(({name}) => name === tag);
  if (!own) return [];
  return tags
    .filter(isRelease)
    .filter(({commit, release}) => commit !== own.commit && compareReleases(release, version) === 0)
    .map(({name}) => ({
      message: `the tags ${name} and ${tag} are on two commits, but packages of both have the version ${textOf(version)}`,
      hint: 'give the newer one a higher number: what follows a plus is left out of the version',
    }));
}

/** Releases of other numbers are ordered alike everywhere; equal ones are one version. */
const siblings = (version: Parts, tags: readonly Tag[]) =>
  tags
    .filter(isRelease)
    .filter(
      ({release}) => release.upstream === version.upstream && release.prerelease !== version.prerelease,
    );
