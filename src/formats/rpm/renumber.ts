import {createHash} from 'node:crypto';
import {mkdir, open} from 'node:fs/promises';
import {join} from 'node:path';
import {fileSink} from '../../archive/pack/sink.ts';
import {UserError} from '../../model/errors.ts';
import {fileChunks} from '../../tools/files.ts';
import {ENTRY_SIZE, HEADER_MAGIC, INTRO_SIZE} from './header.ts';
import {headerSize, viewHeader} from './header-view.ts';
import {LEAD_SIZE} from './lead.ts';
import {readPackage} from './reader.ts';
import {signatureHeader} from './signature.ts';
import {SIGTAG, TAG} from './tags.ts';

/** The immutable region, which all tags of a package's header lie in. */
const REGION = 63;
const STRING = 6;
const TEXTS = new Set([STRING, 8, 9]);
const WIDTHS: Readonly<Record<number, number>> = {3: 2, 4: 4, 5: 8};

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

interface Slot {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly data: Buffer;
}

/** A header with another text under a tag; every other value as it was. It was checked before by `viewHeader`. */
function withText(header: Buffer, tag: number, text: string): Buffer {
  const slots = slotsOf(header).map((slot) =>
    slot.tag === tag && slot.type === STRING ? {...slot, data: Buffer.from(`${text}\0`)} : slot,
  );
  const index: Buffer[] = [];
  const store: Buffer[] = [];
  let offset = 0;
  for (const slot of slots) {
    const width = WIDTHS[slot.type] ?? 1;
    const gap = (width - (offset % width)) % width;
    store.push(Buffer.alloc(gap), slot.data);
    index.push(entry([slot.tag, slot.type, offset + gap, slot.count]));
    offset += gap + slot.data.length;
  }
  // What the region's entry points at points back over the whole index.
  store.push(entry([REGION, 7, -(index.length + 1) * ENTRY_SIZE, ENTRY_SIZE]));
  index.sort((a, b) => a.readUInt32BE(0) - b.readUInt32BE(0));
  index.unshift(entry([REGION, 7, offset, ENTRY_SIZE]));
  const intro = Buffer.alloc(INTRO_SIZE);
  HEADER_MAGIC.copy(intro);
  intro.writeUInt32BE(index.length, 8);
  intro.writeUInt32BE(offset + ENTRY_SIZE, 12);
  return Buffer.concat([intro, ...index, ...store]);
}

function entry(numbers: readonly number[]): Buffer {
  const made = Buffer.alloc(ENTRY_SIZE);
  numbers.forEach((number, at) => {
    made.writeInt32BE(number | 0, at * 4);
  });
  return made;
}

/** All tags but the region's own, in the order of their values. */
function slotsOf(header: Buffer): readonly Slot[] {
  const entries = header.readUInt32BE(8);
  const store = header.subarray(INTRO_SIZE + entries * ENTRY_SIZE);
  return Array.from({length: entries}, (_, at) => {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag = 0, type = 0, start = 0, count = 0] = [0, 4, 8, 12].map((shift) =>
      header.readUInt32BE(from + shift),
    );
    return {tag, type, start, count};
  })
    .filter(({tag}) => tag !== REGION)
    .sort((a, b) => a.start - b.start)
    .map(({tag, type, start, count}) => {
      const end = TEXTS.has(type)
        ? textsEnd(store, start, type === STRING ? 1 : count)
        : start + count * (WIDTHS[type] ?? 1);
      return {tag, type, count, data: store.subarray(start, end)};
    });
}

function textsEnd(store: Buffer, start: number, count: number): number {
  let at = start;
  for (let seen = 0; seen < count; seen++) at = store.indexOf(0, at) + 1;
  return at;
}
