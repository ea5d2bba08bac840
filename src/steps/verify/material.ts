import {chmod, constants, copyFile, mkdir, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import {UserError} from '../../model/errors.ts';
import type {Log} from '../../model/host.ts';
import {groundOf} from '../build/index.ts';
import type {Case} from './cases.ts';
import type {Site} from './life.ts';
import {previousOf} from './previous.ts';
import type {Stamp} from './stamp.ts';

/** The package's files, on this machine. */
export interface Material {
  readonly real: string;
  readonly previous: string;
  readonly next: readonly [string, string];
  readonly companions: readonly string[];
  /** The public key of the run's own signatures; undefined where none was made. */
  readonly key: string | undefined;
  /** Whether all of the files carry one. */
  readonly isSigned: boolean;
}

interface Bench {
  /** Of this case alone. */
  readonly folder: string;
  readonly log: Log;
}

/** Makes what upgrades are tried with, and signs copies where the machine looks at signatures. */
export async function materialOf(
  {host, settings, stamp}: Site,
  trialCase: Case,
  {folder, log}: Bench,
): Promise<Material> {
  const {path, facts, companions, ground} = trialCase;
  const {renumber} = await formatOf(facts.format).load();
  const previous = await previousOf(host, {
    facts,
    path,
    upgradeFrom: settings.upgradeFrom,
    folder: join(folder, 'previous'),
  });
  const plain: Material = {
    real: path,
    previous,
    next: [await renumber(path, 1, folder), await renumber(path, 2, folder)],
    companions: companions.map((other) => other.path),
    key: undefined,
    isSigned: false,
  };
  if (groundOf(ground).manager.trials.trust === undefined) return plain;
  return signedCopies(stamp, plain, {format: facts.format, folder, log});
}

/** What we made ourselves is a copy already. */
async function ownCopy(folder: string, file: string, name: string): Promise<string> {
  if (file.startsWith(`${folder}/`)) return file;
  const below = join(folder, 'copies', name);
  await mkdir(below, {recursive: true});
  const copy = join(below, basename(file));
  await copyFile(file, copy, constants.COPYFILE_FICLONE);
  // It has the mode of what it was made from.
  await chmod(copy, 0o600);
  return copy;
}

/** The same files, each a copy with a signature: what is handed on stays as it is. */
async function signedCopies(
  stamp: Stamp,
  plain: Material,
  {format, folder, log}: Bench & {readonly format: string},
): Promise<Material> {
  let count = 0;
  let signed = 0;
  const signedCopy = async (file: string): Promise<string> => {
    const copy = await ownCopy(folder, file, `${++count}`);
    try {
      if (!(await stamp.sign(format, copy))) return file;
      signed++;
      return copy;
    } catch (error) {
      // Somebody else's package, of a kind that cannot be signed.
      if (!(error instanceof UserError)) throw error;
      log.info(`${basename(file)} is tried as it is: ${error.message}`);
      return file;
    }
  };
  const [next1, next2] = plain.next;
  const companions: string[] = [];
  for (const file of plain.companions) companions.push(await signedCopy(file));
  const files = {
    real: await signedCopy(plain.real),
    previous: await signedCopy(plain.previous),
    next: [await signedCopy(next1), await signedCopy(next2)] as const,
    companions,
  };
  if (signed === 0) return plain;
  const key = join(folder, 'throw-away.asc');
  await writeFile(key, await stamp.publicKey());
  return {...files, key, isSigned: signed === count};
}
