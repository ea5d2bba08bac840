import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  mediaType
} from "./chunk-GYLFD6GC.js";
import "./chunk-VW6UAW2C.js";

// src/tools/folder-server.ts
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
async function serveFolder(root, { port = 0, over } = {}) {
  const roots = [...over === void 0 ? [] : [over], root].map((folder) => resolve(folder));
  const server = createServer((request, response) => {
    answer(roots, request, response).catch(() => response.destroy());
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    [Symbol.asyncDispose]: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    })
  };
}
async function answer(roots, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405, { Allow: "GET, HEAD" });
  const info = await firstOf(roots, request.url ?? "/");
  if (!info) return end(response, 404);
  const seconds = Math.floor(info.modified / 1e3) * 1e3;
  const headers = {
    "Content-Type": mediaType(info.path),
    "Last-Modified": new Date(seconds).toUTCString(),
    "Accept-Ranges": "bytes",
    "Cache-Control": "no-cache"
  };
  const since = Date.parse(request.headers["if-modified-since"] ?? "");
  if (since >= seconds) return end(response, 304, headers);
  const range = rangeOf(request, info.size, seconds);
  if (range === "beyond") return end(response, 416, { ...headers, "Content-Range": `bytes */${info.size}` });
  const { from, to } = range ?? { from: 0, to: info.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    "Content-Length": to - from + 1,
    ...range && { "Content-Range": `bytes ${from}-${to}/${info.size}` }
  });
  if (request.method === "HEAD" || info.size === 0) response.end();
  else await pipeline(createReadStream(info.path, { start: from, end: to }), response);
}
function end(response, status, headers = {}) {
  response.writeHead(status, status === 304 ? headers : { ...headers, "Content-Length": 0 }).end();
}
async function firstOf(roots, url) {
  for (const root of roots) {
    const file = fileOf(root, url);
    const info = file === void 0 ? void 0 : await infoOf(file);
    if (info) return info;
  }
  return void 0;
}
function fileOf(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = resolve(root, `.${path}`);
    const isInside = file === root || file.startsWith(root + sep);
    const isHidden = file.slice(root.length).split(sep).some((name) => name.startsWith("."));
    return isInside && !isHidden && !path.includes("\0") ? file : void 0;
  } catch {
    return void 0;
  }
}
async function infoOf(path) {
  const found = await stat(path).catch(() => void 0);
  if (found?.isDirectory()) return path.endsWith("index.html") ? void 0 : infoOf(`${path}/index.html`);
  return found?.isFile() ? { path, size: found.size, modified: found.mtimeMs } : void 0;
}
function rangeOf(request, size, modified) {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  if (first === "" && last === "") return void 0;
  const condition = request.headers["if-range"];
  if (condition !== void 0 && Date.parse(String(condition)) !== modified) return void 0;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from < size && from <= to ? { from, to } : "beyond";
}
export {
  serveFolder
};
