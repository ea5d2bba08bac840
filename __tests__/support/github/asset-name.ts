const KEPT = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+@-');

/**
 * The name that GitHub gives an uploaded file, written without a look at ours:
 * https://docs.github.com/en/rest/releases/assets#upload-a-release-asset
 */
export function uploadedName(name: string): string {
  const letters = [...name.normalize('NFKD')].filter((letter) => !/\p{Mn}/u.test(letter));
  const words: string[] = letters[0] === '.' ? ['default'] : [];
  let isInside = false;
  for (const letter of letters) {
    const isKept = KEPT.has(letter);
    if (isKept && isInside) words.push(words.pop() + letter);
    else if (isKept) words.push(letter);
    isInside = isKept;
  }
  const uploaded = words.join('.');
  return words.length > 1 || uploaded === name ? uploaded : `default.${uploaded}`;
}
