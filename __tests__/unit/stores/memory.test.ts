import {type Memory, memoryStore} from '../../support/memory-store.ts';
import {describeStore} from '../../support/store-contract.ts';

/** The store that other tests stand on is one. */
describeStore('the memory', async () => {
  const memory: Memory = new Map();
  return {open: () => memoryStore(memory), [Symbol.asyncDispose]: async () => undefined};
});
