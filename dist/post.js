import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  savedForPost
} from "./chunks/chunk-3RZIO2Y6.js";
import "./chunks/chunk-OTARYU74.js";
import "./chunks/chunk-4F4ITXR4.js";
import {
  removeLeftovers
} from "./chunks/chunk-PR7YLLAG.js";
import "./chunks/chunk-JTOZ7VCM.js";
import "./chunks/chunk-Y6RQMCCG.js";

// src/post.ts
import { tmpdir } from "node:os";
var saved = savedForPost();
if (saved) for (const folder of /* @__PURE__ */ new Set([saved.outDir, tmpdir()])) await removeLeftovers(folder, saved.pid);
