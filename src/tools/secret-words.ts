/** Shorter lines of a key (the end of its base64, its checksum) are no secret, and would tear what is printed. */
const SHORTEST_LINE = 16;
/** As programs break base64 into lines. */
const WIDTHS = [64, 76] as const;

/**
 * What a log must not show of an armored or base64 key: its lines, those of what its base64 holds, and both as
 * programs print them again. Armor lines, headers and blank lines are none of them, or logs become stars.
 */
export function keyWords(given: string): readonly string[] {
  const texts = layersOf(given);
  const lines = texts.flatMap(linesOf);
  const encoded = texts.flatMap((text) => base64Words(Buffer.from(text)));
  return unique([...lines, ...lines.map(encodeURIComponent), ...encoded]);
}

/** The same for a passphrase: all of it and each of its lines, also as base64, in an address and in JSON. */
export function passphraseWords(given: string): readonly string[] {
  const parts = unique([given, given.trim(), ...given.split(/\r?\n/).flatMap((line) => [line, line.trim()])]);
  return unique(
    parts.flatMap((part) => [
      part,
      encodeURIComponent(part),
      new URLSearchParams([['', part]]).toString().slice(1),
      JSON.stringify(part).slice(1, -1),
      Buffer.from(part).toString('hex'),
      ...[0, 1, 2].map((before) => base64Core(part, before)),
    ]),
  );
}

const unique = (words: readonly string[]): readonly string[] => [
  ...new Set(words.filter((word) => word.trim() !== '')),
];

/** The text, and what is inside where it is base64: of armor, or of base64 of armor. */
function layersOf(given: string): readonly string[] {
  const text = given.replaceAll(/\\r|\\n/g, '\n');
  const packed = text.replaceAll(/\s/g, '');
  const inner =
    text.includes('-----BEGIN') || !/^[A-Za-z0-9+/_-]+=*$/.test(packed)
      ? ''
      : Buffer.from(packed, 'base64').toString();
  const isText = inner !== '' && !/[^\t\r\n -~]/.test(inner);
  return isText && inner.length < packed.length ? [text, ...layersOf(inner)] : [text];
}

/** Words and not lines: a secret box may have made spaces of the line ends. */
const linesOf = (text: string): readonly string[] =>
  text
    .replaceAll(/-----[^\n]*?-----/g, '\n')
    .split(/[\r\n]+/)
    .filter((line) => !/^\s*[A-Za-z-]+: /.test(line) || /\S{60}/.test(line))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word.length >= SHORTEST_LINE);

function base64Words(bytes: Buffer): readonly string[] {
  const all = bytes.toString('base64');
  const lines = WIDTHS.flatMap((width) => all.match(new RegExp(`.{${SHORTEST_LINE},${width}}`, 'g')) ?? []);
  return [all, ...lines];
}

/** What base64 makes of a text wherever it begins in a longer one: without the ends that its neighbours have a part in. */
function base64Core(text: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const whole = Math.floor(bytes.length / 3) * 4;
  return bytes.toString('base64').slice(before === 0 ? 0 : before + 1, whole);
}
