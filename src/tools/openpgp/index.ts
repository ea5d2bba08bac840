/** OpenPGP in memory: keys are read, looked at and used here, and nowhere else. */

export {armoredSignature} from './armor.ts';
export {clearSigned, signedText} from './cleartext.ts';
export {armoredKeys, fittingPassphrase, joined, newKey, throwAwayKey, withSubkey} from './generate.ts';
export {type OpenKey, readOpenKeys} from './keys.ts';
export {memorySigner, type SignerOptions} from './sign.ts';
export {type Obstacle, obstacleOf} from './usable.ts';
export {examineSignatures, type Verdict, verifyDetached} from './verify.ts';
