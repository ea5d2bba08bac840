const NAMED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/** Text as it was before it was escaped; a reference that stands for nothing stays as it is. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (all, dec, hex, name) => {
        if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : all;
        const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;

/** `<a b='c'>`, `<a b='c'/>`, `<?xml b='c'?>`. */
const TAG_ENDS: ReadonlySet<string | undefined> = new Set(['>', '/', '?']);

/** The attributes of the first element of that name; undefined where there is none, or no end to it. */
export function attributesOf(xml: string, name: string): ReadonlyMap<string, string> | undefined {
  const start = startOf(xml, name);
  if (start < 0) return undefined;
  const found = new Map<string, string>();
  for (let at = afterSpace(xml, start + name.length + 1); ; ) {
    if (TAG_ENDS.has(xml[at])) return found;
    const sign = xml.indexOf('=', at);
    const open = sign < 0 ? -1 : afterSpace(xml, sign + 1);
    const quote = xml[open];
    const close = quote === '"' || quote === "'" ? xml.indexOf(quote, open + 1) : -1;
    if (close < 0) return undefined;
    found.set(xml.slice(at, sign).trimEnd(), unescaped(xml.slice(open + 1, close)));
    at = afterSpace(xml, close + 1);
  }
}

/** The text of the first element of that name; undefined where there is none. */
export function textOf(xml: string, name: string): string | undefined {
  const start = startOf(xml, name);
  if (start < 0) return undefined;
  const open = tagEnd(xml, start) + 1;
  if (open === 0) return undefined;
  if (xml[open - 2] === '/') return '';
  const close = xml.indexOf('<', open);
  return close < 0 || !xml.startsWith(`</${name}`, close) ? undefined : unescaped(xml.slice(open, close));
}

/** Where the tag ends: `>` may stand inside an attribute. */
function tagEnd(xml: string, start: number): number {
  for (let at = start; at < xml.length; at++) {
    const sign = xml[at]!;
    if (sign === '>') return at;
    if (sign !== '"' && sign !== "'") continue;
    at = xml.indexOf(sign, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

function afterSpace(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}

function startOf(xml: string, name: string): number {
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, at + 1))
    if (endsName(xml.charCodeAt(at + name.length + 1))) return at;
  return -1;
}

/** White space, `/` or `>`. */
const endsName = (code: number): boolean => isSpace(code) || code === 47 || code === 62;
