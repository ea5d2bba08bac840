/** An element of a list has this shape; nothing else may hold `<`, for it is escaped in texts and attributes. */
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

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

/** The attributes of the first element of that name; undefined where there is none. */
export function attributesOf(xml: string, name: string): Readonly<Record<string, string>> | undefined {
  const tag = tagOf(xml, name);
  if (tag === undefined) return undefined;
  const found: Record<string, string> = Object.create(null);
  for (const [, key = '', double, single] of tag.matchAll(ATTRIBUTE))
    found[key] = unescaped(double ?? single ?? '');
  return found;
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

function tagOf(xml: string, name: string): string | undefined {
  const start = startOf(xml, name);
  if (start < 0) return undefined;
  const end = tagEnd(xml, start);
  return end < 0 ? undefined : xml.slice(start + name.length + 1, end);
}

/** Where the tag ends: `>` may stand inside an attribute. */
function tagEnd(xml: string, start: number): number {
  let quote = '';
  for (let at = start; at < xml.length; at++) {
    const sign = xml[at]!;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
}

function startOf(xml: string, name: string): number {
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, at + 1))
    if (/[\s/>]/.test(xml[at + name.length + 1] ?? '')) return at;
  return -1;
}
