import type {Problem} from '../../model/errors.ts';
import type {Version} from '../../model/version.ts';
import {compareDigits, tildeVersion} from '../../text/version.ts';

const MAX_EPOCH = 2 ** 32 - 1;

/** The three tags of an rpm's header. */
export interface RpmVersion {
  readonly epoch: number | undefined;
  readonly version: string;
  readonly release: string;
}

/** rpm has no hyphen to spare; an underscore separates as well, and is what nfpm writes. */
const withoutHyphens = (prerelease: string | undefined): string | undefined =>
  prerelease?.replaceAll('-', '_');

/** Epoch, Version and Release: https://rpm.org/docs/latest/man/rpm-version.7 */
export const rpmVersion = (version: Version): RpmVersion => ({
  epoch: version.epoch,
  version: tildeVersion({...version, prerelease: withoutHyphens(version.prerelease)}),
  release: version.revision || '1',
});

/** The whole version as rpm prints it: `[epoch:]version-release`. */
export function rpmVersionText(version: Version): string {
  const spelled = rpmVersion(version);
  return `${spelled.epoch === undefined ? '' : `${spelled.epoch}:`}${spelled.version}-${spelled.release}`;
}

/** What of this version rpm cannot express, or an rpm of a living distro cannot order. */
export function checkRpmVersion(version: Version): readonly Problem[] {
  const spelled = rpmVersion(version);
  const problems: Problem[] = [];
  const add = (message: string, hint: string) => problems.push({message, hint});
  if (!/^\d/.test(spelled.version)) {
    add(`an rpm version starts with a digit: "${spelled.version}"`, 'write the number first, such as 1.2.3');
  }
  for (const [what, text] of [
    ['version', spelled.version],
    ['release', spelled.release],
  ] as const) {
    const wrong = [...new Set(text.replace(/[A-Za-z0-9._+~]/g, ''))].join(' ');
    if (wrong) {
      add(
        `an rpm ${what} cannot hold ${wrong}: "${text}"`,
        wrong === '^'
          ? 'the rpm of Enterprise Linux 8 does not know ^; write a plus, such as 1.2.3+git5'
          : 'letters, digits, dots, underscore, plus and tilde are allowed; separate with dots',
      );
    }
  }
  const {epoch} = version;
  if (epoch !== undefined && !(Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH)) {
    add(`an rpm epoch is a whole number up to ${MAX_EPOCH}: "${epoch}"`, 'leave epoch out, or write 1');
  }
  return problems;
}

interface Parts {
  readonly epoch: string;
  readonly version: string;
  readonly release: string | undefined;
}

function partsOf(text: string): Parts {
  const epoch = /^\d*(?=:)/.exec(text)?.[0];
  const rest = epoch === undefined ? text : text.slice(epoch.length + 1);
  const hyphen = rest.lastIndexOf('-');
  return {
    epoch: epoch ?? '',
    version: hyphen < 0 ? rest : rest.slice(0, hyphen),
    release: hyphen < 0 ? undefined : rest.slice(hyphen + 1),
  };
}

/** Numbers, words and the two operators; every other sign only separates. */
const segmentsOf = (text: string): readonly string[] => text.match(/~|\^|\d+|[A-Za-z]+/g) ?? [];

const isNumber = (segment: string): boolean => /^\d/.test(segment);

const isOperator = (segment: string | undefined): boolean => segment === '~' || segment === '^';

/** `~` is older than everything, even the end; `^` newer than the end, older than any segment. */
const rank = (segment: string | undefined): number =>
  segment === '~' ? 0 : segment === undefined ? 1 : segment === '^' ? 2 : isNumber(segment) ? 4 : 3;

function compareSegments(a: string | undefined, b: string | undefined): number {
  const order = rank(a) - rank(b);
  if (order || a === undefined || b === undefined || isOperator(a)) return order;
  if (isNumber(a)) return compareDigits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparePart(a: string, b: string): number {
  const [left, right] = [segmentsOf(a), segmentsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareSegments(left[at], right[at]);
    if (order) return order;
  }
  return 0;
}

/** Below 0, 0, above 0: the order rpm sees, by the rules of rpm-version(7). No epoch is epoch 0; no release is older than any. */
export function compareRpmVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return (
    compareDigits(left.epoch, right.epoch) ||
    comparePart(left.version, right.version) ||
    Number(left.release !== undefined) - Number(right.release !== undefined) ||
    comparePart(left.release ?? '', right.release ?? '')
  );
}
