import {createHash} from 'node:crypto';
import {UserError} from '../../model/errors.ts';
import type {ContentWatcher, FileFact} from '../../model/facts.ts';
import {type FileType, fileTypesOf} from './file-types.ts';

/** What is known of a file once its bytes have gone by. */
export interface Sums {
  readonly sha1: string;
  readonly sha256: string;
  readonly types: readonly FileType[];
}

export interface Described extends Sums {
  readonly path: string;
}

export interface Content {
  /** Sorted by path. */
  readonly files: readonly Described[];
  /** The parts of the package file that a signature leaves alone, and their SHA-256. */
  readonly parts: readonly (readonly [name: string, sha256: string])[];
}

/** How much of a file's start tells what it is. */
const START = 512;

/** Takes the digests of every file of a package that is being read; memory holds a chunk of one file. */
export function contentTaker(signal: AbortSignal): {
  readonly watcher: ContentWatcher;
  /** All that was seen, held against what the package says of its files. */
  content(facts: readonly FileFact[]): Content;
} {
  const seen = new Map<string, Sums>();
  const parts: (readonly [string, string])[] = [];
  const watcher: ContentWatcher = {
    async file(file) {
      signal.throwIfAborted();
      if (seen.has(file.path)) throw unsound(`it holds ${JSON.stringify(file.path)} twice`);
      const sums = 'same' in file ? seen.get(file.same) : await sumsOf(file);
      if (sums === undefined)
        throw unsound(`${JSON.stringify(file.path)} is a hard link to a file that does not come before it`);
      seen.set(file.path, sums);
    },
    part: (name, sha256) => void parts.push([name, sha256]),
  };
  const content = (facts: readonly FileFact[]): Content => {
    for (const {path, digest} of facts) {
      const sums = seen.get(path);
      if (sums && digest?.startsWith('sha256:') && digest !== `sha256:${sums.sha256}`)
        throw unsound(`${JSON.stringify(path)} has another SHA-256 than the package says`);
    }
    const files = [...seen].map(([path, sums]) => ({path, ...sums}));
    return {files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), parts};
  };
  return {watcher, content};
}

async function sumsOf(file: {
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}): Promise<Sums> {
  const [sha1, sha256] = [createHash('sha1'), createHash('sha256')];
  let start = Buffer.alloc(0);
  for await (const chunk of file.bytes) {
    sha1.update(chunk);
    sha256.update(chunk);
    if (start.length < START) start = Buffer.concat([start, chunk.subarray(0, START - start.length)]);
  }
  return {sha1: sha1.digest('hex'), sha256: sha256.digest('hex'), types: fileTypesOf(file.path, start)};
}

const unsound = (what: string): UserError =>
  new UserError('sbom/unsound', what, {hint: 'build the package again'});
