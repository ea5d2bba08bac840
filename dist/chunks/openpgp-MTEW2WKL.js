import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  armoredKeys,
  armoredSignature,
  clearSigned,
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
} from "./chunk-K6HREGYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  armoredKeys,
  armoredSignature,
  clearSigned,
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
