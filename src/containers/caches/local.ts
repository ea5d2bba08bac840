import type {Engine} from '../engine.ts';
import {preparedTag} from './key.ts';
import {soundImage} from './sound.ts';
import type {PreparedStore} from './store.ts';

/** The images that Docker, or Podman, keeps on this machine. */
export const localStore = (engine: Engine): PreparedStore => ({
  title: 'this machine',
  find: (wanted) => soundImage(engine, wanted, preparedTag(wanted.key)),
  keep: async ({key}, image) => {
    if (image.reference !== preparedTag(key)) await engine.run(['tag', image.id, preparedTag(key)]);
  },
});
