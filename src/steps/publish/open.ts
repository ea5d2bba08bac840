import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {
  Delivery,
  PointerWish,
  Publisher,
  PublisherKind,
  PublishSettings,
  Shipment,
} from '../../model/publisher.ts';
import {publishers} from '../../publishers/index.ts';
import {tempDir} from '../../tools/files.ts';
import {projectName} from '../config/index.ts';
import {HEAD, isNewer, merged, textsOf} from './latest.ts';
import {notesFor} from './notes.ts';
import {collisions} from './same-place.ts';
import {type SendingWork, sendingOf} from './sending.ts';
import {type ShiftingLog, shiftingLog} from './shifting-log.ts';

/** A place that files are to be brought to, with all that is known of it before anything is sent. */
export interface OpenPlace {
  readonly settings: PublishSettings;
  readonly kind: PublisherKind;
  readonly log: ShiftingLog;
  /** Undefined where it could not be opened. */
  readonly publisher: Publisher | undefined;
  readonly shipments: readonly Shipment[];
  /** Those that are brought after all else. */
  readonly pointers: readonly Shipment[];
  /** What would become of the shipments, and of those pointers that would move; undefined where nobody was asked. */
  readonly foreseen: readonly Delivery[] | undefined;
  /** Why it could not be opened, or did not answer. */
  readonly failed?: unknown;
}

/** Where a run brings files to; what was made for it goes when it is disposed of. */
export interface Publishing extends AsyncDisposable {
  readonly places: readonly OpenPlace[];
  readonly wish: PointerWish;
}

export interface OpenWork extends SendingWork {
  readonly settings: readonly PublishSettings[];
  /** real: what cannot be opened is a mistake. dry: places are asked as far as they can be. mute: nobody is asked. */
  readonly mode: 'real' | 'dry' | 'mute';
}

/**
 * Opens the places, and finds out all that can be known to be wrong before anything is public: in the config, in the
 * files, in what is there already. A place that does not answer is no mistake: it is told of at the end, with the rest.
 */
export async function openPublishing(host: Host, work: OpenWork): Promise<Publishing> {
  const dir = await tempDir();
  try {
    const {config, plan} = work;
    const wish = {head: HEAD, isNewer: isNewer(plan.version, projectName(config, host.env)), textsOf, merged};
    const opened = await Promise.all(
      work.settings.map((settings) => openPlace(host, {...work, settings, wish, dir: dir.path})),
    );
    host.signal.throwIfAborted();
    const places = opened.map(({place}) => place);
    const problems = [
      ...opened.flatMap(({place, problems}) => problems.map((problem) => of(place.settings.id, problem))),
      ...(await collisions(host, work.config, places)),
    ];
    if (problems.length > 0) throw new UserError('publish/refused', problems);
    return {places, wish, [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose]()};
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}

const of = (id: string, problem: Problem): Problem => ({...problem, message: `${id}: ${problem.message}`});

interface Opened {
  readonly place: OpenPlace;
  readonly problems: readonly Problem[];
}

interface PlaceWork extends Omit<OpenWork, 'settings'> {
  readonly settings: PublishSettings;
  readonly wish: PointerWish;
  readonly dir: string;
}

async function openPlace(host: Host, work: PlaceWork): Promise<Opened> {
  const {settings, mode} = work;
  const kind = publishers[settings.to]!;
  const log = shiftingLog(host.log);
  const made = await attempt(() => openPublisher({...host, log: log.log}, kind, work));
  const publisher = made.value;
  const place = {
    ...{settings, kind, log, publisher, shipments: [], pointers: [], foreseen: undefined},
    ...(made.error !== undefined && {failed: made.error}),
  };
  if (made.error instanceof UserError && mode === 'real') return {place, problems: made.error.problems};
  if (publisher?.idle !== undefined) return {place, problems: []};
  const sending = await attempt(() => sendingOf(host, {...work, kind, publisher}));
  if (sending.error instanceof UserError) return {place, problems: sending.error.problems};
  if (sending.error !== undefined) throw sending.error;
  return askPlace({...place, ...sending.value!}, work);
}

/** What is wrong with the files for that place, and what it has of them. */
async function askPlace(place: OpenPlace, {mode, wish}: Pick<PlaceWork, 'mode' | 'wish'>): Promise<Opened> {
  const {publisher, shipments, pointers} = place;
  if (!publisher) return {place, problems: []};
  const {locked} = publisher;
  const problems = publisher.check([...shipments, ...pointers]);
  if (locked && mode === 'real') return {place, problems: [locked, ...problems]};
  if (locked) return {place: {...place, failed: new UserError('publish/locked', [locked])}, problems};
  if (problems.length > 0 || mode === 'mute') return {place, problems};
  const looked = await attempt(async () => [
    ...(await publisher.look(shipments)),
    ...(pointers.length > 0 ? ((await publisher.point?.(pointers, {...wish, dry: true})) ?? []) : []),
  ]);
  if (looked.error instanceof UserError) return {place, problems: looked.error.problems};
  return looked.error === undefined
    ? {place: {...place, foreseen: looked.value!}, problems: []}
    : {place: {...place, failed: looked.error}, problems: []};
}

async function openPublisher(
  host: Host,
  kind: PublisherKind,
  {config, plan, settings}: PlaceWork,
): Promise<Publisher> {
  const notes = kind.keys.optional.includes('notes')
    ? await notesFor(host, config, {settings, version: plan.version})
    : undefined;
  return kind.open(host, {
    settings,
    version: plan.version,
    name: projectName(config, host.env),
    ...(notes !== undefined && {notes}),
  });
}

async function attempt<T>(work: () => Promise<T>): Promise<{readonly value?: T; readonly error?: unknown}> {
  try {
    return {value: await work()};
  } catch (error) {
    return {error};
  }
}
