export * from './caches/index.ts';
export {type Engine, findEngine} from './engine.ts';
export {
  type BuildImageOptions,
  buildImage,
  type HaveOptions,
  haveImage,
  type Image,
  imageOf,
} from './image.ts';
export {removeLeftovers} from './leftovers.ts';
export {openMachine} from './machine.ts';
export {findPackaging, installBuildRequires, packagingRun, readSmallFile, takeOut} from './own-packaging.ts';
export {type Owners, type PackedFile, packEntries, packFiles} from './pack-entries.ts';
export {type PackOptions, packFolder} from './pack-folder.ts';
export {archOf} from './platform.ts';
export {programOf} from './program.ts';
export {isAbsent} from './step-error.ts';
export {type UnpackOptions, unpackTar} from './unpack.ts';
export {type OpenWorkshop, openWorkshop, type ShellOptions, type WorkshopOptions} from './workshop.ts';
