import {createReadStream} from 'node:fs';
import {mkdir, open} from 'node:fs/promises';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {gzipSync} from 'node:zlib';
import {AR_MAGIC, arHead, arPadding, listAr} from '../../archive/ar.ts';
import {type Algorithm, decompressor} from '../../archive/pack/compress.ts';
import {fileSink} from '../../archive/pack/sink.ts';
import {tarEnd, tarHead, tarPadding} from '../../archive/tar.ts';
import {bodyOf, readTar} from '../../archive/tar-reader.ts';
import {UserError} from '../../model/errors.ts';
import {fileChunks} from '../../tools/files.ts';
import {readDeb} from './reader.ts';

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {'': 'none', gz: 'gzip', xz: 'xz', zst: 'zstd'};
const MOST_BYTES = 64 << 20;

/** A version right below another one, or above it: https://www.debian.org/doc/debian-policy/ch-controlfields.html#version */
export const renumbered = (version: string, by: number): string =>
  by < 0 ? `${version}~~${10 + by}` : `${version}+${by}`;

/** The same .deb under another version: one field of its control file changes. */
export async function renumberDeb(file: string, by: number, outDir: string): Promise<string> {
  const facts = await readDeb(file);
  const version = renumbered(facts.version, by);
  await mkdir(outDir, {recursive: true});
  const path = join(outDir, `${facts.name}_${version.replace(/^\d+:/, '')}_${facts.arch}.deb`);
  await using source = await open(file);
  await using target = await open(path, 'wx');
  const write = fileSink(target.fd);
  write(Buffer.from(AR_MAGIC, 'latin1'));
  for (const member of await listAr(source)) {
    const {name, offset, size} = member;
    // A signature is one of the whole.
    if (name.startsWith('_gpg')) continue;
    const isControl = /^control\.tar(\.|$)/.test(name);
    const chunks: Iterable<Buffer> | AsyncIterable<Buffer> = isControl
      ? [await controlAs(version, createReadStream(file, {start: offset, end: offset + size - 1}), name)]
      : fileChunks(file, offset, offset + size);
    const head = {name: isControl ? 'control.tar.gz' : name, mtime: 0};
    const length = isControl ? (chunks as Buffer[])[0]!.length : size;
    write(arHead({...head, size: length}));
    for await (const chunk of chunks) write(chunk);
    write(arPadding(length));
  }
  return path;
}

async function controlAs(version: string, raw: Readable, name: string): Promise<Buffer> {
  const algorithm = ALGORITHMS[name.slice('control.tar.'.length)] ?? 'none';
  const parts: Buffer[] = [];
  await pipeline(raw, decompressor(algorithm), async (source: AsyncIterable<Uint8Array>) => {
    for await (const member of readTar(source)) {
      const bytes = member.type === 'file' ? await bodyOf(member, MOST_BYTES) : Buffer.alloc(0);
      const content = /^(\.\/)?control$/.test(member.name) ? Buffer.from(withVersion(bytes, version)) : bytes;
      parts.push(tarHead({...member, size: content.length}), content, tarPadding(content.length));
    }
  });
  return gzipSync(Buffer.concat([...parts, tarEnd()]));
}

function withVersion(control: Uint8Array, version: string): string {
  const text = Buffer.from(control).toString();
  const changed = text.replace(/^Version:.*$/im, () => `Version: ${version}`);
  if (changed !== text) return changed;
  throw new UserError('deb/bad-control', 'its control file has no Version');
}
