import {writeSync} from 'node:fs';

/** Writes chunk after chunk into an open file from a place on; in the page cache this costs less than a thread's turn. */
export function fileSink(file: number, start = 0): (chunk: Uint8Array) => void {
  let place = start;
  return (chunk) => {
    for (let done = 0; done < chunk.length; ) {
      const written = writeSync(file, chunk, done, chunk.length - done, place);
      done += written;
      place += written;
    }
  };
}
