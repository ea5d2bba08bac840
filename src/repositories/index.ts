import type {RepositoryKind} from '../model/repository.ts';
import {apt} from './apt/apt.ts';
import {yum} from './yum/yum.ts';

/** Every kind of repository: a folder and a line. */
export const repositoryKinds: Readonly<Record<string, RepositoryKind>> = {apt, yum};
