const PLAIN = /^[@/]?[A-Za-z0-9_(][A-Za-z0-9_.+:~^*()/=-]*$/;
const RELATION = /^([A-Za-z0-9_(/][A-Za-z0-9_.+:()/=-]*)\s*(<=|>=|=|<|>)\s*([A-Za-z0-9][A-Za-z0-9_.+:~^-]*)$/;
const ADDRESS = /^https:\/\/[A-Za-z0-9._~:/%+@=-]+\.rpm$/;

/** What is neither a name nor a relation of an rpm, as the end of a sentence that begins with the word. */
export function flawOfRelation(word: string): string | undefined {
  if (ADDRESS.test(word) || RELATION.test(word)) return undefined;
  if (word.includes(':/')) return 'is no address of an rpm (https://….rpm)';
  if (/[<>]/.test(word)) return 'is no relation such as "gcc >= 12"';
  if (/\s/.test(word)) return 'holds spaces: each package is an entry of its own';
  return PLAIN.test(word)
    ? undefined
    : 'is no name of a package ("gcc", "gcc >= 12", "pkgconfig(zlib)", "/usr/bin/python3", "@development-tools")';
}

/** `gcc>=12` as `gcc >= 12`: dnf understands it only so. */
export const spacedRelation = (word: string): string =>
  word.replace(/^([^\s<>=]+(?:\([^)]*\))?)\s*(<=|>=|=|<|>)\s*(?=[^\s<>=]+$)/, '$1 $2 ');

/** Shell lines that put what the spec "$1" asks for into the arguments, a relation each; `rpmlib(…)` is rpm itself. */
export const readBuildRequires = `wanted=$(rpmspec -q --buildrequires "$1") || exit
wanted=$(printf '%s\\n' "$wanted" | sed '/^rpmlib(/d')
IFS='
'
set -f
set -- $wanted`;
