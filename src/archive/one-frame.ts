import {Duplex} from 'node:stream';

/**
 * The same compressor, told of its end only when it has taken the last chunk. Node's zlib streams finish with the
 * last chunk if they know by then that it is the last, and finish again at the end: by chance, zstd would then add
 * an empty second frame, or end its only one in another way. So the same input would not always give the same bytes.
 */
export function oneFrame(inner: Duplex): Duplex {
  const outer = new Duplex({
    write: (chunk, _, done) => void inner.write(chunk, done),
    final: (done) => void inner.end(done),
    read: () => void inner.resume(),
    destroy: (cause, done) => {
      inner.destroy();
      done(cause);
    },
  });
  inner.on('data', (chunk) => {
    if (!outer.push(chunk)) inner.pause();
  });
  inner.on('end', () => outer.push(null));
  inner.on('error', (cause) => outer.destroy(cause));
  return outer;
}
