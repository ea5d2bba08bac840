import type {Host} from '../../model/host.ts';
import type {Upload} from '../../model/store.ts';
import {keyringOf} from './keys.ts';
import {keyringFile} from './steps.ts';
import type {PageWork} from './work.ts';

/**
 * All that users get beside the lists and packages, from the store's root, sorted: the keyring, a source for each group
 * of machines, the script and the page. The same for the same repository, so that what is there already need not be
 * put again. Without an address only the keyring.
 */
export async function usersFiles(_host: Host, work: PageWork): Promise<readonly Upload[]> {
  const keyring = await keyringOf(work.publicKeys);
  const texts = new Map<string, string | Uint8Array>([
    [keyringFile(work.settings.name, 'armored'), keyring.armored],
    [keyringFile(work.settings.name, 'binary'), keyring.binary],
  ]);
  if (work.settings.url !== undefined) {
    const {addressFiles} = await import('./address-files.ts');
    for (const [path, text] of await addressFiles(work, keyring)) texts.set(path, text);
  }
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({path, content: typeof text === 'string' ? Buffer.from(text) : text}));
}
