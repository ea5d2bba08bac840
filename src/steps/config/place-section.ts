import {checkedText, choice, optional} from '../../model/schema.ts';
import type {StoreAddress} from '../../model/store.ts';
import {placeWords, type Word} from './place-words.ts';

/** A text that has to be a certain word. */
export const worded = ({accepts, wanted}: Word, about: string) =>
  optional(checkedText(accepts, wanted, about));

/** The keys of a place; which of them it needs or may have, its kind says: a repository and published files have the same. */
export const placeKeys = {
  path: worded(placeWords.path, 'folder, from the project root'),
  bucket: worded(placeWords.bucket, 'name of the bucket'),
  prefix: worded(placeWords.prefix, 'what stands before each name'),
  endpoint: worded(placeWords.endpoint, "address of the storage; default: Amazon's"),
  region: worded(placeWords.region, 'region of the storage'),
  branch: worded(placeWords.branch, 'branch that is served; default: gh-pages'),
  remote: worded(placeWords.remote, 'git remote or address that is pushed to; default: origin'),
  history: optional(
    choice(['one', 'kept'], 'one commit that is replaced each time, or all of them kept; default: kept'),
  ),
  site: worded(placeWords.site, 'folder that the whole tree is left in for actions/deploy-pages'),
  budget: worded(placeWords.budget, 'the most that the place may hold; default: 1 GB'),
} satisfies Readonly<Record<keyof StoreAddress, unknown>>;
