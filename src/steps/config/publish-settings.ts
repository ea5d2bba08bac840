import type {PublishSettings} from '../../model/publisher.ts';
import type {Config} from './config.ts';
import {addressOf} from './place-settings.ts';
import {publishIds} from './publish-ids.ts';

/** The entries of `publish:`, with their defaults in. */
export function publishSettings({values}: Pick<Config, 'values'>): readonly PublishSettings[] {
  const entries = (values.publish ?? []).map((entry) => (typeof entry === 'string' ? {to: entry} : entry));
  const ids = publishIds(entries);
  return entries.map((entry, index) => ({
    ...addressOf(entry),
    id: ids[index]!,
    to: entry.to,
    url: entry.url?.replace(/\/+$/, ''),
    name: entry.name,
    pointers: entry.pointers ?? false,
    pointerArch: entry.pointer_arch ?? 'go',
    draft: entry.draft ?? false,
    prerelease: entry.prerelease,
    notes: entry.notes,
    project: entry.project,
  }));
}
