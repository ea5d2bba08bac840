import type {Report} from '../../model/report.ts';
import type {Plan, Target} from '../../model/target.ts';
import {versionText} from '../../text/version.ts';
import type {Prepared} from '../build/index.ts';

/** What `base` says. */
export const baseReport = (plan: Plan, {done, kept}: Prepared): Report => ({
  title: `Prepared ${images(done.length)}`,
  tables: [
    {
      title: 'Images',
      head: ['target', 'base', 'prepared image'],
      rows: inOrder(plan, done).map(({target, image}) => [target.id, target.image ?? '', image]),
    },
  ],
  notes: [
    `Kept: ${kept.join(', ')}.`,
    ...(kept.length > 1
      ? []
      : ['Only this machine has them: `build.cache` in the config names a registry where others find them.']),
  ],
  next: [],
  outputs: {version: versionText(plan.version)},
  data: {
    images: inOrder(plan, done).map(({target, image}) => ({target: target.id, base: target.image, image})),
    kept,
  },
});

/** What a dry run of `base` says. */
export const dryBaseReport = (plan: Plan, targets: readonly Target[]): Report => ({
  title: `Would prepare ${images(targets.length)}`,
  tables: [
    {title: 'Images', head: ['target', 'base'], rows: targets.map(({id, image}) => [id, image ?? ''])},
  ],
  notes: ['A dry run: nothing was made.'],
  next: [],
  outputs: {version: versionText(plan.version)},
  data: {images: targets.map(({id, image}) => ({target: id, base: image}))},
});

/** As planned, not as they came. */
const inOrder = ({targets}: Plan, done: Prepared['done']): Prepared['done'] =>
  targets.flatMap(({id}) => done.filter(({target}) => target.id === id));

const images = (n: number): string => `the ${n === 1 ? 'image of 1 target' : `images of ${n} targets`}`;
