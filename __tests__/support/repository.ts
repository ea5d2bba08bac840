import {fileURLToPath} from 'node:url';

/** A path of this project, whatever folder the tests were started in. */
export const repositoryPath = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));
