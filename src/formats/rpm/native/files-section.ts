import type {Host} from '../../../model/host.ts';
import type {Entry, Role} from '../../../model/package.ts';
import {specPath} from '../../../text/spec.ts';
import {owned} from '../files.ts';
import type {RpmPackage} from '../identity.ts';

export interface FileView {
  readonly flags: string;
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
  readonly path: string;
  readonly [key: string]: string;
}

const ROLES: Readonly<Record<Role, string>> = {
  config: '%config ',
  'config-noreplace': '%config(noreplace) ',
  'config-missingok': '%config(missingok) ',
  doc: '%doc ',
  license: '%license ',
  readme: '%readme ',
};

/** Every path that the package owns, as %files names it. */
export const fileViews = (host: Host, {entries}: RpmPackage): readonly FileView[] =>
  entries.filter((entry) => owned(host, entry)).map(fileView);

const fileView = (entry: Entry): FileView => ({
  flags: flagsOf(entry),
  // A link's own mode is nobody's to choose.
  mode: entry.type === 'link' ? '-' : entry.mode.toString(8).padStart(4, '0'),
  owner: entry.owner,
  group: entry.group,
  path: specPath(entry.path),
});

function flagsOf(entry: Entry): string {
  if (entry.type === 'dir') return '%dir ';
  if (entry.type === 'ghost') return '%ghost ';
  if (entry.type === 'link') return '';
  const language = entry.lang ? `%lang(${entry.lang}) ` : '';
  return `${language}${entry.role === undefined ? '' : ROLES[entry.role]}`;
}
