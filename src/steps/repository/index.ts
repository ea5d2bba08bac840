/** The repository step's door. */

export {publishToRepository, wantsRepository} from './publication.ts';
export {withPlacements, withRepository} from './report.ts';
