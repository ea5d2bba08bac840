import {createHash} from 'node:crypto';
import {type FileHandle, mkdir, open, rename} from 'node:fs/promises';
import {join} from 'node:path';
import {PkgError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {fileChunks, tempDir} from '../../tools/files.ts';
import {codecOf} from './codec.ts';
import {type Content, contentOf} from './content.ts';
import type {RpmPackage} from './identity.ts';
import {LEAD_SIZE, makeLead} from './lead.ts';
import {limitProblems} from './limits.ts';
import {mainHeader} from './metadata.ts';
import {payloadSize, unreadDigests, writePayload} from './payload.ts';
import {rpm} from './rpm.ts';
import {SIGNATURE_SIZE, signatureHeader} from './signature.ts';

const HEADER_START = LEAD_SIZE + SIGNATURE_SIZE;

/**
 * Writes one package. All sizes in the header are known before a file is read, so the payload goes to its final
 * place in the file first and lead, signature header and header are put in front of it once their digests are known.
 */
export async function writePackage(host: Host, pkg: RpmPackage, outDir: string): Promise<readonly string[]> {
  const problems = [...rpm.check(pkg), ...limitProblems(pkg)];
  if (problems.length > 0) throw new UserError('rpm/cannot-express', problems);
  const content = await contentOf(host, pkg, codecOf(pkg.options));
  const name = rpm.fileName(pkg, pkg.options);
  try {
    await mkdir(outDir, {recursive: true});
    await using dir = await tempDir(outDir);
    const draft = join(dir.path, 'draft');
    await writeDraft(host, content, draft);
    await rename(draft, join(outDir, name));
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    throw new PkgError('rpm/write', `${name} could not be written: ${(cause as Error).message}`, {cause});
  }
  return [name];
}

async function writeDraft(host: Host, content: Content, path: string): Promise<void> {
  await using file = await open(path, 'wx+');
  const {length} = mainHeader(content, unreadDigests(content.files));
  const start = HEADER_START + length;
  const digests = await writePayload(host, content, {file: file.fd, start});
  const header = mainHeader(content, digests);
  if (header.length !== length)
    throw new PkgError('rpm/header-size', 'the header changed its size: this is a defect');
  const {size} = await file.stat();
  const signature = signatureHeader({
    sha1: createHash('sha1').update(header).digest('hex'),
    sha256: createHash('sha256').update(header).digest('hex'),
    md5: await md5Of(header, path, start),
    size: size - HEADER_START,
    payloadSize: payloadSize(content.files),
  });
  const {own} = content;
  await writeAt(file, Buffer.concat([makeLead(`${own.name}-${own.evr}`, own.arch), signature, header]), 0);
}

/** It starts with the header, so the payload's bytes have to be seen once more. */
async function md5Of(header: Uint8Array, path: string, start: number): Promise<Buffer> {
  const hash = createHash('md5').update(header);
  for await (const chunk of fileChunks(path, start)) hash.update(chunk);
  return hash.digest();
}

async function writeAt(file: FileHandle, data: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < data.length; ) {
    done += (await file.write(data, done, data.length - done, position + done)).bytesWritten;
  }
}
