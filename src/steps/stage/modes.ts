import type {Found} from './source-folder.ts';

interface Rule {
  readonly nfpm: boolean;
  readonly umask: number;
  /** `file_info.mode`, where it was said. */
  readonly said: number | undefined;
  /** A build put it there, with the mode it is to have. */
  readonly built?: boolean | undefined;
}

export const FOLDER_MODE = 0o755;
export const LINK_MODE = 0o777;
const FILE_MODE = 0o644;

/**
 * The mode of something found on the disk. What was said wins. Else ours: 0755 for folders and for files
 * that anybody may execute, 0644 for the rest; nfpm's and a build's: what the disk says. All less the umask.
 */
export function modeOf({kind, mode}: Pick<Found, 'kind' | 'mode'>, {nfpm, umask, said, built}: Rule): number {
  if (kind === 'link') return LINK_MODE;
  // 0 is nfpm's word for "not said".
  if (said !== undefined && !(nfpm && said === 0)) return kind === 'dir' && !nfpm ? searchable(said) : said;
  if (built) return withoutGroup(mode) & ~umask;
  if (nfpm) return mode & ~umask;
  return (kind === 'dir' || mode & 0o111 ? FOLDER_MODE : FILE_MODE) & ~umask;
}

/** A mode meant for files, on a folder: whoever may read it may look into it. */
const searchable = (mode: number): number => mode | ((mode & 0o444) >> 2);

/** What a umask of 002 leaves to the group was not meant to be the package's. */
const withoutGroup = (mode: number): number => (mode === 0o775 || mode === 0o664 ? mode & ~0o020 : mode);
