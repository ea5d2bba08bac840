import type {PublisherKind} from '../../model/publisher.ts';
import {repositoryName} from '../../tools/github-repository.ts';

/** Files of a release on GitHub: a draft until all of them are there. */
export const release: PublisherKind = {
  id: 'release',
  title: 'files of a GitHub release',
  keys: {needed: [], optional: ['draft', 'prerelease', 'notes', 'project', 'pointers', 'pointerArch']},
  names: 'flat',
  pointers: 'with',
  check: ({project}) =>
    project === undefined || repositoryName(project)
      ? []
      : [{key: 'project', message: `"${project}" is no repository`, hint: 'write owner/repo'}],
  open: async (host, work) => {
    const {openRelease} = await import('./release.ts');
    return openRelease(host, work);
  },
};
