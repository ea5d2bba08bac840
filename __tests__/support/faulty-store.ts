import type {Store, Upload} from '../../src/model/store.ts';

/** One thing that was done to a store. */
export interface Operation {
  readonly kind: keyof Store;
  readonly path: string;
}

export interface Fault {
  /** Which operation it befalls, counted from 1. */
  readonly at: number;
  /**
   * before: it fails and is not done; after: it is done, and its answer is lost; ended: neither it nor anything after
   * it is done, as where the process was killed.
   */
  readonly how: 'before' | 'after' | 'ended';
}

export class Broken extends Error {}

/** A store that counts what is done to it, each upload and each deletion by itself, and in which one of them fails. */
export function faultyStore(
  base: Store,
  {at, how}: Fault = {at: Infinity, how: 'before'},
  onStart: (operation: Operation, number: number) => unknown = () => undefined,
): {readonly store: Store; readonly operations: readonly Operation[]} {
  const operations: Operation[] = [];
  const done = async <T>(operation: Operation, work: () => Promise<T>): Promise<T> => {
    const number = operations.push(operation);
    await onStart(operation, number);
    const broken = new Broken(`operation ${number}, ${operation.kind} ${operation.path}, ${how}`);
    if (number === at && how === 'before') throw broken;
    if (number >= at && how === 'ended') throw broken;
    const result = await work();
    if (number === at) throw broken;
    return result;
  };
  /** All get their try, as in a store that does several at once; what failed is thrown at the end. */
  const each = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
    let failed: unknown;
    for (const item of items) await work(item).catch((error: unknown) => (failed ??= error));
    if (failed !== undefined) throw failed;
  };
  const {land} = base;
  const put = (upload: Upload) => done({kind: 'put', path: upload.path}, () => base.put([upload]));
  return {
    operations,
    store: {
      title: base.title,
      list: (path) => done({kind: 'list', path}, () => base.list(path)),
      digest: (path) => done({kind: 'digest', path}, () => base.digest(path)),
      get: (path) => done({kind: 'get', path}, () => base.get(path)),
      put: (uploads) => each(uploads, put),
      putIfUnchanged: (upload, tag) =>
        done({kind: 'putIfUnchanged', path: upload.path}, () => base.putIfUnchanged(upload, tag)),
      delete: (paths) => each(paths, (path) => done({kind: 'delete', path}, () => base.delete([path]))),
      ...(land && {land: () => done({kind: 'land', path: ''}, land)}),
    },
  };
}
