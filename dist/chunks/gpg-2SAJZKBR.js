import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  exportPublicKey,
  findSecretPart,
  gpgSigner,
  listSecretKeys
} from "./chunk-ZUZ2ROTO.js";
import "./chunk-K6HREGYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  exportPublicKey,
  findSecretPart,
  gpgSigner,
  listSecretKeys
};
