import {controlText, hasControl} from '../../text/control.ts';

export interface Indexed {
  readonly sha256: string;
  readonly size: number;
}

/** What a Release file says: https://wiki.debian.org/DebianRepository/Format#A.22Release.22_files */
export interface Release {
  readonly fields: ReadonlyMap<string, string>;
  /** By their paths below the suite. */
  readonly files: ReadonlyMap<string, Indexed>;
}

/** The fields that say what a suite is; apt asks its user when one of them changes. */
export const FIXED = [
  'Origin',
  'Label',
  'Suite',
  'Version',
  'Codename',
  'NotAutomatic',
  'ButAutomaticUpgrades',
  'Description',
] as const;

export function parseRelease(text: string): Release {
  const fields = new Map<string, string>();
  const files = new Map<string, Indexed>();
  let field = '';
  for (const line of text.split('\n')) {
    if (/^[ \t]/.test(line)) {
      const [, sha256, size, path] = /^\s+([0-9a-f]{64})\s+(\d{1,15})\s+(\S+)\s*$/.exec(line) ?? [];
      if (field === 'SHA256' && path !== undefined && isBelow(path))
        files.set(path, {sha256: sha256!, size: Number(size)});
      continue;
    }
    const colon = line.indexOf(':');
    field = line.slice(0, Math.max(0, colon));
    if (field !== '' && !fields.has(field)) fields.set(field, line.slice(colon + 1).trim());
  }
  return {fields, files};
}

/** Whether a path that a stranger may have written stays below the folder in which it is said. */
export const isBelow = (path: string): boolean =>
  !path.startsWith('/') && !path.split('/').includes('..') && !hasControl(path) && !/[\s\\]/.test(path);

export interface ReleaseWords {
  readonly suite: string;
  readonly fixed: Readonly<Record<string, string>>;
  readonly date: number;
  readonly arches: readonly string[];
  readonly components: readonly string[];
  readonly files: ReadonlyMap<string, Indexed>;
}

export function releaseText({suite, fixed, date, arches, components, files}: ReleaseWords): string {
  const known: Readonly<Record<string, string>> = {Suite: suite, Codename: suite, ...fixed};
  const said = FIXED.flatMap((name) => {
    const value = known[name]?.replace(/\s*\n\s*/g, ' ').trim();
    return value ? [[name, value] as const] : [];
  });
  const rows = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, {sha256, size}]) => `${sha256} ${`${size}`.padStart(9)} ${path}`);
  const words = controlText([
    ...said.filter(([name]) => name !== 'Description'),
    ['Date', new Date(date * 1000).toUTCString().replace('GMT', 'UTC')],
    ['Acquire-By-Hash', 'yes'],
    ['Architectures', arches.join(' ')],
    ['Components', components.join(' ')],
    ...said.filter(([name]) => name === 'Description'),
  ]);
  return `${words}SHA256:\n${rows.map((row) => ` ${row}\n`).join('')}`;
}
