import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/model/package.ts
var relationKinds = [
  "depends",
  "predepends",
  "recommends",
  "suggests",
  "enhances",
  "supplements",
  "conflicts",
  "breaks",
  "replaces",
  "provides"
];
var scriptMoments = [
  "preTransaction",
  "preInstall",
  "postInstall",
  "preRemove",
  "postRemove",
  "postTransaction",
  "verify"
];

export {
  relationKinds,
  scriptMoments
};
