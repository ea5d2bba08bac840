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

/** What two entries of the config would write under one name of one place. */
export async function collisions(
  host: Pick<Host, 'workDir'>,
  config: Config,
  places: readonly Sent[],
): Promise<readonly Problem[]> {
  const problems = [...amongPlaces(host, places)];
  const repository = repositorySettings(config);
  if (!repository) return problems;
  const shared = places.filter(({settings}) => keyOf(host, settings) === keyOf(host, repository));
  if (shared.length === 0) return problems;
  const engines = await Promise.all(Object.values(repositoryKinds).map((kind) => kind.load()));
  const roots = engines.map(({root}) => fullPath(repository, root));
  for (const {settings, shipments, pointers} of shared) {
    const taken = [...shipments, ...pointers].find(({name}) =>
      roots.some((root) => fullPath(settings, name).startsWith(root)),
    );
    if (taken)
      problems.push({
        message: `${settings.id}: ${taken.name} would lie among the files of the repository, which is in the same place`,
        hint: 'give one of them another prefix, or the file another name',
      });
  }
  return problems;
}

function* amongPlaces(host: Pick<Host, 'workDir'>, places: readonly Sent[]): Generator<Problem> {
  const first = new Map<string, {readonly id: string; readonly sha256: string}>();
  for (const {settings, shipments, pointers} of places) {
    if (!Object.hasOwn(stores, settings.to)) continue;
    for (const {name, sha256} of [...shipments, ...pointers]) {
      const key = `${keyOf(host, settings)} ${fullPath(settings, name)}`;
      const other = first.get(key);
      if (!other) first.set(key, {id: settings.id, sha256});
      else if (other.sha256 !== sha256)
        yield {
          message: `${settings.id}: ${name} would come into the same place as that of ${other.id}, with other bytes`,
          hint: 'give one of the two another prefix or another name',
        };
    }
  }
}

/** The same for two addresses of one place. */
const keyOf = (
  {workDir}: Pick<Host, 'workDir'>,
  {to, path, bucket, endpoint, region, branch, remote, site}: StoreAddress & {readonly to: string},
): string =>
  JSON.stringify([to, path && resolve(workDir, path), bucket, endpoint ?? region, branch, remote, site]);

const fullPath = ({prefix}: StoreAddress, path: string): string => (prefix ? `${prefix}/${path}` : path);
