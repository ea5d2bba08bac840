import {Readable, type Writable} from 'node:stream';
import type {PutObjectCommand, UploadPartCommand} from '@aws-sdk/client-s3';
import {PkgError} from '../../model/errors.ts';
import {fileChunks} from '../../tools/files.ts';
import {unreadable} from '../../tools/store-content.ts';

/** Bytes of a file, from one place to before another, and what they are. */
export interface Slice {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
}

/** From here on the storage is asked whether it wants the bytes before they are sent. */
const LARGE = 2 << 20;

interface Request {
  body?: unknown;
  readonly headers: Record<string, string>;
}

/**
 * Gives a request a part of a file as its body. The file is opened anew for each try, so that the SDK sends again what
 * failed, which it does with no other stream; the bytes are signed with the digest that is known.
 */
export function withSlice<C extends PutObjectCommand | UploadPartCommand>(command: C, slice: Slice): C {
  const {start, end, sha256} = slice;
  const stack = command.middlewareStack as PutObjectCommand['middlewareStack'];
  stack.add(
    (next) => (args) => {
      const {headers} = args.request as Request;
      headers['x-amz-content-sha256'] = sha256;
      headers['content-length'] = String(end - start);
      if (end - start >= LARGE) headers['Expect'] = '100-continue';
      return next(args);
    },
    {step: 'build', priority: 'low', name: 'linuxPkgDigest'},
  );
  stack.add(
    (next) => (args) => {
      (args.request as Request).body = bodyOf(slice);
      return next(args);
    },
    {step: 'deserialize', priority: 'low', name: 'linuxPkgBody'},
  );
  return command;
}

/**
 * A stream that is opened when it is asked for. The SDK pipes it into the request: where the file fails, so does the
 * request, which a plain pipe would leave waiting; where the request ends, the file is closed.
 */
const bodyOf = (slice: Slice): Readable =>
  Object.assign(new Readable({read: () => undefined}), {
    pipe: (to: Writable): Writable => {
      write(slice, to).catch((error: Error) => to.destroy(error));
      return to;
    },
  });

/** The one buffer is filled again when what was in it has left. */
async function write({file, start, end}: Slice, to: Writable): Promise<void> {
  let left = end - start;
  for await (const chunk of readable(file, fileChunks(file, start, end))) {
    left -= chunk.length;
    await sent(chunk, to);
  }
  if (left > 0) throw shrunk(file, left);
  to.end();
}

async function* readable(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

const sent = (chunk: Buffer, to: Writable): Promise<void> =>
  new Promise((done, fail) => {
    const gone = () => fail(new Error('the request has ended'));
    to.once('close', gone);
    to.write(chunk, (error) => {
      to.off('close', gone);
      if (error) fail(error);
      else done();
    });
  });

const shrunk = (file: string, missing: number): PkgError =>
  new PkgError('store/changed', `${file} is ${missing} bytes shorter than it was`, {
    hint: 'let nothing write to the packages while they are published',
  });
