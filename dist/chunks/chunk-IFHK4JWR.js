import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  quoted,
  shellWord
} from "./chunk-B43SI3EG.js";

// src/steps/key/gpg-lines.ts
var LASTS = "2y";
var GPG = "gpg --batch --cert-digest-algo SHA512";
var untilText = (expires) => expires === void 0 ? "0" : new Date(expires * 1e3).toISOString().replace(/\.\d+Z$/, "").replace(/[-:]/g, "");
var extendLine = (primary, until = LASTS) => `${GPG} --quick-set-expire ${primary} ${until}`;
var extendSubkeyLine = (primary, subkey, until = LASTS) => `${extendLine(primary, until)} ${subkey}`;
var addSubkeyLine = (primary) => `${GPG} --quick-add-key ${primary} rsa4096 sign ${LASTS}`;
var newKeyLine = (user) => `${GPG} --yes --quick-generate-key ${quoted(user)} rsa4096 sign ${LASTS}`;
var addsSubkey = (line) => line.includes(" --quick-add-key ");
var makesKey = (line) => line.includes(" --quick-generate-key ");
var crossCertifyLine = (primary) => `${GPG} --edit-key ${primary} cross-certify save`;
var addUserLine = (primary, user) => `${GPG} --quick-add-uid ${primary} ${quoted(user)}`;
var exportLine = (primary, file) => `gpg --batch --yes --armor --output ${shellWord(file)} --export ${primary}`;
var exportSecretLine = (primary) => `gpg --armor --export-secret-keys ${primary}`;
var exportSecretPartsLine = ({
  fingerprint,
  secret
}) => secret === "stub" ? `gpg --armor --export-secret-subkeys ${fingerprint}` : exportSecretLine(fingerprint);

export {
  untilText,
  extendLine,
  extendSubkeyLine,
  addSubkeyLine,
  newKeyLine,
  addsSubkey,
  makesKey,
  crossCertifyLine,
  addUserLine,
  exportLine,
  exportSecretLine,
  exportSecretPartsLine
};
