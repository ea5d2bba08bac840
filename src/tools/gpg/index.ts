/** The machine's own gpg: for keys that live in an agent or on a card. Nothing is imported, nothing is kept. */

export {exportPublicKey, findSecretPart, listSecretKeys, type SecretKey, type SecretPart} from './keys.ts';
export {type GpgSignerOptions, gpgSigner} from './sign.ts';
