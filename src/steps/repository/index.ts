/** The repository step's door. */

export {addPackages} from './add.ts';
export {checkRepository} from './check.ts';
export {initRepository} from './init.ts';
export {listRepository} from './list.ts';
export {publishToRepository, wantsRepository} from './publication.ts';
export {withPlacements, withRepository} from './report.ts';
export {serveRepository} from './serve.ts';
export {removePackages, yankVersion} from './take-out.ts';
