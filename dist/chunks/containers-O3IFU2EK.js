import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  buildImage,
  findEngine,
  findPackaging,
  haveImage,
  imageOf,
  installBuildRequires,
  isAbsent,
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
} from "./chunk-HW4WY2QP.js";
import "./chunk-EAYFUZ4V.js";
import "./chunk-NPEAR6HW.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-BXCOOGKO.js";
import "./chunk-KGQUX4HW.js";
import "./chunk-PLE4JYV2.js";
import "./chunk-Y6RQMCCG.js";
export {
  buildImage,
  findEngine,
  findPackaging,
  haveImage,
  imageOf,
  installBuildRequires,
  isAbsent,
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
