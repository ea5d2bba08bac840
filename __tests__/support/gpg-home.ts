import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {promisify} from 'node:util';

const start = promisify(execFile);

export interface GpgHome extends AsyncDisposable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs gpg on this home alone; what it printed. */
  gpg(...args: readonly string[]): Promise<string>;
  /** Makes a key that signs, without a passphrase unless one is given; its fingerprint. */
  newKey(user: string, algorithm?: string, passphrase?: string): Promise<string>;
  /** Adds a subkey that signs. */
  newSubkey(key: string, algorithm: string): Promise<void>;
  /** The fingerprints of a key and of its subkeys. */
  fingerprints(key: string): Promise<readonly string[]>;
}

/** A home of gpg with an agent of its own; the path is short, because the agent's socket lies in it. */
export async function gpgHome(): Promise<GpgHome> {
  const path = await mkdtemp('/tmp/lpg-');
  const env = {PATH: process.env['PATH'] ?? '', HOME: path, GNUPGHOME: path, LC_ALL: 'C'};
  const gpg = async (...args: readonly string[]) =>
    (await start('gpg', ['--batch', '--yes', '--no-tty', '--quiet', ...args], {env})).stdout;
  const fingerprints = async (key: string) =>
    [...(await gpg('--with-colons', '--list-keys', key)).matchAll(/^fpr:+([0-9A-F]+):/gm)].map(
      ([, fingerprint]) => fingerprint!,
    );
  const loopback = (passphrase: string) => ['--pinentry-mode', 'loopback', '--passphrase', passphrase];
  return {
    path,
    env,
    gpg,
    fingerprints,
    newKey: async (user, algorithm = 'ed25519', passphrase = '') => {
      await gpg(...loopback(passphrase), '--quick-generate-key', user, algorithm, 'cert,sign', '1y');
      return (await fingerprints(`=${user}`))[0]!;
    },
    newSubkey: async (key, algorithm) => {
      await gpg(...loopback(''), '--quick-add-key', key, algorithm, 'sign', '1y');
    },
    [Symbol.asyncDispose]: async () => {
      await start('gpgconf', ['--homedir', path, '--kill', 'all'], {env});
      await rm(path, {recursive: true, force: true});
    },
  };
}
