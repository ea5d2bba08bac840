import type {Engine} from '../engine.ts';
import {type Image, imageOf} from '../image.ts';
import {preparedTag} from './key.ts';
import {soundImage} from './sound.ts';
import type {PreparedStore} from './store.ts';

/** Docker trusts a registry on this machine without TLS by itself, Podman is told to. */
export const plainHttp = (kind: Engine['kind'], reference: string): readonly string[] =>
  kind === 'podman' && /^(?:localhost|127\.\d+\.\d+\.\d+)[:/]/.test(reference) ? ['--tls-verify=false'] : [];

/** A place in a registry, each image under its key as a tag; the person's own login to it is used. */
export function registryStore(engine: Engine, place: string): PreparedStore {
  const referenceOf = (key: string): string => `${place}:${key}`;
  /** The tag alone goes: the image has another name by then, or is not wanted. */
  const untag = async (reference: string): Promise<void> => {
    await engine.run(['rmi', reference]).catch(() => undefined);
  };
  const pull = async (reference: string): Promise<unknown> => {
    try {
      await engine.run(['pull', '--quiet', ...plainHttp(engine.kind, reference), reference]);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  return {
    title: place,
    hint: 'log in there as one who may write: `docker login`, in a workflow docker/login-action',
    find: async (wanted) => {
      const reference = referenceOf(wanted.key);
      const failure = await pull(reference);
      if (failure !== undefined) {
        wanted.log.debug(`no prepared image was pulled from ${place}: ${String(failure)}`);
        return undefined;
      }
      try {
        const image = await soundImage(engine, wanted, reference);
        return image && (await named(engine, wanted.key, image));
      } finally {
        await untag(reference);
      }
    },
    keep: async ({key}, image) => {
      const reference = referenceOf(key);
      const before = await imageOf(engine, reference);
      await engine.run(['tag', image.id, reference]);
      try {
        await engine.run(['push', ...plainHttp(engine.kind, reference), reference]);
      } finally {
        if (!before) await untag(reference);
      }
    },
  };
}

/** The image under its usual name on this machine. */
export async function named(engine: Engine, key: string, image: Image): Promise<Image> {
  await engine.run(['tag', image.id, preparedTag(key)]);
  return {...image, reference: preparedTag(key)};
}
