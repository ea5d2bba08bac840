import {gzipSync} from 'node:zlib';

/** A small file as `gzip -9n` makes it: neither its name nor a time is inside. */
export const gzipWhole = (content: string | Uint8Array): Buffer => gzipSync(content, {level: 9});
