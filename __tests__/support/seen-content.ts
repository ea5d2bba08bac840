import {buffer} from 'node:stream/consumers';
import type {ContentWatcher} from '../../src/model/facts.ts';

export interface SeenContent {
  readonly watcher: ContentWatcher;
  /** `path: text`, or `path = other path`, in the order they came. */
  readonly files: string[];
  readonly parts: Record<string, string>;
}

/** Keeps all that a reader shows. */
export function seenContent(): SeenContent {
  const files: string[] = [];
  const parts: Record<string, string> = {};
  return {
    files,
    parts,
    watcher: {
      file: async (file) => {
        files.push(
          'same' in file ? `${file.path} = ${file.same}` : `${file.path}: ${await buffer(file.bytes)}`,
        );
      },
      part: (name, sha256) => {
        parts[name] = sha256;
      },
    },
  };
}
