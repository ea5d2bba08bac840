import {resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import {shellWord} from '../../text/shell.ts';
import {type Config, placeOf, type Written} from '../config/index.ts';
import {openKeys} from './given.ts';
import {readKeyBytes, whyUnread} from './key-bytes.ts';

/** What users get must hold every part that signs, or their package managers refuse what it signed. */
export async function checkPublicKey(
  host: Host,
  config: Config,
  {text: path, at}: Written,
  signers: readonly Signer[],
): Promise<void> {
  const place = placeOf(config, at);
  const content = await readKeyBytes(resolve(host.workDir, path)).catch((cause: unknown) => {
    const message = `${path} cannot be read: ${whyUnread(cause)}`;
    const hint = `gpg --armor --export ${primariesOf(signers)} > ${shellWord(path)} writes it`;
    throw new UserError('key/public-file', [{message, hint, place}], {cause});
  });
  const keys = await openKeys(host, content, {what: path, want: 'public'});
  const there = new Set(keys.flatMap(({facts}) => facts.parts.map(({fingerprint}) => fingerprint)));
  const missing = signers.filter(({fingerprint}) => !there.has(fingerprint));
  if (missing.length === 0) return;
  throw new UserError(
    'key/other-public',
    missing.map(({fingerprint}) => ({
      message: `${path} does not hold ${fingerprint}, which signs`,
      hint: `gpg --armor --export ${primariesOf(signers)} > ${shellWord(path)} writes it`,
      place,
    })),
  );
}

const primariesOf = (signers: readonly Signer[]): string =>
  [...new Set(signers.map(({primary}) => primary))].join(' ');
