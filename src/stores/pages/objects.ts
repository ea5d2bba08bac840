import type {Host} from '../../model/host.ts';
import {type BareRepository, REMOTE} from '../../tools/git-bare.ts';
import {transient} from './faults.ts';

/** How a fetch neither talks nor takes more than it is told to. */
export const QUIETLY = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'] as const;

/** The contents of files, brought here when somebody asks for them. */
export interface Objects {
  /** Looks which of them are here. */
  look(oids: readonly string[]): Promise<void>;
  /** Told of one that was made here. */
  add(oid: string, size: number): void;
  /** Undefined where it is not here. */
  sizeOf(oid: string): number | undefined;
  /** Brings what is not here; those of several calls in one request. */
  bring(oids: readonly string[]): Promise<void>;
  /** Its bytes, from wherever it is. */
  blob(oid: string): AsyncIterable<Uint8Array>;
}

/** Those of a repository, which may be replaced by another one. */
export function openObjects(host: Host, repositoryNow: () => BareRepository): Objects {
  const sizes = new Map<string, number>();
  const wanted = new Set<string>();
  let bringing: Promise<void> | undefined;

  const look = async (oids: readonly string[]): Promise<void> => {
    const unknown = oids.filter((oid) => !sizes.has(oid));
    if (unknown.length === 0) return;
    const printed = await repositoryNow().git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
      input: unknown.map((oid) => `${oid}\n`).join(''),
    });
    for (const line of printed.split('\n')) {
      const [oid = '', size] = line.split(' ');
      if (size !== 'missing') sizes.set(oid, Number(size));
    }
  };
  const fetchWanted = async (): Promise<void> => {
    const oids = [...wanted];
    wanted.clear();
    bringing = undefined;
    const args = [
      '-c',
      'fetch.negotiationAlgorithm=noop',
      'fetch',
      ...QUIETLY,
      '--filter=blob:none',
      '--stdin',
      REMOTE,
    ];
    const input = oids.map((oid) => `${oid}\n`).join('');
    await transient(host, () => repositoryNow().remote(args, {partial: true, input}));
    await look(oids);
  };
  const bring = async (oids: readonly string[]): Promise<void> => {
    const missing = oids.filter((oid) => !sizes.has(oid));
    if (missing.length === 0) return;
    for (const oid of missing) wanted.add(oid);
    // Whoever asks until then is served by the same request.
    bringing ??= new Promise(setImmediate).then(fetchWanted);
    await bringing;
  };
  return {
    look,
    bring,
    add: (oid, size) => {
      sizes.set(oid, size);
    },
    sizeOf: (oid) => sizes.get(oid),
    blob: async function* (oid) {
      await bring([oid]);
      yield* repositoryNow().blob(oid);
    },
  };
}

/** All bytes of a stream. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
