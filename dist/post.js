import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  savedForPost
} from "./chunks/chunk-V7B63LFL.js";
import "./chunks/chunk-OTARYU74.js";
import {
  removeLeftovers
} from "./chunks/chunk-4VUUGFDS.js";
import "./chunks/chunk-JTOZ7VCM.js";
import "./chunks/chunk-Y6RQMCCG.js";

// src/post.ts
import { tmpdir } from "node:os";
var saved = savedForPost();
if (saved) for (const folder of /* @__PURE__ */ new Set([saved.outDir, tmpdir()])) await removeLeftovers(folder, saved.pid);
