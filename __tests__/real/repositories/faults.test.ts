import {describeFaults} from '../../support/fault-walk.ts';
import {memoryStore} from '../../support/memory-store.ts';
import {NOW} from '../../support/publications.ts';

describeFaults({
  title: 'in memory',
  open: async (memory) => ({store: memoryStore(memory, () => NOW), now: async () => memory}),
});
