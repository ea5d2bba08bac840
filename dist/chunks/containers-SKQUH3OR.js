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
} from "./chunk-5737NTNI.js";
import "./chunk-JEOLIM2C.js";
import "./chunk-SCPAYGSE.js";
import "./chunk-T64XHYXT.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-PF43REK2.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-NPBHZXYM.js";
import "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";
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
