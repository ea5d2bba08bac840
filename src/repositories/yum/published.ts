import {posix} from 'node:path';
import type {Listing} from '../../model/repository.ts';
import {attributesOf, textOf} from './elements.ts';
import {badRepository, foreign} from './fault.ts';
import {isPackage, packagePath, ROOT} from './places.ts';

const DIGITS = /^\d{1,15}$/;

/** What a package's text in `primary` says of it. */
export function listingOf(file: string, folder: string, text: string): Omit<Listing, 'texts'> {
  const name = textOf(text, 'name') ?? '';
  const need = (value: string | undefined, what: string): string => {
    if (value) return value;
    throw badRepository(file, `the package "${name}" in it has no ${what}`);
  };
  const evr = attributesOf(text, 'version');
  const epoch = evr?.get('epoch') ?? '0';
  const version = `${need(evr?.get('ver'), 'version')}-${need(evr?.get('rel'), 'release')}`;
  const sum = attributesOf(text, 'checksum')?.get('type');
  if (sum !== 'sha256')
    throw foreign(file, `the package "${name}" is told by ${sum ?? 'no checksum'}, not by sha256`);
  const sha256 = textOf(text, 'checksum')?.trim() ?? '';
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw badRepository(file, `the package "${name}" has no SHA-256`);
  const size = attributesOf(text, 'size')?.get('package') ?? '';
  const published = attributesOf(text, 'time')?.get('file') ?? '';
  if (!DIGITS.test(size) || !DIGITS.test(published))
    throw badRepository(file, `the package "${name}" has no size or no time`);
  return {
    name: need(name, 'name'),
    version: epoch === '0' || epoch === '' ? version : `${epoch}:${version}`,
    arch: need(textOf(text, 'arch'), 'architecture'),
    ...locationOf(file, folder, text),
    size: Number(size),
    sha256,
    published: Number(published),
  };
}

/** Where it lies in the store; of one that lies elsewhere, where it would lie. */
function locationOf(file: string, folder: string, text: string): Pick<Listing, 'path' | 'address'> {
  const location = attributesOf(text, 'location');
  const [href, base] = [location?.get('href') ?? '', location?.get('xml:base')];
  const name = posix.basename(href);
  if (base !== undefined && name !== '')
    return {path: `${folder}${packagePath(name)}`, address: `${base.replace(/\/?$/, '/')}${href}`};
  const path = posix.normalize(`${folder}${href}`);
  if (/^\/|\\|^[a-z]+:/i.test(href) || !path.startsWith(ROOT) || !isPackage(path))
    throw foreign(file, `a package in it lies at "${href}"`);
  return {path};
}
