/** Numbers that look random and are the same each time. */
export interface Dice {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

/** The generator called mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {below, pick: (list) => list[below(list.length)]!};
}

type Mutation = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer;

const NUMBERS = [
  0, 1, 2, 15, 16, 255, 4096, 65_535, 65_536, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff,
];

const flipBytes: Mutation = (bytes, dice) => {
  for (let times = 1 + dice.below(20); times > 0; times--)
    bytes[dice.below(bytes.length)] = dice.pick([dice.below(256), 0, 0xff, 0x7f, 0x80]);
  return bytes;
};

const flipNear: Mutation = (bytes, dice) => {
  const start = dice.below(bytes.length);
  for (let times = 1 + dice.below(6); times > 0; times--)
    bytes[Math.min(start + dice.below(32), bytes.length - 1)] = dice.below(256);
  return bytes;
};

const setNumber: Mutation = (bytes, dice) => {
  if (bytes.length < 8) return bytes;
  const at = dice.below(bytes.length - 4);
  const value = dice.pick(NUMBERS);
  if (dice.below(2)) bytes.writeUInt32BE(value, at);
  else bytes.writeUInt32LE(value, at);
  return bytes;
};

const cutOff: Mutation = (bytes, dice) => bytes.subarray(0, dice.below(bytes.length));

const rangeOf = (bytes: Buffer, dice: Dice): readonly [number, number] => {
  const start = dice.below(bytes.length);
  return [start, Math.min(bytes.length, start + 1 + dice.below(600))];
};

const takeOut: Mutation = (bytes, dice) => {
  const [start, end] = rangeOf(bytes, dice);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};

const repeat: Mutation = (bytes, dice) => {
  const [start, end] = rangeOf(bytes, dice);
  const piece = bytes.subarray(start, end);
  const times = dice.below(20);
  return Buffer.concat([bytes.subarray(0, end), ...Array(times).fill(piece), bytes.subarray(end)]);
};

const splice: Mutation = (bytes, dice, other) => {
  const [start, end] = rangeOf(other, dice);
  const at = dice.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), other.subarray(start, end), bytes.subarray(at)]);
};

/** A member head of an ar archive: its size or name says something else. */
const lieInAr: Mutation = (bytes, dice) => {
  const ends = allOf(bytes, '`\n');
  if (ends.length === 0) return flipBytes(bytes, dice, bytes);
  const start = dice.pick(ends) - 58;
  if (start < 0) return bytes;
  const text = dice.pick(['0', '1', '99999999', '4294967296', '9999999999', '-1', '1e9', '', '#1/20']);
  bytes.write(text.padEnd(10), start + dice.pick([0, 48]), 'latin1');
  return bytes;
};

/** A field of a tar head is changed and its checksum made right again. */
const lieInTar: Mutation = (bytes, dice) => {
  const heads = allOf(bytes, 'ustar')
    .map((at) => at - 257)
    .filter((at) => at >= 0 && at + 512 <= bytes.length);
  if (heads.length === 0) return flipNear(bytes, dice, bytes);
  const head = bytes.subarray(dice.pick(heads)).subarray(0, 512);
  const [at, length] = dice.pick([
    [0, 100],
    [100, 8],
    [124, 12],
    [136, 12],
    [156, 1],
    [157, 100],
    [345, 155],
  ] as const);
  if (at === 156) head[at] = dice.pick([...Buffer.from('01234567xgLKSDVMN\0')]);
  else if (dice.below(2))
    for (let times = 4; times > 0; times--) head[at + dice.below(length)] = dice.below(256);
  else
    head.write(
      dice.pick(['77777777777', '00000000000', '\xff\xff\xff\xff', '../../etc/x', '/', '']),
      at,
      'latin1',
    );
  head.fill(0x20, 148, 156);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
};

const HEADER = Buffer.from([0x8e, 0xad, 0xe8, 1]).toString('latin1');

/** A row of an rpm header's index says another tag, type, place or count. */
const lieInHeader: Mutation = (bytes, dice) => {
  const headers = allOf(bytes, HEADER);
  if (headers.length === 0) return setNumber(bytes, dice, bytes);
  const start = dice.pick(headers);
  for (let times = 1 + dice.below(4); times > 0; times--) {
    const at = start + 8 + dice.below(100) * 4;
    if (at + 4 > bytes.length) continue;
    bytes.writeUInt32BE(dice.pick([...NUMBERS, dice.below(5200), dice.below(12), dice.below(10_000)]), at);
  }
  return bytes;
};

function allOf(bytes: Buffer, text: string): readonly number[] {
  const found: number[] = [];
  const wanted = Buffer.from(text, 'latin1');
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

const ALL: readonly Mutation[] = [
  flipBytes,
  flipNear,
  setNumber,
  cutOff,
  takeOut,
  repeat,
  splice,
  lieInAr,
  lieInTar,
  lieInHeader,
  lieInHeader,
];

/** One to three changes to a copy of the bytes. */
export function mutate(bytes: Buffer, dice: Dice, other: Buffer): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let times = dice.pick([1, 1, 1, 2, 3]); times > 0 && changed.length > 0; times--)
    changed = dice.pick(ALL)(changed, dice, other);
  return changed;
}
