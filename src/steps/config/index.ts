/** The config step's door. */

export {
  type BuildCache,
  type BuildSettings,
  buildImageOf,
  buildSettings,
  concurrencyOf,
  portableOnOf,
  requiresOf,
  templatesOf,
  wantsBuild,
} from './build-settings.ts';
export {type Changelog, parseChangelog} from './changelog.ts';
export {type Config, placeOf, type Settled, type TargetFolder, type Written} from './config.ts';
export {expandText} from './expand.ts';
export {loadConfig} from './load.ts';
export {settle} from './settle.ts';
