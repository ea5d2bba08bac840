import {formatOf} from '../../formats/index.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';

/** Signs what is tried, so that machines which refuse unsigned packages take it. */
export interface Stamp {
  /** Puts a signature into a file; false where its format has no room for one. */
  sign(format: string, file: string): Promise<boolean>;
  /** The public key, armored. */
  publicKey(): Promise<string>;
}

/** Clocks of virtual machines run behind at times, and what is signed in the future is refused. */
const DAY = 86_400;

/** A stamp whose key is made when it is first asked for, lives as long as this run, and is written nowhere. */
export function makeStamp(host: Pick<Host, 'now'>): Stamp {
  let made: Promise<Signer> | undefined;
  const signer = () => {
    made ??= throwAwaySigner(host.now() - DAY);
    return made;
  };
  return {
    sign: async (format, file) => {
      const {defaults, load} = formatOf(format);
      const {sign} = await load();
      return (await sign?.({file, signer: await signer(), options: defaults})) !== undefined;
    },
    publicKey: async () => (await signer()).publicKey,
  };
}

async function throwAwaySigner(date: number): Promise<Signer> {
  const {memorySigner, throwAwayKey} = await import('../../tools/openpgp/index.ts');
  const key = await throwAwayKey(date);
  return memorySigner(key, {part: key.facts.parts[0], passphrases: [], date});
}
