import {formats} from '../../formats/index.ts';
import {PkgError} from '../../model/errors.ts';
import {judge} from '../../model/judge.ts';
import {exact, listOf, only, optional, type Parsed, section} from '../../model/schema.ts';
import type {Version} from '../../model/version.ts';
import {printable} from '../../text/printable.ts';
import {versionText} from '../../text/version.ts';
import {compareReleases} from '../version/index.ts';

/** What decides about all pointers; it comes last. */
export const HEAD = 'latest.json';

/** Changes when programs that read it have to. */
const SCHEMA = 1;

/** With a thousand packages it has half a megabyte. */
const MOST_BYTES = 8_000_000;

const latestPackage = section({
  pointer: exact.text,
  package: exact.text,
  version: exact.text,
  format: exact.text,
  target: exact.text,
  distro: optional(exact.text),
  release: optional(exact.text),
  arch: exact.text,
  name: exact.text,
  url: optional(exact.text),
  sha256: exact.text,
  size: exact.count,
});

const latestSchema = section({
  schema: only(SCHEMA),
  name: exact.text,
  version: exact.text,
  epoch: optional(exact.count),
  upstream: exact.text,
  prerelease: optional(exact.text),
  revision: optional(exact.text),
  date: exact.text,
  packages: listOf(latestPackage),
});

/** The newest package of one target and architecture. */
export type LatestPackage = Parsed<typeof latestPackage>;
type Latest = Parsed<typeof latestSchema>;

interface Content {
  /** The project's. */
  readonly name: string;
  readonly version: Version;
  readonly packages: readonly LatestPackage[];
}

/** `latest.json`: the same content gives the same bytes. */
export function latestText({name, version, packages}: Content): string {
  const {epoch, upstream, prerelease, revision, date} = version;
  return textOf({
    schema: SCHEMA,
    name,
    version: versionText(version),
    epoch,
    upstream,
    prerelease,
    revision,
    date: new Date(date * 1000).toISOString().replace('.000Z', 'Z'),
    packages: [...packages],
  });
}

/** The order of its keys is the schema's. */
function textOf({packages, ...version}: Latest): string {
  const ordered = packages.map(
    ({pointer, package: name, version, format, target, distro, release, arch, ...file}) => ({
      ...{pointer, package: name, version, format, target, distro, release, arch},
      ...{name: file.name, url: file.url, sha256: file.sha256, size: file.size},
    }),
  );
  return `${JSON.stringify({...version, packages: ordered}, null, 2)}\n`;
}

/**
 * Ours, with those packages of the one that is there which ours does not have: of the same version, for targets that
 * another run brought. Of another version nothing is kept.
 */
export function merged(now: Uint8Array, ours: Uint8Array): Uint8Array {
  const [there, own] = [readLatest(now), readLatest(ours)];
  if (idOf(there) !== idOf(own)) return ours;
  const pointers = new Set(own.packages.map(({pointer}) => pointer));
  const packages = new Set(own.packages.map(packageId));
  const kept = there.packages.filter((one) => !pointers.has(one.pointer) && !packages.has(packageId(one)));
  if (kept.length === 0) return ours;
  const all = [...own.packages, ...kept].sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
  return Buffer.from(textOf({...own, packages: all}));
}

const idOf = ({name, version, epoch, revision}: Latest): string =>
  JSON.stringify([name, version, epoch ?? 0, revision]);

/** Its pointer may have had another name before: `pointer_arch` says how. */
const packageId = ({package: name, target, arch}: LatestPackage): string =>
  JSON.stringify([name, target, arch]);

/**
 * Whether this version's pointers may stand in place of what is there: of the same version, a lower one, or nothing.
 * Those of another project stay, and that is an error.
 */
export const isNewer =
  (version: Version, project?: string) =>
  (now: Uint8Array | undefined): boolean => {
    if (now === undefined) return true;
    const latest = readLatest(now);
    if (project !== undefined && latest.name !== project) throw foreign(latest.name);
    return compareVersions(version, latest) >= 0;
  };

/** What the text pointers say where that `latest.json` is right. */
export const textsOf = (now: Uint8Array): ReadonlyMap<string, string> =>
  new Map(readLatest(now).packages.map(({pointer, name}) => [pointer, `${name}\n`]));

type Release = Pick<Version, 'upstream'> & Partial<Pick<Version, 'epoch' | 'prerelease' | 'revision'>>;

/** Epoch, version, revision; the last by the rules of package managers, which agree on it. */
function compareVersions(a: Release, b: Release): number {
  const order = (a.epoch ?? 0) - (b.epoch ?? 0) || compareReleases(partsOf(a), partsOf(b));
  if (order !== 0) return order;
  const [format] = Object.values(formats);
  return format!.compareVersions(`1-${a.revision ?? '0'}`, `1-${b.revision ?? '0'}`);
}

const partsOf = ({upstream, prerelease}: Release) => ({upstream, prerelease, metadata: undefined});

/** A name of a file, or of one in folders, that leads nowhere else. */
const PLAIN = /^(?!.*(?:^|\/)\.)[A-Za-z0-9_+~^@=,.-]+(?:\/[A-Za-z0-9_+~^@=,.-]+)*$/;
const WORD = /^[A-Za-z0-9][A-Za-z0-9.+~_^-]{0,255}$/;

/** Anybody who may write there may have written it. */
function readLatest(bytes: Uint8Array): Latest {
  if (bytes.length > MOST_BYTES) throw refused(`it has ${bytes.length} bytes`);
  const value = parsed(bytes);
  const schema = (value as {schema?: unknown} | null | undefined)?.schema;
  if (typeof schema === 'number' && schema > SCHEMA)
    throw new PkgError('publish/latest', `the ${HEAD} that is there was written by a later linux-pkg`, {
      hint: 'use that version, or a newer one',
    });
  const judged = judge(latestSchema, value);
  if (judged.issues) throw refused('it is not what linux-pkg writes');
  const {upstream, prerelease, revision, packages} = judged.value;
  if (![upstream, prerelease ?? '0', revision ?? '0'].every((word) => WORD.test(word)))
    throw refused('its version is none');
  const isSound = ({pointer, name}: LatestPackage): boolean =>
    PLAIN.test(name) && PLAIN.test(pointer) && !pointer.includes('/') && pointer.endsWith(POINTER_END);
  if (!packages.every(isSound)) throw refused('it names files that cannot be');
  return judged.value;
}

/** How the names of text pointers end. */
export const POINTER_END = '.latest.txt';

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch (cause) {
    throw refused('it is no JSON', cause);
  }
}

const foreign = (name: string): PkgError =>
  new PkgError(
    'publish/latest',
    `the ${HEAD} that is there is of another project, ${printable(name.slice(0, 100))}; no pointer was moved`,
    {
      hint: `give each project a place of its own, such as another prefix; or, where the project has a new name, delete ${HEAD} there`,
    },
  );

const refused = (why: string, cause?: unknown): PkgError =>
  new PkgError('publish/latest', `the ${HEAD} that is there cannot be read: ${why}; no pointer was moved`, {
    hint: `look at it, and delete it if it is not needed: the next run writes it anew`,
    cause,
  });
