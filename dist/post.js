import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  savedForPost
} from "./chunks/chunk-6VZI4WFM.js";
import "./chunks/chunk-4F4ITXR4.js";
import {
  removeLeftovers
} from "./chunks/chunk-NPBHZXYM.js";
import "./chunks/chunk-7K3FG75H.js";
import "./chunks/chunk-W4W46JEO.js";
import "./chunks/chunk-VW6UAW2C.js";

// src/post.ts
import { tmpdir } from "node:os";
var saved = savedForPost();
if (saved) for (const folder of /* @__PURE__ */ new Set([saved.outDir, tmpdir()])) await removeLeftovers(folder, saved.pid);
