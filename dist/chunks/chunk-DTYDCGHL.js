import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  problemOfFinding
} from "./chunk-FTOYHHIR.js";
import {
  signSettings
} from "./chunk-UBU3JJGE.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/key/check.ts
async function checkKey(host, config, goals, inputs) {
  const { off, required, publicKey } = signSettings(config);
  if (off || !(required || publicKey || inputs.keys.privateKey || namesKeyFile(config))) return;
  const { examineKey: examineKey2 } = await import("./examine-CFNSIL3Y.js");
  const { findings } = await examineKey2(host, config, { ...goals, quick: true }, inputs);
  const errors = findings.filter(({ level }) => level === "error");
  for (const finding of findings) if (finding.level === "warning") host.log.warn(problemOfFinding(finding));
  if (errors.length > 0) throw new UserError("key/unfit", errors.map(problemOfFinding));
}
var namesKeyFile = ({ values }) => Object.values(values).some(
  (section) => Boolean(section?.signature?.key_file)
);

// src/steps/key/index.ts
var openSigners = async (host, config, inputs, version) => (await import("./signers-HAFTXGE3.js")).openSigners(host, config, inputs, version);
var examineKey = async (...given) => (await import("./examine-CFNSIL3Y.js")).examineKey(...given);
var lookAtKey = async (...given) => (await import("./look-7IIKJJUA.js")).lookAtKey(...given);
var rotateKey = async (...given) => (await import("./rotate-7WAKRBUJ.js")).rotateKey(...given);
var extendKey = async (...given) => (await import("./extend-YLEL2ZXV.js")).extendKey(...given);
var keyLines = async (...given) => (await import("./look-7IIKJJUA.js")).keyLines(...given);

export {
  checkKey,
  openSigners,
  examineKey,
  lookAtKey,
  rotateKey,
  extendKey,
  keyLines
};
