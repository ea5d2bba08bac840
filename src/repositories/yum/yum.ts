import type {RepositoryKind} from '../../model/repository.ts';
import {client} from './client.ts';

/** What dnf, yum and zypper read: https://github.com/rpm-software-management/createrepo_c */
export const yum: RepositoryKind = {
  id: 'yum',
  title: 'YUM repository',
  format: 'rpm',
  client,
  load: () => import('./engine.ts').then(({engine}) => engine),
};
