import {open} from 'node:fs/promises';
import {type ArMember, type ArSource, listAr} from '../../archive/ar.ts';
import type {Algorithm} from '../../archive/pack/codec.ts';
import {readPacked} from '../../archive/pack/packed-part.ts';
import {PkgError, UserError} from '../../model/errors.ts';
import type {ContentWatcher, FileFact, PackageFacts} from '../../model/facts.ts';
import {readContents} from './contents.ts';
import {type ControlFacts, readControl} from './control-facts.ts';

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  '': 'none',
  '.gz': 'gzip',
  '.xz': 'xz',
  '.zst': 'zstd',
};

export interface Part {
  readonly member: ArMember;
  readonly algorithm: Algorithm;
}

/** What any .deb says of itself, whoever made it: https://manpages.debian.org/deb.5 */
export async function readDeb(file: string, watcher?: ContentWatcher): Promise<PackageFacts> {
  try {
    const {members, control, data} = await fileParts(file);
    const facts = await through(file, {...control, watcher}, readControl);
    const contents = await through(file, {...data, watcher}, (source) => readContents(source, watcher));
    return {
      format: 'deb',
      ...facts.identity,
      fields: facts.fields,
      relations: facts.relations,
      scripts: facts.scripts,
      files: contents.map((fact) => withFlags(fact, facts)),
      signatures: members.map(({name}) => name).filter((name) => name.startsWith('_gpg')),
      compression: data.algorithm,
    };
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError('deb/unreadable', `${file}: ${cause.message}`, {hint: cause.hint, cause});
  }
}

export interface DebParts {
  readonly members: readonly ArMember[];
  readonly control: Part;
  readonly data: Part;
}

/** Where the two archives of a .deb lie in it, and how they are compressed. */
export async function fileParts(file: string): Promise<DebParts> {
  try {
    await using handle = await open(file);
    return await partsOf(handle);
  } catch (cause) {
    if (cause instanceof PkgError) throw cause;
    throw new UserError('deb/unreadable', `cannot be read: ${(cause as Error).message}`, {cause});
  }
}

/** The same of one that is open, or in memory. */
export async function partsOf(source: ArSource): Promise<DebParts> {
  const members = await listAr(source);
  const [binary] = members;
  if (binary?.name !== 'debian-binary') throw broken('its first member is not debian-binary');
  await checkFormat(source, binary);
  return {members, control: partOf(members, 'control.tar'), data: partOf(members, 'data.tar')};
}

async function checkFormat(source: ArSource, {offset, size}: ArMember): Promise<void> {
  const bytes = Buffer.alloc(Math.min(size, 16));
  await source.read(bytes, 0, bytes.length, offset);
  const version = bytes.toString('latin1').split('\n')[0] ?? '';
  if (!/^2\.\d+$/.test(version)) throw broken(`format version ${JSON.stringify(version)} is not 2.0`);
}

function partOf(members: readonly ArMember[], base: string): Part {
  const found = members.filter(({name}) => name === base || name.startsWith(`${base}.`));
  const [member, second] = found;
  if (!member) throw broken(`it has no ${base}`);
  if (second) throw broken(`it has both ${member.name} and ${second.name}`);
  const suffix = member.name.slice(base.length);
  const algorithm = Object.hasOwn(ALGORITHMS, suffix) ? ALGORITHMS[suffix] : undefined;
  if (algorithm) return {member, algorithm};
  throw new UserError('deb/compression', `${member.name} is compressed in a way that is not read here`, {
    hint: `repack it: dpkg-deb -R FILE DIR && dpkg-deb -Zgzip -b DIR`,
  });
}

/** Streams a member through its decompressor into its reader; damage is told with the member's name. */
export async function through<T>(
  file: string,
  {member, algorithm, watcher}: Part & {readonly watcher?: ContentWatcher | undefined},
  read: (source: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const {name, offset, size} = member;
  const told = watcher && ((sha256: string) => watcher.part(name, sha256));
  try {
    return await readPacked({file, offset, size, algorithm}, read, told);
  } catch (cause) {
    throw damaged(name, cause);
  }
}

/** Damage inside of a member. */
export const damaged = (name: string, cause: unknown): UserError =>
  new UserError('deb/damaged', `${name}: ${(cause as Error).message}`, {
    hint: (cause instanceof PkgError ? cause.hint : undefined) ?? 'download or build it again',
    cause,
  });

function withFlags(fact: FileFact, {conffiles, md5}: ControlFacts): FileFact {
  const digest = md5.get(fact.path);
  return {
    ...fact,
    flags: conffiles.has(fact.path) ? ['conffile'] : [],
    digest: digest === undefined ? undefined : `md5:${digest}`,
  };
}

const broken = (what: string): UserError => new UserError('deb/no-deb', `not a Debian package: ${what}`);
