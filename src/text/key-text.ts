import {type Problem, UserError} from '../model/errors.ts';
import {type Block, blocksOf} from './key-armor.ts';
import {type Mistake, mistakeOf} from './key-mistakes.ts';
import {type Framing, framingOf, isKey, SECRET_KEY, startsAsKey} from './key-packets.ts';

export interface KeyTextWish {
  /** Names the text in sentences: `the input gpg-private-key`, `keys/public.asc`. */
  readonly what: string;
  readonly want: 'secret' | 'public' | 'any';
}

export interface KeyText {
  /** The packets of every key that was given, one after the other. */
  readonly bytes: Uint8Array;
  /** What was put right, and how to store it so that nothing has to be. */
  readonly warnings: readonly Problem[];
}

const STORE = 'gpg --armor --export-secret-keys FINGERPRINT | gh secret set GPG_PRIVATE_KEY';
const EXPORT_SECRET = `${STORE} stores the secret one`;
const EXPORT_PUBLIC = 'gpg --armor --export FINGERPRINT > FILE writes the public one';
const LARGEST = 1 << 20;

/**
 * The packets in what a secret, an input or a file gives: armored or in base64, as it came out of whatever box it lay
 * in. What is no key gets its own sentence; no part of the text is ever in one.
 */
export function readKeyText(given: string | Uint8Array, wish: KeyTextWish): KeyText {
  const room: Room = {wish, warnings: []};
  if (given.length > LARGEST) throw refusal(room, SENTENCES.large);
  const bytes = typeof given === 'string' ? fromText(given, room) : fromBytes(given, room);
  checkKinds(framingOf(bytes), room);
  return {bytes, warnings: room.warnings};
}

interface Room {
  readonly wish: KeyTextWish;
  readonly warnings: Problem[];
}

const SENTENCES = {
  empty: {code: 'key/empty', message: 'is empty'},
  large: {code: 'key/unreadable', message: 'is far too long for a key'},
  cut: {code: 'key/truncated', message: 'is cut off: a part of it is missing'},
  begin: {code: 'key/truncated', message: 'is cut off: its BEGIN line is missing'},
  end: {code: 'key/truncated', message: 'is cut off: its END line is missing'},
  hollow: {code: 'key/empty', message: 'has nothing between its BEGIN and END lines'},
  characters: {code: 'key/damaged', message: 'is damaged: it holds characters that no armored key has'},
  checksum: {
    code: 'key/damaged',
    message: 'is damaged: its checksum is wrong, so that something in it was changed or left out',
  },
  framing: {code: 'key/damaged', message: 'is damaged: its packets do not fit together'},
  twice: {
    code: 'key/base64-twice',
    message: 'is base64 of base64: it was encoded twice',
    hint: `leave out one \`base64\`; a secret box takes the armored text as it is: ${STORE}`,
  },
  binary: {
    code: 'key/binary',
    message: 'is binary, and was harmed when it was read as text',
    hint: `add --armor: ${STORE}`,
  },
  keybox: {code: 'key/keybox', message: 'is a keybox of gpg (pubring.kbx), not an exported key'},
  signature: {code: 'key/other-block', message: 'is a signature or a revocation certificate, not a key'},
  otherBlock: {code: 'key/other-block', message: 'is an OpenPGP message, not a key'},
  public: {
    code: 'key/public',
    message: 'is a public key: it checks signatures and cannot make them',
    hint: EXPORT_SECRET,
  },
  secret: {
    code: 'key/secret',
    message: 'holds a secret key where the public one belongs',
    hint: `${EXPORT_PUBLIC}; a secret key that was committed counts as lost: revoke it`,
  },
  old: {code: 'key/version', message: 'is a key of version 3 or older, which nothing accepts any more'},
  new: {
    code: 'key/version',
    message: 'is a key of version 5 or 6, which the package managers of today do not read',
    hint: 'gpg --quick-generate-key "NAME <ADDRESS>" rsa4096 sign 3y makes a key of version 4',
  },
  none: {code: 'key/unreadable', message: 'is no OpenPGP key'},
} as const satisfies Readonly<Record<string, Mistake>>;

/** No cause: what a parser says of a text may repeat the text. */
function refusal({wish: {what, want}}: Room, {code, message, hint}: Mistake): UserError {
  return new UserError(code, `${what} ${message}`, {
    hint: hint ?? (want === 'public' ? EXPORT_PUBLIC : EXPORT_SECRET),
  });
}

function fromBytes(bytes: Uint8Array, room: Room): Uint8Array {
  const framing = framingOf(bytes);
  if (framing.packets.length > 0 && framing.end !== 'wrong') return bytes;
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return fromText(Buffer.from(bytes.subarray(2)).toString('utf16le'), room);
  const text = Buffer.from(bytes).toString('latin1');
  if (text.slice(8, 12) === 'KBXf') throw refusal(room, SENTENCES.keybox);
  if (startsAsKey(framing)) throw refusal(room, SENTENCES.framing);
  return fromText(Buffer.from(bytes).toString('utf8'), room);
}

function fromText(given: string, room: Room): Uint8Array {
  const text = unquoted(given.replaceAll('\0', ''), room).replace(/^[\uFEFF\uFFFD\s]+/, '');
  if (text.trim() === '') throw refusal(room, given.includes('\uFFFD') ? SENTENCES.binary : SENTENCES.empty);
  if (/-----(?:BEGIN|END) PGP /.test(text)) return fromArmor(text, room);
  const bytes = fromBase64(text);
  if (bytes === undefined) {
    const binary = text.includes('\uFFFD') || given.startsWith('\uFFFD');
    throw refusal(room, binary ? SENTENCES.binary : (mistakeOf(text) ?? SENTENCES.none));
  }
  return fromDecoded(bytes, text, room);
}

/** What base64 was around: packets, an armored key, or one of the things that are neither. */
function fromDecoded(bytes: Buffer, text: string, room: Room): Uint8Array {
  const framing = framingOf(bytes);
  if (isKey(framing.packets[0]) && framing.end === 'whole') return bytes;
  const inner = bytes.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '');
  if (/-----(?:BEGIN|END) PGP /.test(inner)) return fromArmor(inner, room);
  const again = fromBase64(inner);
  if (again && holdsKey(again)) throw refusal(room, SENTENCES.twice);
  const mistake = mistakeOf(text) ?? mistakeOf(inner);
  if (mistake && !startsAsKey(framing)) throw refusal(room, mistake);
  if (inner.slice(8, 12) === 'KBXf') throw refusal(room, SENTENCES.keybox);
  if (framing.end === 'whole') return bytes;
  if (startsAsKey(framing)) throw refusal(room, framing.end === 'cut' ? SENTENCES.cut : SENTENCES.framing);
  throw refusal(room, mistake ?? SENTENCES.none);
}

const holdsKey = (bytes: Buffer): boolean =>
  startsAsKey(framingOf(bytes)) ||
  bytes.includes('-----BEGIN PGP ') ||
  (fromBase64(bytes.toString('latin1'))?.includes('-----BEGIN PGP ') ?? false);

/** Base64 of either alphabet, in one line or in many; undefined where it is something else. */
function fromBase64(text: string): Buffer | undefined {
  const packed = text.replace(/\s+/g, '');
  if (packed === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return undefined;
  return Buffer.from(packed, 'base64');
}

/** Takes off the quotes that a shell, a YAML or a JSON file leaves around a value. */
function unquoted(text: string, {wish: {what}, warnings}: Room): string {
  const quoted = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(text);
  if (!quoted) return text;
  warnings.push({
    message: `${what} is in quotes, which are no part of a key`,
    hint: `store it without: ${STORE}`,
  });
  return quoted[2]!;
}

function fromArmor(text: string, room: Room): Uint8Array {
  // A backslash or a percent sign is in no armored key: these are line breaks that some box wrote out.
  const plain = text.replace(/\\r\\n|\\n|\\r|%0D%0A|%0A/gi, '\n');
  const parts = blocksOf(plain).map((block) => bytesOf(block, room));
  if (parts.length === 0) throw refusal(room, SENTENCES.begin);
  const mended = blocksOf(plain).some((block) => block.fault === undefined && block.mended);
  if (mended || plain !== text) room.warnings.push(lostLines(room.wish));
  return Buffer.concat(parts);
}

const lostLines = ({what}: KeyTextWish): Problem => ({
  message: `${what} has lost its line breaks; they were put back`,
  hint: `store it as gpg prints it: ${STORE}`,
});

const FAULTS: Readonly<Record<NonNullable<Block['fault']>, Mistake>> = {
  'no-end': SENTENCES.end,
  'no-begin': SENTENCES.begin,
  empty: SENTENCES.hollow,
  characters: SENTENCES.characters,
  checksum: SENTENCES.checksum,
  cut: SENTENCES.cut,
};

function bytesOf(block: Block, room: Room): Uint8Array {
  if (/SIGNATURE/.test(block.type)) throw refusal(room, SENTENCES.signature);
  if (block.type && !/^(?:PRIVATE|SECRET|PUBLIC) KEY BLOCK$/.test(block.type))
    throw refusal(room, SENTENCES.otherBlock);
  if (block.fault !== undefined) throw refusal(room, FAULTS[block.fault]);
  return block.bytes;
}

function checkKinds({packets, end}: Framing, room: Room): void {
  const [first] = packets;
  if (first?.tag === 2) throw refusal(room, SENTENCES.signature);
  if (!isKey(first)) throw refusal(room, packets.length > 0 ? SENTENCES.otherBlock : SENTENCES.none);
  if (end !== 'whole') throw refusal(room, end === 'cut' ? SENTENCES.cut : SENTENCES.framing);
  const keys = packets.filter(isKey);
  if (keys.some(({version = 0}) => version < 4)) throw refusal(room, SENTENCES.old);
  if (keys.some(({version = 0}) => version > 4)) throw refusal(room, SENTENCES.new);
  const secret = keys.some(({tag}) => tag === SECRET_KEY);
  if (room.wish.want === 'secret' && !secret) throw refusal(room, SENTENCES.public);
  if (room.wish.want === 'public' && secret) throw refusal(room, SENTENCES.secret);
}
