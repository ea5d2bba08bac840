import {generateKey} from 'openpgp';
import {type OpenKey, readOpenKeys} from './keys.ts';
import {signing} from './library.ts';

/** A key that lives as long as this run: RSA, as every target reads it. */
export async function throwAwayKey(date: number): Promise<OpenKey> {
  const {privateKey} = await generateKey({
    type: 'rsa',
    rsaBits: 3072,
    userIDs: [{name: 'Throw-away key of one run'}],
    subkeys: [],
    date: new Date(date * 1000),
    format: 'armored',
    config: signing,
  });
  const [key] = await readOpenKeys(privateKey, 'the throw-away key');
  return key!;
}
