import {createHash} from 'node:crypto';
import {argv, env} from 'node:process';
import {parseCompression} from '../../src/archive/pack/codec.ts';
import {pack} from '../../src/archive/pack/compress.ts';
import {runThrough} from '../../src/tools/exec.ts';
import {peakMegabytes} from './peak-memory.ts';

/** A program of its own: packs a file, and prints the result's digest and the megabytes that this process took. */
const [, , from = '', size = '0', compression = ''] = argv;
const codec = parseCompression(compression);
if ('message' in codec) throw new Error(codec.message);
const {signal} = new AbortController();
const host = {signal, through: (command: readonly [string, ...string[]]) => runThrough(env, signal, command)};
const hash = createHash('sha256');
const parts = [Buffer.alloc(512, 'a head'), {source: {from, size: Number(size)}, read: () => undefined}];
await pack(host, {codec, parts, digest: 'md5'}, (chunk) => hash.update(chunk));
console.log(JSON.stringify({digest: hash.digest('hex'), megabytes: peakMegabytes()}));
