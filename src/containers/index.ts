export {type Owners, type PackedFile, packEntries, packFiles} from './pack-entries.ts';
export {type PackOptions, packFolder} from './pack-folder.ts';
export {type UnpackOptions, unpackTar} from './unpack.ts';
