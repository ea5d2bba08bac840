/** OpenPGP in memory: keys are read, looked at and used here, and nowhere else. */

export {armoredSignature} from './armor.ts';
export {throwAwayKey} from './generate.ts';
export {type OpenKey, readOpenKeys} from './keys.ts';
export {memorySigner, type SignerOptions} from './sign.ts';
