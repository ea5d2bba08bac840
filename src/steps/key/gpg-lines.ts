import type {KeyPart} from '../../model/key.ts';
import {quoted, shellWord} from '../../text/shell.ts';

/** Lines for a person's own gpg, each whole and ready to be run; fingerprints are of the primary key unless said otherwise. */

/** How long a key lasts that is made or extended: long enough to be forgotten, short enough to be replaced. */
export const LASTS = '2y';

/** Without a terminal, too; gpg keeps the hash of an old signature if it is not told. */
const GPG = 'gpg --batch --cert-digest-algo SHA512';

/** A moment (seconds since 1970) as gpg takes it; 0 never ends. */
export const untilText = (expires: number | undefined): string =>
  expires === undefined
    ? '0'
    : new Date(expires * 1000)
        .toISOString()
        .replace(/\.\d+Z$/, '')
        .replace(/[-:]/g, '');

/** The primary key lasts until then; its self-signatures are made anew. */
export const extendLine = (primary: string, until = LASTS): string =>
  `${GPG} --quick-set-expire ${primary} ${until}`;

/** The same for one subkey, by its own fingerprint. */
export const extendSubkeyLine = (primary: string, subkey: string, until = LASTS): string =>
  `${extendLine(primary, until)} ${subkey}`;

/** A new subkey that signs. */
export const addSubkeyLine = (primary: string): string =>
  `${GPG} --quick-add-key ${primary} rsa4096 sign ${LASTS}`;

/** A new key that signs and stands beside the old one of the same name. */
export const newKeyLine = (user: string): string =>
  `${GPG} --yes --quick-generate-key ${quoted(user)} rsa4096 sign ${LASTS}`;

export const addsSubkey = (line: string): boolean => line.includes(' --quick-add-key ');

export const makesKey = (line: string): boolean => line.includes(' --quick-generate-key ');

/** The subkeys sign back. */
export const crossCertifyLine = (primary: string): string =>
  `${GPG} --edit-key ${primary} cross-certify save`;

/** One more name on the key. */
export const addUserLine = (primary: string, user: string): string =>
  `${GPG} --quick-add-uid ${primary} ${quoted(user)}`;

/** The public half, as users get it. */
export const exportLine = (primary: string, file: string): string =>
  `gpg --batch --yes --armor --output ${shellWord(file)} --export ${primary}`;

/** The secret half, as the secret of a repository holds it. */
export const exportSecretLine = (primary: string): string => `gpg --armor --export-secret-keys ${primary}`;

/** The same of a key whose primary is kept elsewhere: its subkeys alone. */
export const exportSecretPartsLine = ({
  fingerprint,
  secret,
}: Pick<KeyPart, 'fingerprint' | 'secret'>): string =>
  secret === 'stub' ? `gpg --armor --export-secret-subkeys ${fingerprint}` : exportSecretLine(fingerprint);
