import {attributesOf, textOf} from './elements.ts';
import {badRepository, foreign} from './fault.ts';

/** A file that repomd.xml names. */
export interface Data {
  readonly type: string;
  /** Below the shelf's folder. */
  readonly href: string;
  readonly checksum: Sum;
  /** Of what is in it, once it is unpacked. */
  readonly open: Sum | undefined;
  readonly size: number | undefined;
  readonly openSize: number | undefined;
}

export interface Sum {
  readonly algorithm: string;
  readonly hex: string;
}

/** The top file: every other list with its digest. */
export interface Repomd {
  /** Seconds since 1970 where it is a time, as ours is; else 0. */
  readonly date: number;
  readonly data: readonly Data[];
}

const ALGORITHMS = new Set(['sha256', 'sha384', 'sha512']);
const NAMESPACE = 'http://linux.duke.edu/metadata/repo';
/** Later than this is no time that anybody meant. */
const LAST_DATE = 2 ** 32;
const DATA = /<data\s[\s\S]*?<\/data>/g;
const MOST = 1 << 20;

export function parseRepomd(file: string, bytes: Uint8Array): Repomd {
  const text = new TextDecoder().decode(bytes);
  if (bytes.length > MOST) throw foreign(file, `it has ${bytes.length} bytes`);
  if (/<!/.test(text)) throw foreign(file, 'it has comments, sections or declarations');
  if (attributesOf(text, 'repomd')?.get('xmlns') !== NAMESPACE || !/<\/repomd>\s*$/.test(text))
    throw badRepository(file, 'it is no repomd.xml, or not the whole of it');
  const revision = Number(textOf(text, 'revision') ?? '');
  const isDate = Number.isSafeInteger(revision) && revision > 0 && revision < LAST_DATE;
  return {
    date: isDate ? revision : 0,
    data: [...text.matchAll(DATA)].map(([element]) => dataOf(file, element)),
  };
}

function dataOf(file: string, element: string): Data {
  const type = attributesOf(element, 'data')?.get('type') ?? '';
  const href = attributesOf(element, 'location')?.get('href') ?? '';
  if (!/^repodata\/[^/\\]+$/.test(href) || attributesOf(element, 'location')?.get('xml:base') !== undefined)
    throw foreign(file, `its ${type} lies at "${href}", which is not in its own folder`);
  const number = (name: string): number | undefined => {
    const value = textOf(element, name);
    return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  };
  const checksum = sumOf(file, element, 'checksum');
  if (!checksum) throw badRepository(file, `it has no checksum of its ${type}`);
  return {
    type,
    href,
    checksum,
    open: sumOf(file, element, 'open-checksum'),
    size: number('size'),
    openSize: number('open-size'),
  };
}

function sumOf(file: string, element: string, name: string): Sum | undefined {
  const hex = textOf(element, name);
  if (hex === undefined) return undefined;
  const algorithm = attributesOf(element, name)?.get('type') ?? '';
  if (!ALGORITHMS.has(algorithm))
    throw foreign(file, `a ${name} in it is made with "${algorithm}", which proves nothing today`);
  return {algorithm, hex: hex.trim().toLowerCase()};
}
