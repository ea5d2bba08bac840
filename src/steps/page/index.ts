/** What users get: sources, keys, the script, the page, and the packages that keep them up to date. */

export {type Carrier, type CarrierWork, type ComingSuite, sourcePackages} from './carriers.ts';
export {usersFiles} from './files.ts';
export {type InstallSteps, installSteps, keyringFile} from './steps.ts';
export type {About, PageWork, ShownPlace, SourceWork} from './work.ts';
