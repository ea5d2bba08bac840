import {chmod, mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import type {Signer} from '../../src/model/signer.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {DATE} from './deb.ts';

/** The home of the keys that gpg made for a test. */
export const gpgHome = (host: Host): string => join(host.workDir, 'gnupg');

/** gpg in that home, without questions. */
export async function gpg(host: Host, ...words: readonly string[]): Promise<string> {
  await mkdir(gpgHome(host), {recursive: true});
  await chmod(gpgHome(host), 0o700);
  const mute = ['--batch', '--yes', '--pinentry-mode=loopback', '--passphrase='];
  return (await host.run(['gpg', `--homedir=${gpgHome(host)}`, ...mute, ...words])).stdout;
}

/** Our signer with a key that gpg made as docs/signing.md says: `rsa4096`, `ed25519` … */
export async function gpgMadeSigner(host: Host, name: string, algorithm: string): Promise<Signer> {
  await gpg(host, '--quick-generate-key', name, algorithm, 'sign', '2y');
  const [key] = await readOpenKeys(await gpg(host, '--armor', '--export-secret-keys', `=${name}`), name);
  return memorySigner(key!, {part: key!.facts.parts[0], passphrases: [], date: DATE});
}

/** Ends the agent that gpg started for that home. */
export const closeGpgHome = (host: Host): Promise<unknown> =>
  host.run(['gpgconf', `--homedir=${gpgHome(host)}`, '--kill', 'all']).catch(() => undefined);

/** One of RSA and one of Ed25519, as a rotation has them side by side. */
export const twoGpgSigners = async (host: Host): Promise<readonly Signer[]> => [
  await gpgMadeSigner(host, 'one <one@example.org>', 'rsa3072'),
  await gpgMadeSigner(host, 'two <two@example.org>', 'ed25519'),
];
