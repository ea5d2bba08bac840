import {mkdir, open, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {type ArMember, listAr} from '../../src/archive/ar.ts';
import {engines} from '../../src/formats/deb/engines.ts';
import type {DebOptions} from '../../src/formats/deb/options.ts';
import {ToolError} from '../../src/model/errors.ts';
import type {NamedText} from '../../src/model/format.ts';
import type {Signer} from '../../src/model/signer.ts';
import {armoredSignature, verifyDetached} from '../../src/tools/openpgp/index.ts';
import {debPackage, file, withParents} from '../support/deb.ts';
import {type TestHost, testHost} from '../support/host.ts';
import {closeGpgHome, gpg, gpgMadeSigner} from '../support/signing-keys.ts';

let host: TestHost;
const signers = new Map<string, Signer>();

beforeAll(async () => {
  host = await testHost();
  for (const algorithm of ['rsa4096', 'ed25519'])
    signers.set(algorithm, await gpgMadeSigner(host, `Key ${algorithm} <team@example.org>`, algorithm));
});

afterAll(async () => {
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

async function sample(folder: string, options: DebOptions = {}): Promise<string> {
  const entries = withParents([await file(host, '/usr/share/hello/data', 'x'.repeat(700))]);
  const outDir = join(host.workDir, folder);
  await mkdir(outDir, {recursive: true});
  const [name] = await engines.portable(host, debPackage({entries, options}), outDir);
  return join(outDir, name!);
}

const sign = (path: string, algorithm: string, type?: string) =>
  engines.sign!({file: path, signer: signers.get(algorithm)!, options: {signature: {type}}});

/** Puts the companion files where docs/signing.md says, below a root of the test's own. */
async function trust(root: string, files: readonly NamedText[] | undefined): Promise<void> {
  for (const {name, text} of files!) {
    const id = /([0-9A-F]{16})\.(?:pol|key)$/.exec(name)![1]!;
    const policies = join(root, 'etc/debsig/policies', id);
    const keyrings = join(root, 'usr/share/debsig/keyrings', id);
    await mkdir(policies, {recursive: true});
    await mkdir(keyrings, {recursive: true});
    if (name.endsWith('.pol')) await writeFile(join(policies, name), text);
    else {
      await writeFile(join(root, name), text);
      await gpg(host, '--dearmor', '--output', join(keyrings, 'debsig.gpg'), join(root, name));
    }
  }
}

/** What debsig-verify says: its exit code, and 0 for a package that it accepts. */
const verdict = (root: string, path: string): Promise<number | undefined> =>
  host
    .run([
      'debsig-verify',
      '--policies-dir',
      join(root, 'etc/debsig/policies'),
      '--keyrings-dir',
      join(root, 'usr/share/debsig/keyrings'),
      path,
    ])
    .then(
      () => 0,
      (error: unknown) => (error instanceof ToolError ? error.exitCode : -1),
    );

const ACCEPTED = 0;
const UNKNOWN_ORIGIN = 11;
const NO_POLICY = 12;

async function membersOf(path: string): Promise<readonly ArMember[]> {
  await using handle = await open(path);
  return await listAr(handle);
}

async function flipped(path: string, at: number): Promise<string> {
  const bytes = await readFile(path);
  bytes[at]! ^= 1;
  const other = `${path}.flipped.deb`;
  await writeFile(other, bytes);
  return other;
}

describe.each(['rsa4096', 'ed25519'])('a .deb signed by a key of %s', (algorithm) => {
  test.each(['gzip', 'xz', 'zstd', 'none'])(
    'with %s is accepted by debsig-verify and listed by debsigs',
    async (compression) => {
      const folder = `${algorithm}-${compression}`;
      const path = await sample(folder, {compression});
      const root = join(host.workDir, folder);
      await trust(root, await sign(path, algorithm));
      expect(await verdict(root, path)).toBe(ACCEPTED);
      const env = {GNUPGHOME: join(host.workDir, 'gnupg')};
      const {stdout} = await host.run(['debsigs', '--list', path], {env});
      expect(stdout).toContain(`origin: signed by ${signers.get(algorithm)!.fingerprint.slice(-16)}`);
      expect((await host.run(['dpkg-deb', '--field', path, 'Package'])).stdout.trim()).toBe('hello');
    },
  );

  test('is refused when a byte of any member is another', async () => {
    const path = await sample(algorithm);
    const root = join(host.workDir, algorithm);
    await trust(root, await sign(path, algorithm));
    const [binary, control, data, signature] = await membersOf(path);
    for (const {offset, size} of [control!, data!])
      for (const at of [0, Math.floor(size / 2), size - 1])
        expect(await verdict(root, await flipped(path, offset + at))).not.toBe(ACCEPTED);
    expect(await verdict(root, await flipped(path, binary!.offset + 2))).not.toBe(ACCEPTED);
    // In the middle of the armor's text.
    expect(await verdict(root, await flipped(path, signature!.offset + 120))).not.toBe(ACCEPTED);
  });
});

describe('a signature beside a file', () => {
  const asc = async (bytes: Buffer): Promise<string> =>
    armoredSignature(await signers.get('ed25519')!.detached(bytes));

  /** Places at which a change of one bit is not refused. */
  async function unseen(bytes: Buffer, signature: string): Promise<readonly number[]> {
    const {publicKey, fingerprint} = signers.get('ed25519')!;
    expect(await verifyDetached(bytes, signature, publicKey)).toEqual([fingerprint]);
    const places: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Buffer.from(bytes);
      other[at]! ^= 1 << (at % 8);
      await verifyDetached(other, signature, publicKey).then(
        () => places.push(at),
        () => undefined,
      );
    }
    return places;
  }

  test('speaks for every byte of a small .deb, of those inside and of those around', async () => {
    const path = await sample('tiny', {compression: 'xz'});
    await sign(path, 'ed25519');
    const bytes = await readFile(path);
    expect(await unseen(bytes, await asc(bytes))).toEqual([]);
  });

  test('and so says gpg, of a .deb and of any other file', async () => {
    await writeFile(join(host.workDir, 'notes'), 'anything at all\n');
    for (const path of [await sample('sampled'), join(host.workDir, 'notes')]) {
      const bytes = await readFile(path);
      await writeFile(`${path}.asc`, await asc(bytes));
      await gpg(host, '--verify', `${path}.asc`, path);
      for (const part of [0, 0.3, 0.6, 0.999]) {
        const other = await flipped(path, Math.floor(part * bytes.length));
        await expect(gpg(host, '--verify', `${path}.asc`, other)).rejects.toThrow('BAD signature');
      }
    }
  });
});

test('a signature by another key is not accepted, nor one under the name of a trusted key', async () => {
  const path = await sample('stranger');
  const root = join(host.workDir, 'stranger');
  await trust(root, await sign(path, 'rsa4096'));
  await sign(path, 'ed25519');
  expect(await verdict(root, path)).toBe(UNKNOWN_ORIGIN);
  // The policy of the one with the keyring of the other.
  const [policy] = (await sign(path, 'ed25519'))!;
  const id = signers.get('ed25519')!.fingerprint.slice(-16);
  const foreign = signers.get('rsa4096')!.publicKey;
  await trust(root, [policy!, {name: `debsig-${id}.key`, text: foreign}]);
  expect(await verdict(root, path)).toBe(NO_POLICY);
});

test('signatures of several kinds are checked by the policy of each', async () => {
  const path = await sample('kinds');
  for (const type of ['origin', 'maint', 'archive']) {
    const files = await sign(path, 'rsa4096', type);
    const root = join(host.workDir, `kinds-${type}`);
    // debsig-verify finds the policy by the signature of the origin.
    await trust(root, files);
    expect([type, await verdict(root, path)]).toEqual([type, ACCEPTED]);
  }
});

test('what dpkg-sig reads is clear-signed text that gpg accepts', async () => {
  const path = await sample('clear');
  const signature = {method: 'dpkg-sig', type: 'builder', signer: 'Example Team'};
  await engines.sign!({file: path, signer: signers.get('rsa4096')!, options: {signature}});
  const {offset, size} = (await membersOf(path))[3]!;
  const text = (await readFile(path)).subarray(offset, offset + size);
  await writeFile(`${path}.builder`, text);
  await gpg(host, '--verify', `${path}.builder`);
  await writeFile(`${path}.builder`, text.toString().replace('Role: builder', 'Role: builders'));
  await expect(gpg(host, '--verify', `${path}.builder`)).rejects.toThrow('BAD signature');
});

test('debsigs can sign, list and delete beside us', async () => {
  const path = await sample('beside');
  const root = join(host.workDir, 'beside');
  const env = {GNUPGHOME: join(host.workDir, 'gnupg')};
  const {fingerprint} = signers.get('rsa4096')!;
  await host.run(['debsigs', '--sign=maint', `--default-key=${fingerprint}`, path], {env});
  const files = await sign(path, 'rsa4096');
  await trust(root, files);
  expect((await engines.read(path)).signatures).toEqual(['_gpgmaint', '_gpgorigin']);
  expect(await verdict(root, path)).toBe(ACCEPTED);
  await host.run(['debsigs', '--delete=origin', path], {env});
  expect((await engines.read(path)).signatures).toEqual(['_gpgmaint']);
  await sign(path, 'rsa4096');
  expect(await verdict(root, path)).toBe(ACCEPTED);
  expect(await readdir(join(host.workDir, 'beside'))).not.toContainEqual(expect.stringMatching(/\.part$/));
});
