import {createReadStream, createWriteStream} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Duplex, Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {constants, createZstdCompress, createZstdDecompress} from 'node:zlib';
import {bodyOf, readTar} from '../../archive/tar-reader.ts';
import {PkgError} from '../../model/errors.ts';
import type {Engine} from '../engine.ts';

/** An image as a file: what `save` gives, by its id so that no name travels along, compressed. */
export async function saveImage(engine: Engine, id: string, path: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const saved = engine.through(['save', id]);
  saved.end();
  const zstd = createZstdCompress({params: {[constants.ZSTD_c_compressionLevel]: LEVEL}});
  try {
    await pipeline(saved, zstd, createWriteStream(path, {mode: 0o600}));
  } catch (error) {
    await rm(path, {force: true});
    throw error;
  }
}

/** Packed once and unpacked often: the disk is slower than any higher level. */
const LEVEL = 3;

/** Loads an image that `saveImage` wrote and gives its id. One that would take a name on this machine is refused. */
export async function loadImage(engine: Engine, path: string): Promise<string> {
  await refuseNames(unpacked(path));
  let printed = '';
  const loading = engine.through(['load']);
  await Promise.all([
    pipeline(unpacked(path), loading as NodeJS.WritableStream),
    (async () => {
      for await (const chunk of loading) printed += String(chunk);
    })(),
  ]);
  const id = /sha256:[0-9a-f]{64}/.exec(printed)?.[0];
  if (!id) throw new PkgError('containers/tarball', `no image came out of it: ${printed.trim()}`);
  return id;
}

function unpacked(path: string): Readable {
  const zstd: Duplex = createZstdDecompress();
  pipeline(createReadStream(path), zstd).catch((error: Error) => zstd.destroy(error));
  return zstd;
}

/** Where the names of images stand: Docker's own list, its older one, and the one of the OCI's layout. */
const LISTS = new Set(['manifest.json', 'repositories', 'index.json']);
const MOST = 1 << 20;

/** A name in a tarball would replace the image of that name here, such as the base of other builds. */
async function refuseNames(tar: Readable): Promise<void> {
  let seen = false;
  for await (const member of readTar(tar)) {
    if (!LISTS.has(member.name.replace(/^(\.?\/)+/, ''))) continue;
    const text = (await bodyOf(member, MOST)).toString();
    const names = namesIn(JSON.parse(text));
    if (names.length > 0) throw new PkgError('containers/tarball', `it would be named ${names.join(', ')}`);
    seen = true;
  }
  tar.destroy();
  if (!seen) throw new PkgError('containers/tarball', 'it holds no image');
}

interface Listed {
  readonly RepoTags?: readonly string[] | null;
}

interface Index {
  readonly manifests?: readonly {readonly annotations?: Readonly<Record<string, string>>}[];
}

/** The names that loading would give, in any of the three lists. */
export function namesIn(list: unknown): readonly string[] {
  if (Array.isArray(list)) return (list as readonly Listed[]).flatMap(({RepoTags}) => RepoTags ?? []);
  const {manifests} = list as Index;
  if (!Array.isArray(manifests)) return Object.keys(list as object);
  return (manifests as NonNullable<Index['manifests']>).flatMap(({annotations = {}}) =>
    Object.entries(annotations).flatMap(([key, name]) => (NAMING.test(key) ? [name] : [])),
  );
}

const NAMING = /(?:image\.name|ref\.name)$/;
