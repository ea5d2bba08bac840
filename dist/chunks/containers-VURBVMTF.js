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
  openMachine,
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
} from "./chunk-3ITMQDKQ.js";
import "./chunk-7Y3DPCUS.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-P2LDSHFV.js";
import "./chunk-7EE545VE.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  buildImage,
  findEngine,
  findPackaging,
  haveImage,
  imageOf,
  installBuildRequires,
  isAbsent,
  openMachine,
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
