/** The publish step's door. */

export {type Chosen, choosePlaces, REPOSITORY} from './chosen.ts';
export {deliver, point} from './deliver.ts';
export {type DraftOutput, draftOutput} from './draft-output.ts';
export {withNames} from './known-names.ts';
export {type OpenWork, openPublishing, type Publishing} from './open.ts';
export {type Again, failedOf, withResults} from './report.ts';
export {failedResult, finishedResult, type Result} from './results.ts';
export {type Upload, uploadsOf, withUploads} from './uploads.ts';
