import type {RepositoryKind} from '../../model/repository.ts';
import {client} from './client.ts';

export const apt: RepositoryKind = {
  id: 'apt',
  title: 'APT',
  format: 'deb',
  client,
  load: () => import('./engine.ts').then(({engine}) => engine),
};
