/** The key step's door: which keys sign, and what is to be said of them. */

export {openSigners, type Signers} from './signers.ts';
