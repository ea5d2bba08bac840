import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  exportPublicKey,
  findSecretPart,
  gpgSigner,
  listSecretKeys
} from "./chunk-6YB5GIPF.js";
import "./chunk-V5VLRKJX.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
export {
  exportPublicKey,
  findSecretPart,
  gpgSigner,
  listSecretKeys
};
