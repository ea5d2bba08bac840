import {choice, either, flag, oneOrMany, optional, section, text} from '../../model/schema.ts';

/** How packages are signed. */
export const signSection = either(
  [
    choice(['required', 'false'], 'required fails without a key; false leaves packages unsigned'),
    section({
      required: optional(flag('fail where there is no key; default: false, and packages stay unsigned')),
      public_key: optional(
        text('path of the public key as users get it; plan looks at it without the secret one'),
      ),
      key_id: optional(
        oneOrMany(
          text('fingerprint of a key or subkey'),
          'which sign, in this order: the first signs packages, all of them sign the lists of an APT repository',
        ),
      ),
      with: optional(
        choice(['openpgp', 'gpg'], "gpg uses the machine's own keyring, agent or card; default: openpgp"),
      ),
    }),
  ],
  'how packages are signed',
);
