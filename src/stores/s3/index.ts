import type {StoreKind} from '../../model/store.ts';
import {checkAddress} from './address.ts';

/** A bucket of Amazon S3, or of any storage that speaks its language. */
export const s3: StoreKind = {
  id: 's3',
  title: 'a bucket of S3-compatible storage',
  keys: {needed: ['bucket'], optional: ['prefix', 'endpoint', 'region']},
  check: checkAddress,
  open: async (host, address) => {
    const {s3Store} = await import('./store.ts');
    return s3Store(host, address);
  },
};
