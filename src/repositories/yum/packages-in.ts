import {isUtf8} from 'node:buffer';
import {attributesOf} from './elements.ts';
import {foreign} from './fault.ts';

/** How a list starts and ends; `packages` go between. */
export interface ListKind {
  readonly type: 'primary' | 'filelists' | 'other';
  readonly root: string;
  readonly namespaces: Readonly<Record<string, string>>;
}

const DUKE = 'http://linux.duke.edu/metadata/';

export const listKinds: readonly ListKind[] = [
  {
    type: 'primary',
    root: 'metadata',
    namespaces: {xmlns: `${DUKE}common`, 'xmlns:rpm': `${DUKE}rpm`},
  },
  {type: 'filelists', root: 'filelists', namespaces: {xmlns: `${DUKE}filelists`}},
  {type: 'other', root: 'otherdata', namespaces: {xmlns: `${DUKE}other`}},
];

const END = '</package>';
const START = '<package ';
/** No head of a list is longer, and no text of one package. */
const MOST_HEAD = 1 << 16;
const MOST_PACKAGE = 1 << 28;

/**
 * The texts of a list's packages as they stand there, as many at a time as there come: nothing but white space may be
 * between them, and nothing in them may make `</package>` mean something else.
 */
export async function* packagesIn(
  kind: ListKind,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[]> {
  let rest: Buffer = Buffer.alloc(0);
  let promised: number | undefined;
  let count = 0;
  for await (const chunk of chunks) {
    const data = rest.length === 0 ? asBuffer(chunk) : Buffer.concat([rest, chunk]);
    let at = 0;
    if (promised === undefined) {
      const head = headIn(data);
      if (head === undefined && data.length > MOST_HEAD) throw foreign(file, 'it does not start like a list');
      if (head === undefined) {
        rest = data;
        continue;
      }
      promised = countIn(kind, file, head);
      at = head.length;
    }
    // What was looked through before is not looked through again.
    const from = Math.max(at, rest.length - END.length);
    const last = data.subarray(from).lastIndexOf(END);
    if (last >= 0) {
      const end = from + last + END.length;
      const texts = packageTexts(file, data.subarray(at, end));
      count += texts.length;
      yield texts;
      at = end;
    }
    rest = Buffer.from(data.subarray(at));
    if (rest.length > MOST_PACKAGE) throw foreign(file, 'a package in it has no end');
  }
  if (promised === undefined) throw foreign(file, 'it does not start like a list');
  if (rest.toString('latin1').trim() !== `</${kind.root}>`)
    throw foreign(file, `it does not end after its last package`);
  if (promised !== count) throw foreign(file, `it says that it has ${promised} packages and has ${count}`);
}

const asBuffer = (chunk: Uint8Array): Buffer => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);

/** Up to the first package, or to the end where there is none. */
function headIn(data: Buffer): string | undefined {
  const text = data.toString('latin1', 0, MOST_HEAD);
  return /^\s*<\?xml[^>]*\?>\s*<\w+\s[^>]*>/.exec(text)?.[0];
}

function countIn({root, namespaces}: ListKind, file: string, head: string): number {
  const found = attributesOf(head, root);
  for (const [name, value] of Object.entries(namespaces))
    if (found?.get(name) !== value) throw foreign(file, `its root is no <${root} ${name}="${value}">`);
  const encoding = attributesOf(head.replace('<?xml', '<xml'), 'xml')?.get('encoding') ?? 'UTF-8';
  if (encoding.toUpperCase() !== 'UTF-8') throw foreign(file, `it is written in ${encoding}`);
  const count = found?.get('packages') ?? '';
  if (!/^\d{1,9}$/.test(count)) throw foreign(file, 'it does not say how many packages it has');
  return Number(count);
}

/** Each from `<package ` to `</package>`. */
function packageTexts(file: string, bytes: Buffer): readonly string[] {
  if (!isUtf8(bytes)) throw foreign(file, 'it is not UTF-8');
  const all = bytes.toString('utf8');
  if (all.includes('<!') || all.includes('<?'))
    throw foreign(file, `a package in it has comments, sections or instructions`);
  const texts: string[] = [];
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(END, at) + END.length;
    const text = all.slice(at, end).trimStart();
    if (!text.startsWith(START) || text.indexOf(START, 1) >= 0)
      throw foreign(file, `between two of its packages stands ${JSON.stringify(text.slice(0, 60))}`);
    texts.push(text);
    at = end;
  }
  return texts;
}
