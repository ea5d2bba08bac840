import type {RepositoryKind} from '../../model/repository.ts';

export const apt: RepositoryKind = {
  id: 'apt',
  title: 'APT',
  format: 'deb',
  load: () => import('./engine.ts').then(({engine}) => engine),
};
