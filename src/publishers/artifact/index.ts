import type {PublisherKind} from '../../model/publisher.ts';

/** Finished files as artifacts of the workflow run: one for each target, one for what belongs to all. */
export const artifact: PublisherKind = {
  id: 'artifact',
  title: 'artifacts of the workflow run',
  keys: {needed: [], optional: []},
  names: 'folders',
  pointers: 'none',
  check: () => [],
  open: async (host, work) => {
    const {artifactPublisher} = await import('./publisher.ts');
    return artifactPublisher(host, work);
  },
};
