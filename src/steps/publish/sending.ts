import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {Publisher, PublisherKind, PublishSettings, Shipment} from '../../model/publisher.ts';
import type {Signer} from '../../model/signer.ts';
import type {Plan} from '../../model/target.ts';
import type {Version} from '../../model/version.ts';
import type {Config} from '../config/index.ts';
import {shipmentsOf} from './names.ts';
import {pointersOf} from './pointers.ts';

/** What there is to be sent. */
export interface SendingWork {
  readonly config: Config;
  readonly plan: Plan;
  /** In the output folder, signed where there is a key. */
  readonly artifacts: readonly Artifact[];
  readonly signers: readonly Signer[];
}

interface PlaceWork extends SendingWork {
  readonly settings: PublishSettings;
  readonly kind: PublisherKind;
  /** Knows the addresses that pointers name. */
  readonly publisher: Publisher | undefined;
  /** For what is made for that place alone. */
  readonly dir: string;
}

/** The files for one place under their names there, and the pointers that come after all else. */
export async function sendingOf(
  host: Host,
  {config, plan, artifacts, signers, settings, kind, publisher, dir}: PlaceWork,
): Promise<{readonly shipments: readonly Shipment[]; readonly pointers: readonly Shipment[]}> {
  const folder = join(dir, settings.id);
  await mkdir(folder, {recursive: true});
  const work = {config, plan, artifacts, settings, kind, signer: signers[0], dir: folder};
  const shipments = await shipmentsOf(host, work);
  if (!settings.pointers || kind.pointers === 'none') return {shipments, pointers: []};
  if (kind.pointers === 'after' && !isFinal(plan.version)) return {shipments, pointers: []};
  const pointers = await pointersOf(host, {...work, urlOf: (name) => publisher?.urlOf(name)});
  return kind.pointers === 'with'
    ? {shipments: [...shipments, ...pointers], pointers: []}
    : {shipments, pointers};
}

/** The latest version is none that is made before it is released, nor one between two releases. */
const isFinal = ({prerelease, snapshot}: Version): boolean =>
  prerelease === undefined && snapshot === undefined;
