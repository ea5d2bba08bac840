import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  buildImage,
  findEngine,
  findPackaging,
  haveImage,
  imageOf,
  installBuildRequires,
  openWorkshop,
  packEntries,
  packFiles,
  packFolder,
  packagingRun,
  preparedKey,
  preparedLabels,
  preparedTag,
  programOf,
  readSmallFile,
  removeLeftovers,
  storesFor,
  storesOf,
  takeOut,
  unpackTar
} from "./chunk-2GL4JR7V.js";
import "./chunk-X2T6V6MZ.js";
import "./chunk-UEIIF4QA.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-A5YRYGGG.js";
import "./chunk-TKSNYCZU.js";
import "./chunk-Y6RQMCCG.js";
export {
  buildImage,
  findEngine,
  findPackaging,
  haveImage,
  imageOf,
  installBuildRequires,
  openWorkshop,
  packEntries,
  packFiles,
  packFolder,
  packagingRun,
  preparedKey,
  preparedLabels,
  preparedTag,
  programOf,
  readSmallFile,
  removeLeftovers,
  storesFor,
  storesOf,
  takeOut,
  unpackTar
};
