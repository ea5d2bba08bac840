import {PkgError} from '../model/errors.ts';
import type {Store} from '../model/store.ts';

const TRIES = 20;

/** Does the work, and makes it seen; where somebody was faster, does it again over what is there now. */
export async function landed<T>(store: Store, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const done = await work();
    if (!store.land || (await store.land())) return done;
  }
  throw new PkgError('store/busy', `${store.title} was changed by others each of ${TRIES} times`, {
    hint: 'run this again when they are done',
  });
}
