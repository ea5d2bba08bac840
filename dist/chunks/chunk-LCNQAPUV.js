import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/tools/ci.ts
var isCi = ({ env }) => /^(?:1|true|yes)$/i.test(env["CI"] ?? "");

export {
  isCi
};
