import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  archOf,
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
} from "./chunk-CX7JT7R7.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-LOI2JOZB.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-QK6D6OQ7.js";
import "./chunk-7EE545VE.js";
import "./chunk-7K3FG75H.js";
import "./chunk-Y6RQMCCG.js";
export {
  archOf,
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
