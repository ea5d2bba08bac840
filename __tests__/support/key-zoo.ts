import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

export interface Zoo {
  close(): Promise<void>;
  readonly home: string;
  /** Runs gpg over this keyring; gives what it prints. */
  gpg(...args: readonly string[]): Promise<string>;
  /** The same, with something at its input. */
  feed(input: string | Uint8Array, ...args: readonly string[]): Promise<string>;
  /** The fingerprints of a key, the primary first, by its user's name. */
  fingerprints(user: string): Promise<readonly [string, ...string[]]>;
  secret(user: string, passphrase?: string): Promise<string>;
  public(user: string): Promise<string>;
  /** A keyring of public keys as gpgv takes it. */
  keyring(...users: readonly string[]): Promise<string>;
}

/** An empty keyring of gpg's own, gone with its agent when it is closed. */
export async function emptyZoo(): Promise<Zoo> {
  const home = await mkdtemp(join(tmpdir(), 'zoo-'));
  const env = {PATH: process.env['PATH'], GNUPGHOME: home, HOME: home, LC_ALL: 'C', TZ: 'UTC'};
  const options = {env, maxBuffer: 1 << 26, encoding: 'utf8' as const};
  const base = ['--batch', '--quiet', '--no-tty', '--trust-model', 'always', '--pinentry-mode', 'loopback'];
  const feed = async (input: string | Uint8Array, ...args: readonly string[]) => {
    const child = run('gpg', [...base, ...args], options);
    // It may end without reading.
    child.child.stdin?.on('error', () => undefined).end(input);
    return (await child).stdout;
  };
  const gpg = (...args: readonly string[]) => feed('', ...args);
  const zoo: Omit<Zoo, 'close'> = {
    home,
    gpg,
    feed,
    fingerprints: async (user) => {
      const list = await gpg('--with-colons', '--list-keys', user);
      const all = [...list.matchAll(/^fpr:+([0-9A-F]{40}):/gm)].map(([, fingerprint]) => fingerprint!);
      return all as [string, ...string[]];
    },
    secret: (user, passphrase = '') =>
      gpg('--armor', '--passphrase', passphrase, '--export-secret-keys', user),
    public: (user) => gpg('--armor', '--export', user),
    keyring: async (...users) => {
      const path = join(home, `${users.join('-')}.gpg`);
      await rm(path, {force: true});
      await gpg('--output', path, '--export', ...users);
      return path;
    },
  };
  return {
    ...zoo,
    close: async () => {
      await run('gpgconf', ['--kill', 'gpg-agent'], options).catch(() => undefined);
      await rm(home, {recursive: true, force: true});
    },
  };
}

const block = (name: string, type: string, size: string): string =>
  [
    '%no-protection',
    `Key-Type: ${type}`,
    /^\d/.test(size) ? `Key-Length: ${size}` : `Key-Curve: ${size}`,
    'Key-Usage: cert,sign',
    `Name-Real: ${name}`,
    `Name-Email: ${name}@example.org`,
    'Creation-Date: 20250101T000000',
    'Expire-Date: 0',
    '%commit',
  ].join('\n');

/** Keys that can sign, one of each algorithm that gpg has. */
export const KINDS: Readonly<Record<string, readonly [type: string, size: string]>> = {
  rsa2048: ['RSA', '2048'],
  rsa3072: ['RSA', '3072'],
  rsa4096: ['RSA', '4096'],
  dsa2048: ['DSA', '2048'],
  ed25519: ['EDDSA', 'Ed25519'],
  nistp256: ['ECDSA', 'NIST P-256'],
  nistp384: ['ECDSA', 'NIST P-384'],
  nistp521: ['ECDSA', 'NIST P-521'],
  brainpoolP256r1: ['ECDSA', 'brainpoolP256r1'],
  brainpoolP384r1: ['ECDSA', 'brainpoolP384r1'],
  brainpoolP512r1: ['ECDSA', 'brainpoolP512r1'],
  secp256k1: ['ECDSA', 'secp256k1'],
};

/** Adds keys of these kinds, each named after its kind. */
export async function addKinds(zoo: Zoo, kinds: readonly string[] = Object.keys(KINDS)): Promise<void> {
  const text = kinds.map((kind) => block(kind, ...KINDS[kind]!)).join('\n');
  const path = join(zoo.home, 'kinds.txt');
  await writeFile(path, `${text}\n`);
  await zoo.gpg('--gen-key', path);
}

/** At this moment, to the second; gpg's own clock stands still there. */
export const at = (moment: string): readonly string[] => ['--faked-system-time', `${moment}!`];

/** Keys in all the states that a key can be in, made small. Fingerprints by user. */
export async function addStates(zoo: Zoo): Promise<void> {
  const open = ['--passphrase', ''];
  const make = async (user: string, {usage = 'sign', expires = 'never', when = '20250101T000000'} = {}) => {
    await zoo.gpg(
      ...at(when),
      ...open,
      '--quick-gen-key',
      `${user} <${user}@example.org>`,
      'rsa2048',
      usage,
      expires,
    );
    return (await zoo.fingerprints(`${user}@example.org`))[0];
  };
  const add = (fingerprint: string, usage: string, {expires = 'never', when = '20250102T000000'} = {}) =>
    zoo.gpg(...at(when), ...open, '--quick-add-key', fingerprint, 'rsa2048', usage, expires);
  await add(await make('signing-subkeys', {usage: 'cert'}), 'sign');
  await add((await zoo.fingerprints('signing-subkeys'))[0], 'sign', {when: '20250103T000000'});
  await add((await zoo.fingerprints('signing-subkeys'))[0], 'encrypt', {when: '20250104T000000'});
  await add(await make('encryption-only', {usage: 'cert'}), 'encrypt');
  await make('expired', {expires: '20250201T000000'});
  await add(await make('expired-subkey', {usage: 'cert'}), 'sign', {expires: '20250201T000000'});
  const extended = await make('extended', {expires: '20250201T000000'});
  await zoo.gpg(...at('20250115T000000'), ...open, '--quick-set-expire', extended, '20360101T000000');
  const users = await make('users');
  await zoo.gpg(...at('20250102T000000'), ...open, '--quick-add-uid', users, 'Second <second@example.org>');
  await zoo.gpg(...at('20250103T000000'), ...open, '--quick-add-uid', users, 'Third <third@example.org>');
  await zoo.gpg(
    ...at('20250104T000000'),
    ...open,
    '--quick-revoke-uid',
    users,
    'Second <second@example.org>',
  );
  for (const [user, algorithm] of [
    ['sha1', 'rsa2048'],
    ['sha1-ed25519', 'ed25519'],
  ] as const)
    await zoo.gpg(
      ...at('20250101T000000'),
      ...['--cert-digest-algo', 'SHA1'],
      ...[...open, '--quick-gen-key', `${user} <${user}@example.org>`, algorithm, 'sign', 'never'],
    );
  await zoo.gpg(
    '--passphrase',
    'open sesame',
    '--quick-gen-key',
    'locked <locked@example.org>',
    'rsa2048',
    'sign',
    'never',
  );
  await revoke(zoo, await make('revoked'), ['2', 'see the new one', '', 'y']);
  const half = await make('revoked-subkey', {usage: 'cert'});
  await add(half, 'sign');
  await add(half, 'sign', {when: '20250103T000000'});
  await zoo.feed('key 2\nrevkey\ny\n1\n\ny\nsave\n', ...command(), '--edit-key', half);
}

const command = (): readonly string[] => ['--command-fd', '0', '--no-batch', '--passphrase', '', '--expert'];

async function revoke(zoo: Zoo, fingerprint: string, [reason, text]: readonly string[]): Promise<void> {
  const certificate = await zoo.feed(
    `y\n${reason}\n${text}\n\ny\n`,
    ...command(),
    '--armor',
    '--gen-revoke',
    fingerprint,
  );
  await zoo.feed(certificate, '--import');
}
