/** Values that a log shows as `***`. */
export interface Mask {
  /** Gives back the words that are hidden because of these values. */
  add(values: readonly string[]): readonly string[];
  hide(text: string): string;
}

/** A word as short as `1` or `yes` is no secret, and hiding it would tear every line. */
const SHORTEST = 4;

/** Hides each line of a value too, as what a program prints is told by lines. */
export function makeMask(): Mask {
  let hidden: readonly string[] = [];
  return {
    add: (values) => {
      const lines = values.flatMap((value) => [value, ...value.split('\n').map((line) => line.trim())]);
      const words = [...new Set(lines)].filter((word) => word.trim().length >= SHORTEST);
      hidden = [...new Set([...hidden, ...words])].sort((a, b) => b.length - a.length);
      return words;
    },
    hide: (text) => hidden.reduce((shown, word) => shown.replaceAll(word, '***'), text),
  };
}
