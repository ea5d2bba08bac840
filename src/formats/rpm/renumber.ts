import {createHash} from 'node:crypto';
import {mkdir, open} from 'node:fs/promises';
import {join} from 'node:path';
import {fileSink} from '../../archive/pack/sink.ts';
import {UserError} from '../../model/errors.ts';
import {fileChunks} from '../../tools/files.ts';
import {INTRO_SIZE} from './header.ts';
import {joinSlots, slotsOf} from './header-slots.ts';
import {headerSize, viewHeader} from './header-view.ts';
import {LEAD_SIZE} from './lead.ts';
import {readPackage} from './reader.ts';
import {signatureHeader} from './signature.ts';
import {SIGTAG, TAG} from './tags.ts';

const STRING = 6;

/** A release right below another one, or above it: https://rpm-software-management.github.io/rpm/manual/dependencies.html#versioning */
export const renumbered = (release: string, by: number): string =>
  by < 0 ? `${release}~~${10 + by}` : `${release}.${by}`;

/** The same rpm under another release, unsigned: one tag of its header changes, and with it the digests of the header. */
export async function renumberPackage(file: string, by: number, outDir: string): Promise<string> {
  const facts = await readPackage(file);
  await using source = await open(file);
  const at = async (position: number, length: number): Promise<Buffer> => {
    const {buffer, bytesRead} = await source.read(Buffer.alloc(length), 0, length, position);
    if (bytesRead === length) return buffer;
    throw new UserError('rpm/unreadable', `${file}: it ends too early`);
  };
  const header = async (start: number, what: string) =>
    at(start, headerSize(await at(start, INTRO_SIZE), what));
  const lead = await at(0, LEAD_SIZE);
  const signature = await header(LEAD_SIZE, 'signature header');
  const start = LEAD_SIZE + Math.ceil(signature.length / 8) * 8;
  const old = await header(start, 'header');
  const release = viewHeader(old, 'header').text(TAG.release) ?? '';
  const main = withText(old, TAG.release, renumbered(release, by));

  const payload = start + old.length;
  const md5 = createHash('md5').update(main);
  for await (const chunk of fileChunks(file, payload)) md5.update(chunk);
  const {size} = await source.stat();
  const view = viewHeader(signature, 'signature header');
  const digests = signatureHeader({
    sha1: createHash('sha1').update(main).digest('hex'),
    sha256: createHash('sha256').update(main).digest('hex'),
    md5: md5.digest(),
    size: main.length + size - payload,
    payloadSize: view.number(TAG.longArchiveSize) ?? view.number(SIGTAG.payloadSize) ?? 0,
  });

  await mkdir(outDir, {recursive: true});
  const version = facts.version.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
  const path = join(outDir, `${facts.name}-${version}-${renumbered(release, by)}.${facts.arch}.rpm`);
  await using target = await open(path, 'wx');
  const write = fileSink(target.fd);
  for (const part of [lead, digests, main]) write(part);
  for await (const chunk of fileChunks(file, payload)) write(chunk);
  return path;
}

/** A header with another text under a tag; every other value as it was. It was checked before by `viewHeader`. */
function withText(header: Buffer, tag: number, text: string): Buffer {
  const slots = slotsOf(header, TAG.headerImmutable).map((slot) =>
    slot.tag === tag && slot.type === STRING ? {...slot, data: Buffer.from(`${text}\0`)} : slot,
  );
  return joinSlots(TAG.headerImmutable, slots);
}
