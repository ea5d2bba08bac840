/** The config step's door. */

export {type Changelog, parseChangelog} from './changelog.ts';
export {type Config, placeOf, type Settled} from './config.ts';
export {expandText} from './expand.ts';
export {loadConfig} from './load.ts';
export {settle} from './settle.ts';
