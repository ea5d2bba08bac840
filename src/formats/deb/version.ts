import type {Problem} from '../../model/errors.ts';
import type {Version} from '../../model/version.ts';
import {compareDigits, tildeVersion} from '../../text/version.ts';

const MAX_EPOCH = 2 ** 31 - 1;

/** The whole version as dpkg prints it: `[epoch:]upstream[-revision]`, deb-version(7). */
export const debVersion = (version: Version): string =>
  (version.epoch === undefined ? '' : `${version.epoch}:`) + debFileVersion(version);

/** What stands in a file name: the version without its epoch. */
export const debFileVersion = (version: Version): string =>
  tildeVersion(version) + (version.revision ? `-${version.revision}` : '');

/** What of this version Debian cannot express, or would read as something else. */
export function checkDebVersion(version: Version): readonly Problem[] {
  const upstream = tildeVersion(version);
  const problems: Problem[] = [];
  const add = (message: string, hint: string) => problems.push({message, hint});
  if (!/^\d/.test(upstream)) {
    add(`a Debian version starts with a digit: "${upstream}"`, 'write the number first, such as 1.2.3');
  }
  const wrong = [...new Set(upstream.replace(/[A-Za-z0-9.+~-]/g, ''))].join(' ');
  if (wrong) {
    add(
      `a Debian version cannot hold ${wrong}: "${upstream}"`,
      'letters, digits, dots, plus and tilde are allowed; separate with dots',
    );
  }
  if (/-$/.test(upstream)) add(`a Debian version cannot end in a hyphen: "${upstream}"`, 'leave it out');
  const {revision, epoch} = version;
  if (revision !== undefined && !/^[A-Za-z0-9.+~]*$/.test(revision)) {
    add(
      `a Debian revision holds letters, digits, dots, plus and tilde only: "${revision}"`,
      'release: 1, or such as 1.2',
    );
  }
  if (epoch !== undefined && !(Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH)) {
    add(`a Debian epoch is a whole number up to ${MAX_EPOCH}: "${epoch}"`, 'leave epoch out, or write 1');
  }
  return problems;
}

interface Parts {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

function partsOf(text: string): Parts {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  return {
    epoch: text.slice(0, Math.max(0, colon)),
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    revision: hyphen < 0 ? '' : rest.slice(hyphen + 1),
  };
}

/** Tilde before everything, even the end; then the end; letters; the rest. */
const weight = (char: string | undefined): number => {
  if (char === undefined) return 0;
  if (char === '~') return -1;
  return char.charCodeAt(0) + (/[A-Za-z]/.test(char) ? 0 : 256);
};

function compareSigns(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = weight(a[at]) - weight(b[at]);
    if (order) return order;
  }
  return 0;
}

/** Signs and digits take turns, starting with (perhaps empty) signs. */
const runsOf = (text: string): readonly string[] => text.split(/(\d+)/);

function compareRuns(a: string, b: string): number {
  const [left, right] = [runsOf(a), runsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const compare = at % 2 ? compareDigits : compareSigns;
    const order = compare(left[at] ?? '', right[at] ?? '');
    if (order) return order;
  }
  return 0;
}

/** Below 0, 0, above 0: the order dpkg sees, by the algorithm of deb-version(7). */
export function compareDebVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return (
    compareDigits(left.epoch, right.epoch) ||
    compareRuns(left.upstream, right.upstream) ||
    compareRuns(left.revision, right.revision)
  );
}
