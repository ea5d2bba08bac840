import {UserError} from '../../model/errors.ts';
import type {Seal} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {type SeenSignature, signaturesIn} from '../../tools/openpgp/issuers.ts';
import {signedText} from '../../tools/openpgp/signed-text.ts';
import {readClearText} from './clear-text.ts';
import {parseRelease, type Release} from './release.ts';

/** The file that makes a suite what it is. */
export interface Top {
  readonly name: 'InRelease' | 'Release';
  readonly release: Release;
  readonly tag: string;
  readonly signedBy: readonly string[];
  readonly torn: boolean;
  readonly seal: Seal | undefined;
}

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

/** InRelease, else Release with its Release.gpg; undefined where there is neither. */
export async function readTop(store: Store, folder: string): Promise<Top | undefined> {
  const [inRelease, release, detached] = await Promise.all(
    ['InRelease', 'Release', 'Release.gpg'].map((name) => store.get(folder + name)),
  );
  const plain = text(release?.bytes);
  const gpg = signaturesIn(text(detached?.bytes) ?? '');
  if (!inRelease) {
    if (!release) return undefined;
    return {
      name: 'Release',
      release: parseRelease(plain!),
      tag: release.tag,
      signedBy: gpg.map(({issuer}) => issuer),
      torn: !gpg.every((one) => one.fits(release.bytes)),
      seal: detached && {
        content: release.bytes,
        signature: text(detached.bytes)!,
        type: 'binary',
        name: `${folder}Release.gpg`,
      },
    };
  }
  const message = readClearText(text(inRelease.bytes)!);
  if (!message) throw damaged(`${folder}InRelease is no clear-signed message, or more than one`);
  const canonical = Buffer.from(signedText(message.text));
  const made = signaturesIn(message.signature);
  if (made.length === 0) throw damaged(`${folder}InRelease has no signature that can be read`);
  const wrong = made.find((one) => !one.fits(canonical));
  if (wrong) throw damaged(`${folder}InRelease is not the text that ${wrong.issuer || 'its key'} signed`);
  return {
    name: 'InRelease',
    release: parseRelease(message.text),
    tag: inRelease.tag,
    signedBy: made.map(({issuer}) => issuer),
    torn: !release || signedText(plain!) !== signedText(message.text) || !isPair(gpg, made, release.bytes),
    seal: {content: canonical, signature: message.signature, type: 'text', name: `${folder}InRelease`},
  };
}

/** Whether Release.gpg is of that Release, by the keys of InRelease. */
const isPair = (
  gpg: readonly SeenSignature[],
  made: readonly SeenSignature[],
  release: Uint8Array,
): boolean =>
  gpg.every((one) => one.fits(release)) &&
  gpg.map(({issuer}) => issuer).join() === made.map(({issuer}) => issuer).join();

const damaged = (message: string): UserError =>
  new UserError('repository/damaged', message, {
    hint: 'take the suite back from a copy, or make it anew from its packages; find out who changed it',
  });
