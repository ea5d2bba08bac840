import {type Config, config} from 'openpgp';

/** How we sign: nothing at random, so that signing twice gives the same bytes; SHA-512, which every target reads. */
export const signing: Config = {
  ...config,
  nonDeterministicSignaturesViaNotation: false,
  preferredHashAlgorithm: 10,
};

/** How we look at keys: weak ones are read, too, to say what is weak about them. */
export const lenient: Config = {
  ...config,
  minRSABits: 0,
  rejectPublicKeyAlgorithms: new Set(),
  rejectHashAlgorithms: new Set(),
  rejectMessageHashAlgorithms: new Set(),
  rejectCurves: new Set(),
};
