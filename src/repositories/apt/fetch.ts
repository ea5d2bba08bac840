import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import {promisify} from 'node:util';
import {gunzip as gunzipCallback} from 'node:zlib';
import {decompressor} from '../../archive/pack/compress.ts';
import type {Problem} from '../../model/errors.ts';
import type {Store} from '../../model/store.ts';
import {sha256Of} from './clear-text.ts';
import type {Indexed, Release} from './release.ts';
import {byHash} from './shelf.ts';

const gunzip = promisify(gunzipCallback);

/** An index as it is published: its variants that are there, every digest checked. */
export interface FetchedIndex {
  /** Without the suffix of a compression. */
  readonly path: string;
  readonly plain: Uint8Array;
  readonly gzip: Uint8Array | undefined;
  /** A file under its own name is not the one that the signed list names: another writer was stopped in the middle. */
  readonly isMixed: boolean;
}

const READABLE = ['', '.gz', '.xz'] as const;
export type Suffix = (typeof READABLE)[number];

export interface Shop {
  readonly store: Store;
  /** With a slash at the end. */
  readonly folder: string;
  readonly release: Release;
  readonly problems: Problem[];
}

/** Fetches every variant of an index that the Release file names; undefined where none of them can be had. */
export async function fetchIndex(shop: Shop, path: string): Promise<FetchedIndex | undefined> {
  const {release, problems, folder} = shop;
  const listed = READABLE.filter((suffix) => release.files.has(path + suffix));
  const got = await Promise.all(listed.map((suffix) => fetchVariant(shop, path + suffix)));
  const bytesOf = (suffix: Suffix) => got[listed.indexOf(suffix)]?.bytes;
  const isMixed = got.some((one) => one.faults.length > 0);
  const best = READABLE.find((suffix) => bytesOf(suffix) !== undefined);
  if (best === undefined) {
    const faults = got.flatMap((one) => one.faults);
    const missing = {
      message: `${folder}${path} is in none of the ways that are read here (plain, gz, xz)`,
      hint: 'make its lists again, with gz',
    };
    problems.push(...(faults.length > 0 ? faults : [got.length > 0 ? gone(folder + path) : missing]));
    return undefined;
  }
  const wanted = release.files.get(path);
  const plain = await unpacked(best, bytesOf(best)!, wanted?.size ?? MOST).catch((cause: Error) => {
    problems.push({message: `${folder}${path}${best} cannot be unpacked: ${cause.message}`, hint: HINT});
  });
  if (!plain) return undefined;
  if (wanted && sha256Of(plain) !== wanted.sha256) {
    problems.push(differs(folder + path + best, sha256Of(plain), wanted.sha256));
    return undefined;
  }
  return {path, plain, gzip: bytesOf('.gz'), isMixed};
}

/** Of an index whose unpacked size nobody says. */
const MOST = 1 << 30;

async function unpacked(suffix: Suffix, bytes: Uint8Array, size: number): Promise<Uint8Array> {
  if (suffix === '') return bytes;
  if (suffix === '.gz') return gunzip(bytes, {maxOutputLength: Math.max(1, size)});
  return buffer(Readable.from([bytes]).compose(decompressor('xz')));
}

interface Variant {
  readonly bytes: Uint8Array | undefined;
  readonly faults: readonly Problem[];
}

/** Under its own name, else by its digest, as clients have it too. A name that was never used is no fault. */
async function fetchVariant({store, folder, release}: Shop, path: string): Promise<Variant> {
  const wanted = release.files.get(path)!;
  const named = await store.get(folder + path);
  const sha256 = named && sha256Of(named.bytes);
  if (sha256 === wanted.sha256) return {bytes: named!.bytes, faults: []};
  const faults = sha256 === undefined ? [] : [differs(folder + path, sha256, wanted.sha256)];
  const kept = await store.get(folder + byHash(path, wanted.sha256));
  const isRight = kept && sha256Of(kept.bytes) === wanted.sha256;
  return {bytes: isRight ? kept.bytes : undefined, faults};
}

const HINT =
  'take the files of one state of the repository back from a copy, or make it anew from its packages';

export const gone = (path: string): Problem => ({
  message: `${path} is named by the Release file and is not there`,
  hint: HINT,
});

export const differs = (path: string, is: string, wanted: Indexed['sha256']): Problem => ({
  message: `${path}: its SHA-256 is ${is}, the Release file says ${wanted}`,
  hint: HINT,
});
