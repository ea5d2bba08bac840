import {UserError} from '../../model/errors.ts';
import type {Listing, PackageFile} from '../../model/repository.ts';
import {hasControl, isFieldName} from '../../text/control.ts';
import {nameProblem, poolPath, ROOT} from './names.ts';

/** When a package came into the repository, in its stanza. */
export const PUBLISHED = 'X-Linux-Pkg-Published';

/** What is said by us alone, whatever a package says of itself. */
const OURS = new Set([
  'filename',
  'size',
  'md5sum',
  'sha1',
  'sha256',
  'sha512',
  'description-md5',
  'status',
  PUBLISHED.toLowerCase(),
]);

/** Texts of a listing, one character a byte: what others wrote stays as it is, in UTF-8 or not. */
export type Texts = Readonly<Record<'component' | 'stanza' | 'files', string>>;

export const textsOf = (listing: Listing): Texts => listing.texts as Texts;

export const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

/** A package as Packages, Contents and our own state list it. */
export function listingOf(pkg: PackageFile, published: number, component: string): Listing {
  const {name, version, arch, files, control} = pkg.record;
  const wrong = nameProblem(component);
  if (wrong) throw new UserError('apt/component', [wrong]);
  const refuse = (what: string): UserError =>
    new UserError('apt/control', `${pkg.name}: ${what}`, {
      hint: 'no APT repository can list it: build it again with dpkg-deb, or with this program',
    });
  if (!/^[A-Za-z0-9][A-Za-z0-9+._-]*$/.test(name) || name.includes('..'))
    throw refuse(`its name ${JSON.stringify(name)} is none that dpkg takes`);
  if (!/^[A-Za-z0-9.+:~-]+$/.test(version) || version.includes('..'))
    throw refuse(`its version ${JSON.stringify(version)} is none that dpkg takes`);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(arch))
    throw refuse(`its architecture ${JSON.stringify(arch)} is none that dpkg takes`);
  const path = poolPath(component, name, `${name}_${version.replace(/^\d+:/, '')}_${arch}.deb`);
  const own = [
    `Filename: ${path}`,
    `Size: ${pkg.size}`,
    `SHA256: ${pkg.sha256}`,
    `${PUBLISHED}: ${isoOf(published)}`,
  ];
  const fields = fieldsOf(asBytes(control ?? ''), refuse);
  for (const [field, value] of [
    ['package', name],
    ['version', version],
    ['architecture', arch],
  ])
    if (
      fields
        .get(field!)
        ?.slice(field!.length + 1)
        .trim() !== value
    )
      throw refuse(`its control paragraph does not say ${field}: ${value}`);
  const texts: Texts = {
    component,
    stanza: [...fields.values(), ...own, ''].join('\n'),
    files: filesOf(files),
  };
  return {
    name,
    version,
    arch,
    path: ROOT + path,
    size: pkg.size,
    sha256: pkg.sha256,
    published,
    texts: {...texts},
  };
}

/** `2026-03-01T12:00:00Z`. */
export const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');

/** The fields of a package's own paragraph as they stand, by their lower-case names; ours are not taken from it. */
function fieldsOf(control: string, refuse: (what: string) => UserError): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const [paragraph = '', ...rest] = control.replaceAll('\r\n', '\n').replace(/^\n+/, '').split(/\n\n+/);
  if (rest.some((more) => more.trim() !== '')) throw refuse('its control file has a second paragraph');
  let current: string | undefined;
  for (const line of paragraph.split('\n')) {
    if (hasControl(line)) throw refuse('its control paragraph has control characters');
    if (line.startsWith('#') || line === '') continue;
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (current === undefined) throw refuse('its control paragraph starts inside a field');
      fields.set(current, `${fields.get(current)}\n${line.trim() === '' ? ' .' : line.trimEnd()}`);
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon));
    if (!isFieldName(name))
      throw refuse(`its control paragraph has the line ${JSON.stringify(line.slice(0, 80))}`);
    current = name.toLowerCase();
    if (fields.has(current)) throw refuse(`its control paragraph has the field ${name} twice`);
    fields.set(current, `${name}: ${line.slice(colon + 1).trim()}`.trimEnd());
  }
  for (const name of OURS) fields.delete(name);
  return fields;
}

/** What Contents will say: no folders, and no name that would be read as two lines. */
const filesOf = (files: PackageFile['record']['files']): string =>
  files
    .filter(({path, type}) => type !== 'dir' && !hasControl(path) && !path.includes('\n'))
    .map(({path}) => ` ${asBytes(path.replace(/^\/+/, ''))}\n`)
    .join('');
