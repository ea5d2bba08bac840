import {type Problem, UserError} from '../../model/errors.ts';
import {sizeText} from '../../text/size.ts';

/** Git servers of GitHub refuse a file of 100 MiB. https://docs.github.com/repositories/working-with-files/managing-large-files */
export const FILE_LIMIT = 100 * 1024 * 1024;
const FILE_WARNING = 50 * 1024 * 1024;

interface Sized {
  readonly path: string;
  readonly size: number;
}

/** Every file that is too large, in one error; those that are nearly so are returned. */
export function checkFiles(title: string, files: readonly Sized[]): readonly Problem[] {
  const problems = files
    .filter(({size}) => size >= FILE_LIMIT)
    .map(({path, size}) => ({
      message: `${path} has ${sizeText(size)}: ${title} takes no file of 100 MiB or more`,
      hint: 'publish it to a release or to s3, or make it smaller',
    }));
  if (problems.length > 0) throw new UserError('pages/too-large', problems);
  return files
    .filter(({size}) => size >= FILE_WARNING)
    .map(({path, size}) => ({
      message: `${path} has ${sizeText(size)}: GitHub warns of files above 50 MiB in a branch, and refuses those of 100`,
      hint: 'publish large files to a release or to s3',
    }));
}

/** That the whole site stays within its budget; if not, where most of it is. */
export function checkBudget(title: string, files: readonly Sized[], budget: number): void {
  const total = files.reduce((sum, {size}) => sum + size, 0);
  if (total <= budget) return;
  const largest = largestFolders(files)
    .map(([folder, size]) => `${folder} ${sizeText(size)}`)
    .join(', ');
  throw new UserError(
    'pages/budget',
    `${title} would have ${sizeText(total)} in ${files.length} files, and its budget is ${sizeText(budget)}; the largest folders: ${largest}`,
    {
      hint: 'keep fewer versions (`repository: {keep: …}`, such as `keep: 5`), publish to s3, or raise `budget` where the server is not GitHub',
    },
  );
}

const DEPTH = 3;
const SHOWN = 3;

/** By size, the deepest name of what is the same. */
function largestFolders(files: readonly Sized[]): readonly (readonly [folder: string, size: number])[] {
  const folders = new Map<string, number>();
  for (const {path, size} of files) {
    const names = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= Math.min(DEPTH, names.length); depth++) {
      const folder = `${names.slice(0, depth).join('/')}/`;
      folders.set(folder, (folders.get(folder) ?? 0) + size);
    }
    if (names.length === 0) folders.set('/', (folders.get('/') ?? 0) + size);
  }
  const sorted = [...folders].sort(
    ([a, one], [b, other]) => other - one || b.length - a.length || (a < b ? -1 : 1),
  );
  const isSame = ([folder, size]: readonly [string, number]) =>
    sorted.some(([deeper, its]) => deeper !== folder && deeper.startsWith(folder) && its === size);
  return sorted.filter((one) => !isSame(one)).slice(0, SHOWN);
}
