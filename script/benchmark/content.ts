import {type Random, seeded} from './random.ts';

const LETTERS = 'etaoinshrdlucmfwypvbgkjqxz';
const WORDS = 6000;
const JOINTS = [
  ' ',
  ' ',
  ' ',
  ' ',
  ', ',
  '(',
  ') ',
  '.',
  ' = ',
  ';\n  ',
  '\n',
  ';\n    ',
  ' {\n    ',
  '\n}\n',
  ': ',
  "'",
];

/** Words as they are in sources: short ones often, long ones seldom, some in camel case. */
const vocabulary: readonly Buffer[] = (() => {
  const random = seeded(7);
  const letter = () => LETTERS[Math.floor(LETTERS.length * random.fraction() ** 2)]!;
  const word = () => Array.from({length: 2 + random.below(7)}, letter).join('');
  return Array.from({length: WORDS}, (_, index) => {
    const one = word();
    const two = word();
    return Buffer.from(index % 5 === 0 ? one + two[0]!.toUpperCase() + two.slice(1) : one);
  });
})();

const joints: readonly Buffer[] = JOINTS.map((text) => Buffer.from(text));

const PHRASES = 4000;

/** Runs of words that come again, as calls and declarations do. */
const phrases: readonly Buffer[] = (() => {
  const random = seeded(11);
  return Array.from({length: PHRASES}, () =>
    Buffer.concat(
      Array.from({length: 3 + random.below(5)}, () => [
        pick(vocabulary, random),
        pick(joints, random),
      ]).flat(),
    ),
  );
})();

/** The first ones far more often than the last. */
function pick(list: readonly Buffer[], random: Random): Buffer {
  return list[Math.floor(list.length * random.fraction() ** 3)]!;
}

/** Text like that of source files. */
export function textBytes(size: number, random: Random): Buffer {
  const out = Buffer.allocUnsafe(size + 256);
  for (let at = 0; at < size; ) {
    if (random.below(3) === 0) at += pick(phrases, random).copy(out, at);
    else {
      at += pick(vocabulary, random).copy(out, at);
      at += pick(joints, random).copy(out, at);
    }
  }
  return out.subarray(0, size);
}

const BLOCKS = 5;

/** Like a program: instructions whose first bytes repeat, tables of rising addresses, and names. */
export function binaryBytes(size: number, random: Random): Buffer {
  const out = Buffer.alloc(size + 4096);
  let address = random.next();
  for (let at = 0; at < size; ) {
    const block = random.below(BLOCKS);
    const end = Math.min(at + 2048, size);
    if (block === 0) at += textBytes(Math.min(1024, end - at), random).copy(out, at);
    else if (block === 1)
      for (; at < end; at += 8) {
        address = (address + 16 * (1 + random.below(8))) >>> 0;
        out.writeUInt32LE(address, at);
      }
    else at = writeCode(out, at, end, random);
  }
  return out.subarray(0, size);
}

function writeCode(out: Buffer, from: number, end: number, random: Random): number {
  let at = from;
  while (at < end) {
    const code = pick(vocabulary, random);
    at += code.copy(out, at, 0, 3);
    out[at++] = random.below(8) === 0 ? random.below(256) : 0x48;
    // A sequence that came shortly before, as loops and calls have it.
    if (at > 256 && random.below(4) === 0) {
      const back = at - 64 - random.below(128);
      at += out.copy(out, at, back, back + 24);
    }
  }
  return at;
}

/** What no compressor makes smaller, as pictures and archives are. */
export function randomBytes(size: number, random: Random): Buffer {
  const words = new Uint32Array(Math.ceil(size / 4));
  for (let at = 0; at < words.length; at++) words[at] = random.next();
  return Buffer.from(words.buffer, 0, size);
}
