import type {FileFact} from '../../model/facts.ts';
import {printable} from '../../text/printable.ts';

const TYPES: Readonly<Record<FileFact['type'], string>> = {
  file: '-',
  dir: 'd',
  link: 'l',
  ghost: '-',
  hardlink: 'h',
  other: '?',
};

/** One aligned line per file, as `ls -l` has them, with the format's flags in brackets. */
export function fileLines(files: readonly FileFact[]): readonly string[] {
  const cells = files.map((file) => ({
    file,
    owner: printable(`${file.owner}/${file.group}`),
    size: file.type === 'dir' ? '-' : String(file.size),
  }));
  const owners = cells.reduce((width, {owner}) => Math.max(width, owner.length), 0);
  const sizes = cells.reduce((width, {size}) => Math.max(width, size.length), 0);
  return cells.map(({file, owner, size}) =>
    [
      `${TYPES[file.type]}${modeText(file.mode)}`,
      owner.padEnd(owners),
      size.padStart(sizes),
      momentText(file.mtime),
      nameText(file),
    ].join('  '),
  );
}

function nameText({path, type, to, flags}: FileFact): string {
  const all = type === 'ghost' && !flags.includes('ghost') ? ['ghost', ...flags] : flags;
  const target = to === undefined ? '' : ` -> ${printable(to)}`;
  return `${printable(path)}${target}${all.length > 0 ? `  [${all.map(printable).join(' ')}]` : ''}`;
}

/** `rwxr-xr-x`, with s and t where set-id and sticky bits stand. */
export function modeText(mode: number): string {
  const triple = (bits: number, special: boolean, letter: string): string => {
    const run = bits & 1;
    const last = special ? (run ? letter : letter.toUpperCase()) : run ? 'x' : '-';
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
  };
  return (
    triple(mode >> 6, (mode & 0o4000) !== 0, 's') +
    triple(mode >> 3, (mode & 0o2000) !== 0, 's') +
    triple(mode, (mode & 0o1000) !== 0, 't')
  );
}

/** `2026-01-31 12:00` in UTC, or the number itself where it is no date. */
function momentText(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds).padEnd(16);
  return date.toISOString().slice(0, -8).replace('T', ' ');
}
