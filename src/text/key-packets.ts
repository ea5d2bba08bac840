/** The outside of OpenPGP packets: https://www.rfc-editor.org/rfc/rfc9580#section-4.2 */
export interface Packet {
  readonly tag: number;
  /** The first octet of the body: of keys and signatures, their version. */
  readonly version: number | undefined;
}

export interface Framing {
  readonly packets: readonly Packet[];
  /** `cut`: the last packet says that it is longer than what is there; `wrong`: no packet starts where one should. */
  readonly end: 'whole' | 'cut' | 'wrong';
}

export const SECRET_KEY = 5;
export const PUBLIC_KEY = 6;

/** More than any key has; what says otherwise is no key. */
const MOST = 20_000;

/** Walks over packets by their headers; looks at no secret. */
export function framingOf(bytes: Uint8Array): Framing {
  const packets: Packet[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = headerAt(bytes, at);
    if (header === undefined || packets.length >= MOST) return {packets, end: 'wrong'};
    if (header === 'cut') return {packets, end: 'cut'};
    packets.push({tag: header.tag, version: header.length > 0 ? bytes[header.body] : undefined});
    at = header.body + header.length;
    if (at > bytes.length) return {packets, end: 'cut'};
  }
  return {packets, end: packets.length > 0 ? 'whole' : 'wrong'};
}

/** Whether these bytes set out as a key does, whole or not. */
export function startsAsKey({packets: [first]}: Framing): boolean {
  return isKey(first) && first?.version !== undefined && first.version >= 2 && first.version <= 6;
}

export const isKey = (packet: Packet | undefined): boolean =>
  packet?.tag === SECRET_KEY || packet?.tag === PUBLIC_KEY;

interface Header {
  readonly tag: number;
  readonly body: number;
  readonly length: number;
}

function headerAt(bytes: Uint8Array, at: number): Header | 'cut' | undefined {
  const first = bytes[at]!;
  if ((first & 0x80) === 0) return undefined;
  const octets = (from: number, count: number): number | undefined => {
    if (from + count > bytes.length) return undefined;
    let value = 0;
    for (let i = from; i < from + count; i++) value = value * 256 + bytes[i]!;
    return value;
  };
  const header = (tag: number, body: number, length: number | undefined): Header | 'cut' =>
    length === undefined ? 'cut' : {tag, body, length};
  if ((first & 0x40) === 0) {
    const size = [1, 2, 4][first & 3];
    const tag = (first >> 2) & 0x0f;
    return size === undefined ? undefined : header(tag, at + 1 + size, octets(at + 1, size));
  }
  const tag = first & 0x3f;
  const one = bytes[at + 1];
  if (one === undefined) return 'cut';
  if (one < 192) return header(tag, at + 2, one);
  if (one < 224) {
    const two = bytes[at + 2];
    return header(tag, at + 3, two === undefined ? undefined : (one - 192) * 256 + two + 192);
  }
  // Lengths in parts are for messages alone.
  return one === 255 ? header(tag, at + 6, octets(at + 2, 4)) : undefined;
}
