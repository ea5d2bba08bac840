/** More words than that are prose. */
const MAX_WORDS = 50;

/**
 * The path that a message is about: the longest run of its words that is one of the known paths, with or without its
 * first slash, in brackets or not, and with a line's number behind it (`[usr/bin/hello:3]`).
 */
export function knownPathIn(text: string, paths: ReadonlySet<string>): string | undefined {
  const words = text.split(' ').slice(0, MAX_WORDS);
  let longest: string | undefined;
  for (let from = 0; from < words.length; from++)
    for (let to = words.length; to > from; to--) {
      const path = absolute(words.slice(from, to).join(' '));
      if (path !== undefined && path.length > (longest?.length ?? 0) && paths.has(path)) longest = path;
    }
  return longest;
}

/** One name alone, such as `usr`, may be any word. */
function absolute(words: string): string | undefined {
  const bare = words
    .replace(/^[[(]/, '')
    .replace(/[\])]$/, '')
    .replace(/:\d+(?:-\d+)?$/, '')
    .replace(/(?<=.)\/$/, '');
  return bare.includes('/') ? (bare.startsWith('/') ? bare : `/${bare}`) : undefined;
}
