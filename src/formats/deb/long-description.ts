import {posix} from 'node:path';
import type {Package} from '../../model/package.ts';

const WIDTH = 78;
const MOST_COMMANDS = 12;
const COMMAND = /^(?:\/usr)?\/(?:s?bin|games)\/[^/]+$/;

/** What Debian wants to read below the summary, where the config says no more than that: all of it is in the package. */
export function longDescription({name, homepage, entries}: Package): readonly string[] {
  const commands = entries
    .filter(({type, path}) => (type === 'file' || type === 'link') && COMMAND.test(path))
    .map(({path}) => posix.basename(path));
  const shown = commands.slice(0, MOST_COMMANDS);
  const more = commands.length - shown.length;
  const list = [...shown, ...(more > 0 ? [`${more} more`] : [])];
  const said = list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : list[0];
  const brings = said && `It brings the ${list.length > 1 ? 'commands' : 'command'} ${said}.`;
  return wrapped(
    [`This package holds ${name}.`, brings, homepage && `More about it is at ${homepage}`]
      .filter(Boolean)
      .join(' '),
  );
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
