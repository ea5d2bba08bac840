/** The repository step's door. */

export {addPackages} from './add.ts';
export {checkRepository} from './check.ts';
export {type Draft, openDraft, refuseOverLimits} from './draft.ts';
export {finishedRepository, isFolder} from './finished.ts';
export {type ForeseenFile, foreseenFiles} from './foreseen.ts';
export {initRepository} from './init.ts';
export {listRepository} from './list.ts';
export {
  type Prepared,
  type Publication,
  prepareRepository,
  publishToRepository,
  wantsRepository,
} from './publication.ts';
export {nothingToRefresh, refreshRepository} from './refresh.ts';
export {repositoryResult, withPlacements, withRepository} from './report.ts';
export {serveRepository} from './serve.ts';
export {removePackages, yankVersion} from './take-out.ts';
