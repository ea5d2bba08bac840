/** The config step's door. */

export {requiresOf} from './build-requires.ts';
export {
  type BuildCache,
  type BuildSettings,
  buildSettings,
  concurrencyOf,
  templatesOf,
} from './build-settings.ts';
export {type BuildWishes, buildWishes} from './build-wishes.ts';
export {type Changelog, parseChangelog} from './changelog.ts';
export {type Config, placeOf, type Settled, type TargetFolder, type Written} from './config.ts';
export {expandText} from './expand.ts';
export {findOptionalConfig, loadConfig} from './load.ts';
export {projectName} from './project-name.ts';
export {publishSettings} from './publish-settings.ts';
export {type Keep, parseKeep} from './repository-keep.ts';
export {
  keepOf,
  type RepositorySettings,
  repositorySettings,
  STABLE,
} from './repository-settings.ts';
export {repositoryWords, wrongWord} from './repository-words.ts';
export {sbomWanted} from './sbom-settings.ts';
export {acceptsEach, afterUnit, programOf, stemOf} from './services.ts';
export {settle} from './settle.ts';
export {type SignSettings, signSettings} from './sign-settings.ts';
