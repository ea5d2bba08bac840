import {type FileHandle, open, realpath} from 'node:fs/promises';
import {basename} from 'node:path';
import {PkgError, UserError} from '../../model/errors.ts';
import type {NamedText, SignJob} from '../../model/format.ts';
import type {RpmOptions} from './options.ts';
import {sourceOf} from './reader.ts';
import {demandUnharmed, type Signable, signableOf} from './sign-checks.ts';
import {signatureSlot} from './sign-packet.ts';
import {roomFor, signedHeader} from './sign-room.ts';
import {overwrite, rewrite} from './sign-write.ts';

/**
 * Signs the header of a finished rpm, which states the payload's digest: so the signature speaks for both. Signatures
 * that are there already are replaced; everything else stays, byte for byte. A damaged package is refused.
 */
export async function signPackage({file, signer}: SignJob<RpmOptions>): Promise<readonly NamedText[]> {
  try {
    const path = await realpath(file);
    await using handle = await open(path, 'r+');
    const rpm = await signableOf(await sourceOf(handle));
    await demandUnharmed(path, rpm);
    const signature = signatureSlot(await signer.detached(rpm.header), signer);
    await put({path, handle, rpm}, signature);
    return [];
  } catch (cause) {
    throw told(file, cause);
  }
}

interface Place {
  readonly path: string;
  readonly handle: FileHandle;
  readonly rpm: Signable;
}

/** In place where the room is enough; else the whole file anew, with as much room as rpmbuild would have left. */
async function put({path, handle, rpm}: Place, signature: ReturnType<typeof signatureSlot>): Promise<void> {
  const inPlace = signedHeader(rpm.kept, signature, rpm.signature.length);
  if (inPlace) await overwrite(handle, inPlace, rpm.signature);
  else await rewrite(path, {handle, start: rpm.start, signature: roomFor(rpm.kept, signature)});
}

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'build it first',
  EACCES: 'make it writable',
  EPERM: 'make it writable',
  EROFS: 'sign a copy in a folder that can be written to',
  EISDIR: 'name a file',
  ENOSPC: 'make room on the disk; the package is as it was',
};

/** The same error with the file's name; what the machine refuses is told in words. The signer speaks for itself. */
function told(file: string, cause: unknown): unknown {
  const name = basename(file);
  if (cause instanceof UserError && cause.code.startsWith('rpm/'))
    return new UserError(cause.code, `${name}: ${cause.message}`, {
      hint: cause.hint ?? 'build or download it again',
      cause,
    });
  const code = (cause as NodeJS.ErrnoException).code;
  const hint = code === undefined ? undefined : HINTS[code];
  if (cause instanceof PkgError || hint === undefined) return cause;
  return new UserError('rpm/sign', `${name} cannot be signed: ${(cause as Error).message}`, {hint, cause});
}
