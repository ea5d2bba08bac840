import {execFileSync, spawnSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {installProgram} from './repository-programs.ts';

/** A folder of one run of the bench, with a key in a keyring of its own. */
export interface Room extends AsyncDisposable {
  readonly dir: string;
  /** What every contestant is told: the keyring for gpg. */
  readonly env: Readonly<Record<string, string>>;
  /** The same secret key, armored, and the file that it is in. */
  readonly secretKey: string;
  readonly keyFile: string;
}

export const USER = 'bench@example.org';

export async function openRoom(): Promise<Room> {
  // gpg's agent has its socket here, and a socket's path is short.
  const dir = await mkdtemp('/tmp/linux-pkg-bench-');
  const env = {GNUPGHOME: join(dir, 'gpg'), HOME: dir};
  await mkdir(env.GNUPGHOME, {mode: 0o700});
  const gpg = (...args: readonly string[]) =>
    execFileSync('gpg', ['--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...args], {
      env: {...process.env, ...env},
      encoding: 'utf8',
    });
  gpg('--quick-generate-key', USER, 'rsa4096', 'sign', 'never');
  const secretKey = gpg('--armor', '--export-secret-keys', USER);
  const keyFile = join(dir, 'key');
  await writeFile(keyFile, secretKey);
  return {
    dir,
    env,
    secretKey,
    keyFile,
    [Symbol.asyncDispose]: async () => {
      spawnSync('gpgconf', ['--kill', 'all'], {env: {...process.env, ...env}});
      await rm(dir, {recursive: true, force: true});
    },
  };
}

/** Whether a program is here, or could be brought. */
export function isAtHand(program: string): boolean {
  if (isHere(program) || (installProgram(program) && isHere(program))) return true;
  console.error(`${program} is not installed: its rows are left out`);
  return false;
}

const isHere = (program: string): boolean => spawnSync('sh', ['-c', 'command -v "$0"', program]).status === 0;
