import type {Listing} from '../../model/repository.ts';
import {textsOf} from './stanza.ts';

export interface State {
  readonly files: ReadonlyMap<string, string>;
  readonly earlier: ReadonlyMap<string, number>;
}

/**
 * Contents names no versions, so with it alone nobody could say which files go when one version of a package does.
 * This is the list of each package's own, by its path from the store's root.
 */
export function stateText(listings: readonly Listing[], earlier: ReadonlyMap<string, number>): string {
  const rows = [...earlier].sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = `Earlier:\n${rows.map(([path, at]) => ` ${at} ${path}\n`).join('')}\n`;
  return kept + listings.map((one) => `Path: ${one.path}\nFiles:\n${textsOf(one).files}\n`).join('');
}

export function parseState(text: string): State {
  const files = new Map<string, string>();
  const earlier = new Map<string, number>();
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n\n', at);
    const end = found < 0 ? text.length : found + 1;
    const head = text.indexOf('\n', at);
    if (text.startsWith('Path: ', at)) {
      const body = text.indexOf('\n', head + 1) + 1;
      files.set(text.slice(at + 6, head), text.slice(body, end));
    } else if (text.startsWith('Earlier:', at))
      for (const line of text.slice(head + 1, end).split('\n')) {
        const [, when, path] = /^ (\d{1,12}) (\S+)$/.exec(line) ?? [];
        if (path !== undefined) earlier.set(path, Number(when));
      }
    at = end + 1;
  }
  return {files, earlier};
}
