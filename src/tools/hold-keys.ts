import type {Log} from '../model/host.ts';
import type {KeyInputs} from '../model/secret.ts';
import {closeProcess, pathOutside, refuseTelltales, workTreeOf} from './hygiene.ts';
import {keyWords, passphraseWords} from './secret-words.ts';

/** What a process that was given a key does before anything else; nothing where there is none. */
export function holdKeys(
  {privateKey, passphrase}: KeyInputs,
  {log, workDir}: {readonly log: Pick<Log, 'mask'>; readonly workDir: string},
): void {
  if (!privateKey && !passphrase) return;
  refuseTelltales(process);
  closeProcess();
  const path = pathOutside(process.env['PATH'] ?? '', workTreeOf(workDir));
  if (path) process.env['PATH'] = path;
  log.mask([...keyWords(privateKey?.() ?? ''), ...passphraseWords(passphrase?.() ?? '')]);
}
