import type {Version} from '../../model/version.ts';

/** What the number of a published one says: `20261122.1-1~deb12.1a2b3c4d`. */
const NUMBER = /^(?:\d+:)?(\d{8})\.(\d{1,6})-.*\.([0-9a-f]{8})$/;

export interface Numbering {
  /** The highest that is published; undefined where none is. */
  readonly published: string | undefined;
  /** Of what the package holds: eight digits. */
  readonly digest: string;
  /** What the distro appends to a revision. */
  readonly suffix: string;
  /** Seconds since 1970. */
  readonly date: number;
}

/**
 * The version of a package that carries a source: the day, and a count. It rises whenever the content is another one,
 * and is undefined where that content is published already. Its date is that day, so that it is the same bytes again.
 */
export function nextVersion({published, digest, suffix, date}: Numbering): Version | undefined {
  const [, lastDay = '0', lastCount = '0', lastDigest] = NUMBER.exec(published ?? '') ?? [];
  if (digest === lastDigest) return undefined;
  const today = new Date(date * 1000).toISOString().slice(0, 10).replaceAll('-', '');
  const isLater = Number(today) > Number(lastDay);
  const day = isLater ? today : lastDay;
  return {
    tag: undefined,
    upstream: `${day}.${isLater ? 1 : Number(lastCount) + 1}`,
    prerelease: undefined,
    metadata: undefined,
    revision: `1${suffix}.${digest}`,
    epoch: undefined,
    commit: undefined,
    shortCommit: undefined,
    date: Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`) / 1000,
    snapshot: undefined,
  };
}
