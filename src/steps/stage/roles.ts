import type {Role} from '../../model/package.ts';
import type {Settled} from '../config/index.ts';

export type ContentType = NonNullable<Settled['contents'][number]['type']>;

const ROLES: Readonly<Partial<Record<ContentType, Role>>> = {
  config: 'config',
  'config|noreplace': 'config-noreplace',
  'config|missingok': 'config-missingok',
  'config|tree': 'config',
  'config|noreplace|tree': 'config-noreplace',
  'config|missingok|tree': 'config-missingok',
  doc: 'doc',
  license: 'license',
  licence: 'license',
  readme: 'readme',
};

export const isTreeType = (type: ContentType | undefined): boolean => type?.endsWith('tree') ?? false;

/** Types that nfpm takes as one file, never as a pattern or folder. */
export const isSingle = (type: ContentType | undefined): boolean =>
  type === 'doc' || type === 'license' || type === 'licence' || type === 'readme';

/** What a file is, by its type; without one, whatever lies below /etc is a config file that upgrades leave alone. */
export function roleOf(type: ContentType | undefined, path: string, nfpm: boolean): Role | undefined {
  if (type && Object.hasOwn(ROLES, type)) return ROLES[type];
  const silent = type === undefined || type === 'tree';
  return silent && !nfpm && path.startsWith('/etc/') ? 'config-noreplace' : undefined;
}

/** nfpm gives the folders above files and trees the owner of what they hold. */
export const lendsOwner = (type: ContentType | undefined): boolean =>
  type !== 'dir' && type !== 'symlink' && type !== 'ghost' && !isSingle(type);
