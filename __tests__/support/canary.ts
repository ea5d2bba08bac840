import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {decryptKey, readKey, readPrivateKey} from 'openpgp';
import type {Host} from '../../src/model/host.ts';

/** Something secret, in one of the ways in which it could turn up. */
export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A key that is only there to be looked for. */
export interface Canary {
  /** With its secret half, locked, as gpg prints it. */
  readonly armored: string;
  readonly base64: string;
  readonly passphrase: string;
  /** The public half, which is no secret. */
  readonly shared: string;
  readonly needles: readonly Needle[];
}

/** In it is what an address, a shell, JSON and a line's end would write in other ways, around a run that none would. */
const CORE = 'Canary7passphrase9sings';
const around = (core: string): string => `é "${core}' %20$HOME\\`;

/** Made by the machine's gpg, with a passphrase. */
export async function makeCanary(host: Host, core = CORE): Promise<Canary> {
  const passphrase = around(core);
  const home = await mkdtemp(join(tmpdir(), 'gnupg-'));
  const gpg = async (...args: readonly string[]) => {
    const command = ['gpg', '--batch', '--pinentry-mode=loopback', `--passphrase=${passphrase}`, ...args];
    return (await host.run(command as [string, ...string[]], {env: {GNUPGHOME: home}})).stdout;
  };
  try {
    await gpg('--quick-gen-key', 'Canary <canary@example.org>', 'rsa2048', 'sign', '0');
    const armored = await gpg('--armor', '--export-secret-keys');
    const shared = await gpg('--armor', '--export');
    return {
      armored,
      base64: Buffer.from(armored).toString('base64'),
      passphrase,
      shared,
      needles: await needlesOf(armored, {shared, core}),
    };
  } finally {
    await host.run(['gpgconf', '--kill', 'all'], {env: {GNUPGHOME: home}}).catch(() => undefined);
    await rm(home, {recursive: true, force: true});
  }
}

async function needlesOf(
  armored: string,
  {shared, core}: {shared: string; core: string},
): Promise<readonly Needle[]> {
  const locked = await readPrivateKey({armoredKey: armored});
  const open = await decryptKey({privateKey: locked, passphrase: around(core)});
  const {privateParams: numbers} = open.keyPacket as {
    privateParams?: Readonly<Record<string, Uint8Array>> | null;
  };
  const secrets = Object.entries(numbers ?? {}).filter(([name]) => ['d', 'p', 'q'].includes(name));
  if (secrets.length !== 3) throw new Error('the canary has no numbers');
  const publicBytes = Buffer.from((await readKey({armoredKey: shared})).write());
  const lockedBytes = Buffer.from(locked.write());
  const lines = (text: string): readonly string[] =>
    text.split('\n').filter((line) => /^[A-Za-z0-9+/=]{60,}$/.test(line));
  const common = new Set(lines(shared));
  return [
    ...lines(armored)
      .filter((line) => !common.has(line))
      .flatMap((line, index) => asText(`line ${index + 1} of the key`, line)),
    ...lines(Buffer.from(armored).toString('base64').replaceAll(/.{76}/g, '$&\n')).flatMap((line, index) =>
      asText(`line ${index + 1} of the base64`, line.slice(0, 60)),
    ),
    ...asBytes('the passphrase', Buffer.from(core)),
    ...secrets.flatMap(([name, value]) => asBytes(`the number ${name}`, Buffer.from(value).subarray(8, 56))),
    // What is locked begins where the public half ends.
    ...windows(lockedBytes, publicBytes).flatMap((bytes) => asBytes('the locked secret', bytes)),
  ];
}

const asText = (name: string, text: string): readonly Needle[] => [{name, bytes: Buffer.from(text)}];

/** As they are, in hex, and in base64 wherever they begin. */
const asBytes = (name: string, bytes: Buffer): readonly Needle[] => [
  {name, bytes},
  {name: `${name} in hex`, bytes: Buffer.from(bytes.toString('hex'))},
  {name: `${name} in HEX`, bytes: Buffer.from(bytes.toString('hex').toUpperCase())},
  ...[0, 1, 2].map((at) => ({
    name: `${name} in base64`,
    bytes: Buffer.from(bytes.subarray(at, at + Math.floor((bytes.length - at) / 3) * 3).toString('base64')),
  })),
];

/** Pieces of what one has and the other has not. */
function windows(all: Buffer, without: Buffer): readonly Buffer[] {
  const size = 32;
  const pieces = Array.from({length: Math.floor(all.length / size)}, (_, index) =>
    all.subarray(index * size, (index + 1) * size),
  );
  return pieces.filter((piece) => !without.includes(piece));
}

/** Which of the needles are in there. */
export const found = (needles: readonly Needle[], bytes: Buffer): readonly string[] => [
  ...new Set(needles.filter((needle) => bytes.includes(needle.bytes)).map(({name}) => name)),
];
