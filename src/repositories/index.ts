import type {RepositoryKind} from '../model/repository.ts';

/** Every kind of repository: a folder and a line. */
export const repositoryKinds: Readonly<Record<string, RepositoryKind>> = {};
