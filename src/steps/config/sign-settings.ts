import type {Config, Written} from './config.ts';

/** The section `sign:`, with its defaults in. */
export interface SignSettings {
  /** `sign: false`: nothing is signed, whatever key is there. */
  readonly off: boolean;
  /** No key is an error. */
  readonly required: boolean;
  /** From the project root: what users get. */
  readonly publicKey: Written | undefined;
  /** Which keys or subkeys sign, in their order; none: the only key there is. */
  readonly keyIds: readonly Written[];
  /** The machine's own gpg signs, in place of a key in memory. */
  readonly gpg: boolean;
}

export function signSettings({values: {sign}}: Pick<Config, 'values'>): SignSettings {
  const said = typeof sign === 'object' ? sign : undefined;
  return {
    off: sign === 'false',
    required: sign === 'required' || said?.required === true,
    publicKey: said?.public_key === undefined ? undefined : {text: said.public_key, at: 'sign.public_key'},
    keyIds: (said?.key_id ?? []).map((text, index, all) => ({
      text,
      at: all.length === 1 ? 'sign.key_id' : `sign.key_id.${index}`,
    })),
    gpg: said?.with === 'gpg',
  };
}
