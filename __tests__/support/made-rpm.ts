import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {int16, int32, makeHeader, string, strings, type TagValue} from '../../src/formats/rpm/header.ts';
import {makeLead} from '../../src/formats/rpm/lead.ts';
import {signatureHeader} from '../../src/formats/rpm/signature.ts';
import {TAG} from '../../src/formats/rpm/tags.ts';

/** A file as a made-up header states it. */
export interface Stated {
  readonly path: string;
  readonly size: number;
  readonly mode?: number;
  readonly inode?: number;
  readonly flags?: number;
  readonly digest?: string;
}

/** Writes an rpm whose header and payload may contradict each other; digests of both are right. */
export async function writeMadeRpm(
  path: string,
  files: readonly Stated[],
  payload: Buffer,
  more: readonly (readonly [number, TagValue])[] = [],
): Promise<string> {
  const dirs = [...new Set(files.map(({path}) => path.slice(0, path.lastIndexOf('/') + 1)))];
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const tags = new Map<number, TagValue>([
    [TAG.name, string('made')],
    [TAG.version, string('1')],
    [TAG.release, string('1')],
    [TAG.arch, string('noarch')],
    [TAG.sourceRpm, string('made-1-1.src.rpm')],
    [TAG.payloadDigest, strings([sha256(payload)])],
    [TAG.payloadDigestAlgo, int32([8])],
  ]);
  if (files.length > 0) {
    tags.set(TAG.baseNames, strings(files.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1))));
    tags.set(TAG.dirNames, strings(dirs));
    tags.set(
      TAG.dirIndexes,
      int32(files.map((file) => dirs.indexOf(file.path.slice(0, file.path.lastIndexOf('/') + 1)))),
    );
    tags.set(TAG.fileSizes, int32(files.map(({size}) => size)));
    tags.set(TAG.fileModes, int16(files.map(({mode = 0o100644}) => mode)));
    tags.set(TAG.fileInodes, int32(files.map(({inode}, at) => inode ?? at + 1)));
    tags.set(TAG.fileDevices, int32(files.map(() => 1)));
    tags.set(TAG.fileFlags, int32(files.map(({flags = 0}) => flags)));
    tags.set(TAG.fileDigests, strings(files.map(({digest = ''}) => digest)));
    tags.set(TAG.fileDigestAlgo, int32([8]));
  }
  for (const [tag, value] of more) tags.set(tag, value);
  const header = makeHeader(TAG.headerImmutable, tags);
  const signature = signatureHeader({
    sha1: createHash('sha1').update(header).digest('hex'),
    sha256: sha256(header),
    md5: createHash('md5').update(header).update(payload).digest(),
    size: header.length + payload.length,
    payloadSize: payload.length,
  });
  await writeFile(path, Buffer.concat([makeLead('made-1-1', 'noarch'), signature, header, payload]));
  return path;
}
