import {UserError} from '../../model/errors.ts';
import type {HeaderRecord, Listing, PackageFile} from '../../model/repository.ts';
import {filelistsText} from './filelists-text.ts';
import {otherText} from './other-text.ts';
import {folderOf, packagePath} from './places.ts';
import {primaryText} from './primary-text.ts';

/** A package with all that its three texts say. */
export interface Told extends PackageFile {
  readonly header: HeaderRecord;
  readonly published: number;
  /** As it stands in `<location>`: below the shelf's folder, or below an address of its own. */
  readonly location: {readonly base?: string; readonly href: string};
}

/** What may stand in a path that is part of an address, without being written otherwise there. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+~^-]*\.rpm$/;
/** rpm's own rules for names are wider; nobody's packages use the rest. */
const WORDS = /^[A-Za-z0-9._+~^:-]+$/;

/** A package on a shelf, with its texts for `primary`, `filelists` and `other`. */
export function listing(pkg: PackageFile, place: string, published: number): Listing {
  const {name, size, sha256, record, address} = pkg;
  const path = `${folderOf(place)}${packagePath(demandFit(pkg))}`;
  const location = address === undefined ? {href: packagePath(name)} : apart(pkg.file, address);
  const told: Told = {...pkg, header: record.header!, published, location};
  return {
    name: record.name,
    version: record.version,
    arch: record.arch,
    path,
    size,
    sha256,
    published,
    ...(address !== undefined && {address}),
    texts: {primary: primaryText(told), filelists: filelistsText(told), other: otherText(told)},
  };
}

/** Gives the file's name; a package whose names no client could ask for is refused. */
function demandFit({file, name, record}: PackageFile): string {
  if (!record.header) throw new UserError('yum/record', `${file}: nothing is known of its header`);
  if (!FILE_NAME.test(name))
    throw new UserError('yum/file-name', `${file}: "${name}" cannot be part of an address as it is`, {
      hint: 'rename it: letters, digits and . _ + ~ ^ - are what packages are named with',
    });
  const words = {name: record.name, version: record.version, architecture: record.arch};
  for (const [what, word] of Object.entries(words))
    if (!WORDS.test(word))
      throw new UserError('yum/words', `${file}: its ${what} is ${JSON.stringify(word)}`, {
        hint: 'letters, digits and . _ + ~ ^ - are what clients take',
      });
  return name;
}

/** `https://example.org/v1/a.rpm` is `a.rpm` below `https://example.org/v1/`. */
function apart(file: string, address: string): Told['location'] {
  const cut = address.lastIndexOf('/') + 1;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || cut === address.length || url.search || url.hash)
    throw new UserError('yum/address', `${file}: nobody can fetch it from "${address}"`, {
      hint: 'write the whole address of the file: https://example.org/releases/hello.rpm',
    });
  return {base: address.slice(0, cut), href: address.slice(cut)};
}
