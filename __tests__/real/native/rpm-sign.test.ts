import {copyFile, mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {KeyPart} from '../../../src/model/key.ts';
import type {Signer} from '../../../src/model/signer.ts';
import {memorySigner, readOpenKeys} from '../../../src/tools/openpgp/index.ts';
import {type GpgHome, gpgHome} from '../../support/gpg-home.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {
  buildAll,
  checkAll,
  inRpm,
  type RpmAge,
  rpmAges,
  soundOnes,
  tinySpec,
} from '../../support/rpm-ages.ts';
import {dir, file, rpmPackage} from '../../support/rpm-package.ts';

const FIRST = 300_000;
const DATE = 1_700_000_000;
const KEYS = ['rsa2048', 'rsa4096', 'subkey', 'ed25519'] as const;
type KeyName = (typeof KEYS)[number];

let host: TestHost;
let home: GpgHome;
const signers = {} as Record<KeyName, Signer>;
/** By age, the packages of that rpm, and ours. */
let built: readonly string[];

const sign = (path: string, key: KeyName) => engines.sign!({file: path, signer: signers[key], options: {}});

async function signerOf(user: string, choose: (parts: readonly KeyPart[]) => KeyPart): Promise<Signer> {
  const [key] = await readOpenKeys(await home.gpg('--armor', '--export-secret-keys', user), user);
  return await memorySigner(key!, {part: choose(key!.facts.parts), passphrases: [], date: DATE});
}

/** A key in each way, and a folder with its public half. */
async function makeKeys(): Promise<void> {
  for (const name of KEYS) {
    const user = `${name}@example.org`;
    const key = await home.newKey(user, name === 'subkey' ? 'ed25519' : name);
    if (name === 'subkey') await home.newSubkey(key, 'rsa3072');
    signers[name] = await signerOf(user, (parts) => parts.at(-1)!);
    await host.files({[`${name}.asc`]: await home.gpg('--armor', '--export', user)});
  }
  await home.newKey('old@example.org', 'rsa2048');
  await host.files({
    'old.asc': await home.gpg('--armor', '--export', 'old@example.org'),
    'old.key': await home.gpg('--armor', '--export-secret-keys', 'old@example.org'),
  });
}

beforeAll(async () => {
  host = await testHost({'tiny.spec': tinySpec, x: 'tiny\n'});
  home = await gpgHome();
  await makeKeys();
  await Promise.all(rpmAges.map((age) => inRpm(host, age, host.workDir, buildAll)));
  await mkdir(join(host.workDir, 'ours'));
  for (const compression of ['gzip', 'zstd', 'xz', 'none']) {
    const pkg = rpmPackage({name: `tiny-${compression}`, entries: [dir('/opt/t'), file('/opt/t/x', 'x', 5)]});
    const [name = ''] = await engines.portable(host, {...pkg, options: {compression}}, host.outDir);
    await copyFile(join(host.outDir, name), join(host.workDir, 'ours', `${compression}.rpm`));
  }
  const of = async (folder: string) =>
    (await readdir(join(host.workDir, folder))).map((name) => `${folder}/${name}`);
  built = (await Promise.all(['ours', ...rpmAges].map(of))).flat().sort();
}, FIRST);

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const isSix = (path: string): boolean => path.endsWith('/six.rpm') || path.endsWith('/six-source.rpm');
const flat = (path: string, key: string): string => path.replace('/', '_').replace(/\.rpm$/, `_${key}.rpm`);

/** Copies of all packages under flat names, each signed with each key. */
async function signAll(folder: string): Promise<readonly string[]> {
  await mkdir(join(host.workDir, folder));
  const names: string[] = [];
  for (const path of built.filter((one) => !isSix(one)))
    for (const key of KEYS) {
      const name = flat(path, key);
      const to = join(host.workDir, folder, name);
      await copyFile(join(host.workDir, path), to);
      await sign(to, key);
      names.push(name);
    }
  return names;
}

test('there is a package of every kind to sign', () => {
  for (const age of rpmAges)
    for (const kind of ['plain', 'plain-source', 'small', 'signed', 'signed-v3', 'zstd'])
      expect(built).toContain(`${age}/${kind}.rpm`);
  expect(built).toContain('6.1/signed-v6.rpm');
  expect(built).toContain('4.20/signed-files.rpm');
  expect(built.length).toBeGreaterThan(40);
});

test(
  'what we sign, every rpm finds sound, whoever built it and whoever signed it before',
  async () => {
    const names = await signAll('signed');
    await copyFile(join(host.workDir, 'ours/gzip.rpm'), join(host.workDir, 'signed/unsigned.rpm'));
    const said = await Promise.all(
      rpmAges.map(
        async (age) => [age, soundOnes(await inRpm(host, age, host.workDir, checkAll('signed')))] as const,
      ),
    );
    for (const [age, sound] of said) {
      expect([age, sound.get('unsigned.rpm')]).toEqual([age, false]);
      const refused = names.filter((name) => !sound.get(name));
      // https://github.com/rpm-software-management/rpm/issues/1877
      const expected = age === '4.16' ? names.filter((name) => name.endsWith('_ed25519.rpm')) : [];
      expect([age, refused]).toEqual([age, expected]);
    }
  },
  FIRST,
);

test('where rpm left room, the file keeps its size; signatures of files stay, old ones of the package go', async () => {
  const query = async (path: string, tag: string) =>
    (await host.run(['rpm', '-qp', '--nosignature', '--qf', `[%{${tag}}\\n]`, path])).stdout;
  for (const path of built.filter((one) => !isSix(one))) {
    const before = join(host.workDir, path);
    const after = join(host.workDir, 'signed', flat(path, 'rsa4096'));
    const [{size}, made] = [await stat(before), await stat(after)];
    const hasRoom = !/\/(small|signed-small)/.test(path);
    expect([path, made.size === size]).toEqual([path, hasRoom]);
    const facts = await engines.read(after);
    expect([path, facts.signatures]).toEqual([
      path,
      [
        `header signature (RSAHEADER): RSA/SHA512, key ${signers.rsa4096.fingerprint.slice(-16).toLowerCase()}`,
      ],
    ]);
    expect({...facts, signatures: []}).toEqual({...(await engines.read(before)), signatures: []});
    expect(await query(after, 'VERITYSIGNATURES')).toBe(await query(before, 'VERITYSIGNATURES'));
  }
  expect(await query(join(host.workDir, '6.1/signed-files.rpm'), 'VERITYSIGNATURES')).toMatch(/^MII/);
});

test('signing again gives the same bytes; so does another key and back', async () => {
  for (const path of built.filter((one) => !isSix(one))) {
    const to = join(host.workDir, 'again.rpm');
    const once = await readFile(join(host.workDir, 'signed', flat(path, 'rsa2048')));
    await copyFile(join(host.workDir, path), to);
    for (const keys of [['ed25519', 'rsa2048'], ['rsa2048'], ['rsa4096', 'subkey', 'rsa2048']] as const) {
      for (const key of keys) await sign(to, key);
      expect([path, (await readFile(to)).equals(once)]).toEqual([path, true]);
    }
  }
});

test('rpm 6’s own format is refused with the line that builds another', async () => {
  const path = join(host.workDir, '6.1/six.rpm');
  await expect(sign(path, 'rsa2048')).rejects.toMatchObject({
    message: expect.stringMatching(/six\.rpm: an rpm of format 6/),
    hint: expect.stringContaining('--define "_rpmformat 4"'),
  });
  await expect(sign(join(host.workDir, '6.1/six-source.rpm'), 'rsa2048')).rejects.toThrow(/format 6/);
});

const MEND = (age: RpmAge): string => `
gpg --batch --quiet --import /work/old.key
mkdir -p "/work/resigned-$AGE" "/work/bare-$AGE"
for key in /work/*.asc; do rpmkeys --dbpath /tmp/db --import "$key"; done
for path in ours_gzip 4.16_small ${age}_plain ${age}_signed; do
  name="\${path}_rsa4096.rpm"
  cp "/work/signed/$name" "/work/resigned-$AGE/$name"
  cp "/work/signed/$name" "/work/bare-$AGE/$name"
  rpmsign --resign --define '_gpg_name old@example.org' --define '__gpg /usr/bin/gpg' "/work/resigned-$AGE/$name" >/dev/null
  rpmsign --delsign "/work/bare-$AGE/$name" >/dev/null
done
cd "/work/resigned-$AGE"
rpmkeys --dbpath /tmp/db --define '_pkgverify_level all' -K *.rpm
`;

test(
  'rpmsign of every age signs anew what we signed, and takes our signature away',
  async () => {
    for (const [age, said] of await Promise.all(
      rpmAges.map(async (one) => [one, await inRpm(host, one, host.workDir, MEND(one))] as const),
    )) {
      expect([age, [...soundOnes(said).values()]]).toEqual([age, [true, true, true, true]]);
      const signed = join(host.workDir, 'signed');
      const old = join(host.workDir, `resigned-${age}`, 'ours_gzip_rsa4096.rpm');
      expect((await engines.read(old)).signatures).toHaveLength(1);
      const bare = join(host.workDir, `bare-${age}`);
      for (const name of await readdir(bare))
        expect([name, (await engines.read(join(bare, name))).signatures]).toEqual([name, []]);
      // Some rpmsign leaves more room than it found; else the bytes are ours again.
      await sign(old, 'rsa4096');
      const [again, first] = [await readFile(old), await readFile(join(signed, 'ours_gzip_rsa4096.rpm'))];
      expect([age, again.length === first.length]).toEqual([age, again.equals(first)]);
    }
    const [bare, unsigned] = await Promise.all(
      ['bare-6.1/ours_gzip_rsa4096.rpm', 'ours/gzip.rpm'].map((path) => readFile(join(host.workDir, path))),
    );
    expect(bare!.equals(unsigned!)).toBe(true);
  },
  FIRST,
);

describe('a byte that is flipped', () => {
  const START = 96 + 4504;
  let signed: Buffer;

  const flipped = async (folder: string, step: number): Promise<number> => {
    await mkdir(join(host.workDir, folder));
    let count = 0;
    for (let at = START; at < signed.length; at += step) {
      const bad = Buffer.from(signed);
      bad[at]! ^= 1 << (at % 8);
      await writeFile(join(host.workDir, folder, `${at}.rpm`), bad);
      count++;
    }
    await writeFile(join(host.workDir, folder, 'sound.rpm'), signed);
    return count;
  };

  beforeAll(async () => {
    signed = await readFile(join(host.workDir, 'signed', 'ours_gzip_rsa2048.rpm'));
  });

  test('anywhere in header or payload is noticed by rpmkeys, and by us before we sign', async () => {
    const count = await flipped('flipped', 1);
    expect(count).toBeGreaterThan(1000);
    const db = ['--dbpath', join(host.workDir, 'db')];
    await host.run(['rpmkeys', ...db, '--import', join(host.workDir, 'rsa2048.asc')]);
    const folder = join(host.workDir, 'flipped');
    const level = ['--define', '_pkgverify_level all'];
    const script = 'cd "$1"; shift; rpmkeys "$@" -K *.rpm 2>/dev/null || :';
    const {stdout} = await host.run(['sh', '-c', script, 'sh', folder, ...db, ...level]);
    const sound = [...soundOnes(stdout)].filter(([, isSound]) => isSound).map(([name]) => name);
    expect(sound).toEqual(['sound.rpm']);
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      if (name === 'sound.rpm') await sign(path, 'rsa2048');
      else await expect(sign(path, 'rsa2048')).rejects.toThrow(/not a sound rpm/);
    }
    expect((await readFile(join(folder, 'sound.rpm'))).equals(signed)).toBe(true);
    await rm(folder, {recursive: true});
  });

  test(
    'is noticed by every rpm',
    async () => {
      await flipped('sampled', 41);
      for (const age of rpmAges) {
        const said = soundOnes(await inRpm(host, age, host.workDir, checkAll('sampled')));
        expect([age, [...said].filter(([, isSound]) => isSound).map(([name]) => name)]).toEqual([
          age,
          ['sound.rpm'],
        ]);
      }
    },
    FIRST,
  );
});
