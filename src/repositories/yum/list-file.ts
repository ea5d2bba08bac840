import {createHash} from 'node:crypto';
import {unitsAhead} from '../../archive/pack/ahead.ts';
import {gzipBlocks} from '../../archive/pack/gzip-blocks.ts';
import {spareBlocks} from '../../archive/pack/spare.ts';
import {zstdFrame} from '../../archive/pack/zstd-frame.ts';
import type {EditionWork, Listing} from '../../model/repository.ts';
import type {Upload} from '../../model/store.ts';
import {xmlAttribute} from '../../text/xml.ts';
import type {ListKind} from './packages-in.ts';
import {REPODATA} from './places.ts';

/** A list, packed, and its entry in repomd.xml. */
export interface ListFile {
  readonly upload: Upload;
  readonly entry: string;
}

type Compression = NonNullable<EditionWork['compression']>;

/** The names and levels that createrepo_c has; another level gives other bytes. */
const PACKED: Readonly<Record<Compression, {readonly ending: string; readonly level: number}>> = {
  gzip: {ending: 'gz', level: 6},
  zstd: {ending: 'zst', level: 9},
};
const BLOCK: Readonly<Record<Compression, number>> = {gzip: 1 << 19, zstd: 1 << 22};

/** Writes one list of the packages, in their order; its name is its digest. */
export async function listFile(
  kind: ListKind,
  listings: readonly Listing[],
  {folder, date, compression}: {folder: string; date: number; compression: Compression},
): Promise<ListFile> {
  const {ending, level} = PACKED[compression];
  const open = {hash: createHash('sha256'), size: 0};
  const blocks = hashed(textBlocks(kind, listings, BLOCK[compression]), open);
  const pack = compression === 'gzip' ? gzipBlocks : zstdFrame;
  const chunks: Buffer[] = [];
  for await (const chunk of pack(blocks, {
    level,
    ahead: unitsAhead(compression, level),
    spare: spareBlocks(0),
  }))
    chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const href = `${REPODATA}${sha256}-${kind.type}.xml.${ending}`;
  return {
    upload: {path: `${folder}${href}`, content, lasting: true},
    entry: `  <data type="${kind.type}">
    <checksum type="sha256">${sha256}</checksum>
    <open-checksum type="sha256">${open.hash.digest('hex')}</open-checksum>
    <location href="${href}"/>
    <timestamp>${date}</timestamp>
    <size>${content.length}</size>
    <open-size>${open.size}</open-size>
  </data>
`,
  };
}

/** The document in pieces of about one size; the same packages give the same pieces. */
function* textBlocks(
  {type, root, namespaces}: ListKind,
  listings: readonly Listing[],
  size: number,
): Generator<Buffer> {
  const names = Object.entries(namespaces).map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`);
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${names.join('')} packages="${listings.length}">`;
  let texts = [head];
  let length = head.length;
  for (const {texts: own} of listings) {
    const text = own[type]!;
    texts.push(text);
    length += text.length + 1;
    if (length < size) continue;
    texts.push('');
    yield Buffer.from(texts.join('\n'));
    texts = [];
    length = 0;
  }
  yield Buffer.from([...texts, `</${root}>`, ''].join('\n'));
}

async function* hashed(
  blocks: Iterable<Buffer>,
  open: {readonly hash: ReturnType<typeof createHash>; size: number},
): AsyncGenerator<Buffer> {
  for (const block of blocks) {
    open.hash.update(block);
    open.size += block.length;
    yield block;
  }
}
