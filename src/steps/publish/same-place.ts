import {resolve} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {PublishSettings, Shipment} from '../../model/publisher.ts';
import type {StoreAddress} from '../../model/store.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {stores} from '../../stores/index.ts';
import {type Config, repositorySettings} from '../config/index.ts';

interface Sent {
  readonly settings: PublishSettings;
  readonly shipments: readonly Shipment[];
  readonly pointers: readonly Shipment[];
}

/** What entries of the config would write over each other. */
export async function collisions(
  host: Pick<Host, 'workDir'>,
  config: Config,
  places: readonly Sent[],
): Promise<readonly Problem[]> {
  return [...amongPlaces(host, places), ...(await inRepository(host, config, places))];
}

function* amongPlaces(host: Pick<Host, 'workDir'>, places: readonly Sent[]): Generator<Problem> {
  const first = new Map<string, {readonly id: string; readonly sha256: string}>();
  for (const {settings, shipments, pointers} of places) {
    if (!Object.hasOwn(stores, settings.to)) continue;
    for (const {name, sha256} of [...shipments, ...pointers]) {
      const full = fullPath(host, settings, name);
      const other = first.get(full);
      if (!other) first.set(full, {id: settings.id, sha256});
      else if (other.sha256 !== sha256)
        yield {
          message: `${settings.id}: ${name} would come into the same place as that of ${other.id}, with other bytes`,
          hint: 'give one of the two another prefix or another name',
        };
    }
  }
}

/** One problem a place, with the first of its files. */
async function inRepository(
  host: Pick<Host, 'workDir'>,
  config: Config,
  places: readonly Sent[],
): Promise<readonly Problem[]> {
  const repository = repositorySettings(config);
  const others = places.filter(({settings}) => settings.to === repository?.to);
  if (!repository || others.length === 0) return [];
  const engines = await Promise.all(Object.values(repositoryKinds).map((kind) => kind.load()));
  const roots = engines.map(({root}) => fullPath(host, repository, root));
  return others.flatMap(({settings, shipments, pointers}) => {
    const taken = [...shipments, ...pointers].find(({name}) =>
      roots.some((root) => fullPath(host, settings, name).startsWith(root)),
    );
    if (!taken) return [];
    return [
      {
        message: `${settings.id}: ${taken.name} would lie among the files of the repository, which is in the same place`,
        hint: 'give one of them another prefix, or the file another name',
      },
    ];
  });
}

/** The same for two entries that mean one file. */
function fullPath(
  {workDir}: Pick<Host, 'workDir'>,
  {to, path, bucket, endpoint, region, branch, remote, prefix}: StoreAddress & {readonly to: string},
  name: string,
): string {
  const {defaults = {}} = stores[to] ?? {};
  const place = JSON.stringify([
    ...[to, bucket, endpoint ?? region],
    ...[branch ?? defaults.branch, remote ?? defaults.remote],
  ]);
  return [
    place,
    ...(path === undefined ? [] : [resolve(workDir, path)]),
    ...(prefix ? [prefix] : []),
    name,
  ].join('/');
}
