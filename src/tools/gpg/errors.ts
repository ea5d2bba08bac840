import {type PkgError, type ToolError, UserError} from '../../model/errors.ts';
import type {SecretPart} from './keys.ts';

interface Sentence {
  readonly when: RegExp;
  readonly code: string;
  readonly what: string;
  readonly hint: string;
}

const CACHE =
  'sign something by hand first, so that the agent remembers it; or gpg-preset-passphrase --preset KEYGRIP; or give gpg-passphrase';

/** What gpg 2.2 and 2.4 print in English, in the order in which it is looked for. */
const SENTENCES: readonly Sentence[] = [
  {
    when: /bad passphrase|bad pin/i,
    code: 'key/passphrase',
    what: 'the passphrase does not open',
    hint: 'gpg-passphrase holds it, without quotes; a card locks itself after a few wrong PINs',
  },
  {
    when: /pinentry mode .*failed|loopback.*not (?:supported|allowed)|allow-loopback-pinentry/i,
    code: 'gpg/loopback',
    what: 'the agent takes no passphrase from us for',
    hint: 'put allow-loopback-pinentry into gpg-agent.conf, then gpgconf --reload gpg-agent; or leave gpg-passphrase out and let the agent ask',
  },
  {
    when: /inappropriate ioctl|no pinentry|cannot open tty|not a tty|screen or window too small|pinentry/i,
    code: 'gpg/pinentry',
    what: 'the agent has to ask for the passphrase and there is no terminal for it, of',
    hint: `${CACHE}; at a terminal: export GPG_TTY=$(tty)`,
  },
  {
    when: /operation cancelled|\bcancell?ed\b|timeout/i,
    code: 'gpg/cancelled',
    what: 'nobody gave the passphrase of',
    hint: CACHE,
  },
  {
    when: /can't connect to the (?:gpg-)?agent|no (?:gpg-)?agent running|failed to start (?:gpg-)?agent/i,
    code: 'gpg/agent',
    what: 'gpg cannot reach its agent for',
    hint: 'gpgconf --launch gpg-agent shows why; the path of GNUPGHOME may be too long for a socket',
  },
  {
    when: /key ?expired|has expired/i,
    code: 'key/expired',
    what: 'gpg says expired of',
    hint: '`linux-pkg key extend` prints what to run',
  },
  {
    when: /no secret key|unusable secret key|secret key not available/i,
    code: 'key/unusable',
    what: 'gpg cannot use the secret half of',
    hint: 'gpg --list-secret-keys --with-subkey-fingerprint shows which ones it has',
  },
];

const CARD =
  /card (?:error|not present|removed)|no such device|selecting card failed|insert (?:the )?card|scdaemon|smartcard daemon/i;

/** Why gpg did not sign, in people's words. */
export function explained(
  error: ToolError,
  {fingerprint, secret}: SecretPart,
  passphraseGiven: boolean,
): PkgError {
  const {tail} = error;
  if (typeof secret === 'object' && (CARD.test(tail) || (passphraseGiven && /cancell?ed/i.test(tail))))
    return new UserError('gpg/card', `the card ${secret.card}, which has ${fingerprint}, is not there`, {
      hint: 'plug it in, and install scdaemon; gpg --card-status shows whether gpg sees it',
      cause: error,
    });
  const sentence = SENTENCES.find(({when}) => when.test(tail));
  if (!sentence) return error;
  const {code, what, hint} = sentence;
  return new UserError(code, `${what} ${fingerprint}`, {hint, cause: error});
}
