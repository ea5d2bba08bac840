import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/pack/gzip.ts
import { gzipSync } from "node:zlib";
var gzipWhole = (content) => gzipSync(content, { level: 9 });

export {
  gzipWhole
};
