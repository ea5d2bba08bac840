import type {StoreAddress} from '../../model/store.ts';
import {parseSize} from './size.ts';

/** The keys of a place as they stand in the config. */
export type RawPlace = Omit<StoreAddress, 'budget'> & {readonly budget?: string | undefined};

/** Where a place is, of a section that says so. */
export const addressOf = ({
  path,
  bucket,
  prefix,
  endpoint,
  region,
  branch,
  remote,
  history,
  site,
  budget,
}: RawPlace): StoreAddress => ({
  path,
  bucket,
  prefix: prefix?.replace(/\/+$/, ''),
  endpoint: endpoint?.replace(/\/+$/, ''),
  region,
  branch,
  remote,
  history,
  site,
  budget: budget === undefined ? undefined : parseSize(budget),
});
