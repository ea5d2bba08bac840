import type {PublisherKind} from '../model/publisher.ts';
import {stores} from '../stores/index.ts';
import {artifact} from './artifact/index.ts';
import {release} from './release/index.ts';
import {inStore} from './store/index.ts';

/** Every kind of place that finished files are brought to: a folder here and a line, or a kind of store. */
export const publishers: Readonly<Record<string, PublisherKind>> = {
  artifact,
  release,
  ...Object.fromEntries(Object.values(stores).map((kind) => [kind.id, inStore(kind)])),
};
