import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  armoredKeys,
  armoredSignature,
  clearSigned,
  examineSignatures,
  fittingPassphrase,
  joined,
  memorySigner,
  newKey,
  obstacleOf,
  readOpenKeys,
  signedText,
  throwAwayKey,
  verifyDetached,
  withSubkey
} from "./chunk-V5VLRKJX.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  armoredKeys,
  armoredSignature,
  clearSigned,
  examineSignatures,
  fittingPassphrase,
  joined,
  memorySigner,
  newKey,
  obstacleOf,
  readOpenKeys,
  signedText,
  throwAwayKey,
  verifyDetached,
  withSubkey
};
