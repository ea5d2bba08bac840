import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/media-type.ts
var TYPES = {
  apk: "application/vnd.alpine.linux.apk",
  asc: "application/pgp-signature",
  bz2: "application/x-bzip2",
  css: "text/css; charset=utf-8",
  deb: "application/vnd.debian.binary-package",
  gpg: "application/pgp-keys",
  gz: "application/gzip",
  html: "text/html; charset=utf-8",
  json: "application/json",
  list: "text/plain; charset=utf-8",
  pgp: "application/pgp-keys",
  png: "image/png",
  repo: "text/plain; charset=utf-8",
  rpm: "application/x-rpm",
  sh: "text/plain; charset=utf-8",
  sources: "text/plain; charset=utf-8",
  svg: "image/svg+xml",
  tar: "application/x-tar",
  txt: "text/plain; charset=utf-8",
  xml: "application/xml",
  xz: "application/x-xz",
  zst: "application/zstd"
};
function mediaType(name) {
  const [, ending = ""] = /\.([^./]+)$/.exec(name) ?? [];
  if (Object.hasOwn(TYPES, ending)) return TYPES[ending];
  return /(?:^|\/)(?:InRelease|Release|Packages|SHA256SUMS)$/.test(name) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

export {
  mediaType
};
