import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {binaryBytes, randomBytes, textBytes} from './content.ts';
import {type Random, seeded} from './random.ts';

export interface PayloadSize {
  /** What `--only` calls it. */
  readonly id: string;
  readonly bytes: number;
  readonly files: number;
}

export const payloadSizes: readonly PayloadSize[] = [
  {id: '2', bytes: 2e6, files: 40},
  {id: '150', bytes: 150e6, files: 3000},
  {id: '800', bytes: 800e6, files: 20_000},
];

/** Of every hundred files and of every hundred bytes, as in a folder of an application under /opt. */
const KINDS = [
  {make: textBytes, files: 84, bytes: 62, suffix: '.js', mode: 0o644},
  {make: binaryBytes, files: 8, bytes: 29, suffix: '.so', mode: 0o755},
  {make: randomBytes, files: 8, bytes: 9, suffix: '.png', mode: 0o644},
] as const;

const SEED = 0x6c696e75;

/** Writes a tree that is the same everywhere, and gives the digest of all paths, modes and bytes. */
export async function writePayload(dir: string, {bytes, files}: PayloadSize): Promise<string> {
  const random = seeded(SEED ^ files);
  const whole = createHash('sha256');
  for (const {make, suffix, mode, ...share} of KINDS) {
    const sizes = sizesOf((files * share.files) / 100, (bytes * share.bytes) / 100, random);
    for (const [index, size] of sizes.entries()) {
      const path = join(`part-${index % 37}`, `unit-${index % 11}`, `file-${index}${suffix}`);
      const content = make(size, random);
      whole.update(`${path} ${mode.toString(8)} ${size}\n`).update(content);
      await mkdir(dirname(join(dir, path)), {recursive: true});
      await writeFile(join(dir, path), content, {mode});
    }
  }
  return whole.digest('hex');
}

/** Many small ones and few large ones, which add up. */
function sizesOf(count: number, total: number, random: Random): readonly number[] {
  const weights = Array.from({length: Math.round(count)}, () => Math.exp(3 * random.fraction()));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.max(1, Math.round((weight / sum) * total)));
}
