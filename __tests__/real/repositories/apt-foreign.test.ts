import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import {engine} from '../../../src/repositories/apt/engine.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {contentsOf, stanzasOf} from '../../support/apt-agreement.ts';
import {publishApt} from '../../support/apt-suite.ts';
import {debPackage, file, version, withParents, writeDeb} from '../../support/deb.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {closeGpgHome, gpgHome, gpgMadeSigner} from '../../support/signing-keys.ts';

const LONG = 120_000;

let host: TestHost;
let signer: Signer;
const debs: string[] = [];

const ownDeb = async (name: string, upstream: string, arch: 'all' | 'amd64' | 'arm64') => {
  const program = await file(host, `/usr/bin/${name}`, `#!/bin/sh\necho ${upstream}\n`, {mode: 0o755});
  return writeDeb(
    host,
    debPackage({name, arch, version: version(upstream), entries: withParents([program])}),
  );
};

beforeAll(async () => {
  host = await testHost();
  signer = await gpgMadeSigner(host, 'one <one@example.org>', 'rsa3072');
  debs.push(
    await ownDeb('hello', '1.0', 'amd64'),
    await ownDeb('hello', '1.0', 'arm64'),
    await ownDeb('hello-data', '1.0', 'all'),
  );
}, LONG);

afterAll(async () => {
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

const run = (...command: [string, ...string[]]) =>
  host.run(command, {env: {GNUPGHOME: gpgHome(host), HOME: host.workDir, LC_ALL: 'C.UTF-8'}});

const makers: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  reprepro: async (folder) => {
    await mkdir(join(folder, 'conf'), {recursive: true});
    await writeFile(
      join(folder, 'conf/distributions'),
      `Origin: Old\nLabel: Old\nSuite: stable\nCodename: bookworm\nArchitectures: amd64 arm64\nComponents: main\nContents: . .gz\nSignWith: ${signer.fingerprint}\n`,
    );
    for (const deb of debs)
      await run(
        'reprepro',
        '-b',
        folder,
        '--section',
        'utils',
        '--priority',
        'optional',
        'includedeb',
        'bookworm',
        deb,
      );
  },
  aptly: async (folder) => {
    const config = join(host.workDir, 'aptly.conf');
    await writeFile(config, JSON.stringify({rootDir: join(host.workDir, 'aptly'), gpgProvider: 'gpg'}));
    const aptly = (...words: readonly string[]) => run('aptly', `-config=${config}`, ...words);
    await aptly('repo', 'create', 'old');
    await aptly('repo', 'add', 'old', ...debs);
    await aptly(
      'publish',
      'repo',
      '-distribution=bookworm',
      '-component=main',
      '-architectures=amd64,arm64',
      '-origin=Old',
      '-label=Old',
      '-batch',
      `-gpg-key=${signer.fingerprint}`,
      'old',
    );
    await run('cp', '-a', join(host.workDir, 'aptly/public'), folder);
  },
  'apt-ftparchive': async (folder) => {
    await mkdir(join(folder, 'pool'), {recursive: true});
    await run('cp', ...debs, join(folder, 'pool'));
    for (const arch of ['amd64', 'arm64'])
      await mkdir(join(folder, `dists/bookworm/main/binary-${arch}`), {recursive: true});
    const script = `
cd "$1"
for arch in amd64 arm64; do
  apt-ftparchive --arch $arch packages pool >dists/bookworm/main/binary-$arch/Packages
  xz dists/bookworm/main/binary-$arch/Packages
  apt-ftparchive --arch $arch contents pool | gzip >dists/bookworm/main/Contents-$arch.gz
done
cd dists/bookworm
apt-ftparchive -o APT::FTPArchive::Release::Origin=Old -o APT::FTPArchive::Release::Label=Old -o APT::FTPArchive::Release::Codename=bookworm \\
  -o APT::FTPArchive::Release::Architectures='amd64 arm64' -o APT::FTPArchive::Release::Components=main release . >../Release
mv ../Release Release
gpg --batch --yes --clearsign --output InRelease Release
gpg --batch --yes --armor --detach-sign --output Release.gpg Release`;
    await run('sh', '-ec', script, 'sh', folder);
  },
};

describe.each(Object.keys(makers))('a repository of %s', (maker) => {
  test(
    'is read and gone on with; its stanzas and the date of its packages stay',
    async () => {
      const store = join(host.workDir, maker);
      const folder = join(store, 'apt');
      await mkdir(store);
      await makers[maker]!(folder);
      const before = await engine.read(directoryStore(store), 'bookworm');
      expect(before.listings.map(({name, version, arch}) => [name, version, arch]).sort()).toEqual([
        ['hello', '1.0', 'amd64'],
        ['hello', '1.0', 'arm64'],
        ['hello-data', '1.0', 'all'],
      ]);
      expect(new Set(before.listings.map(({published}) => published))).toEqual(new Set([before.date]));
      expect(before.signedBy).toEqual([signer.fingerprint]);
      await publishApt(host, {
        folder: store,
        signers: [signer],
        files: [await ownDeb('hello', '2.0', 'amd64')],
        fixed: {},
      });
      const after = await engine.read(directoryStore(store), 'bookworm');
      expect(after).toMatchObject({fixed: {...before.fixed, Origin: 'Old', Label: 'Old'}, torn: false});
      expect(await engine.audit!(directoryStore(store), 'bookworm')).toEqual([]);
      const suite = join(folder, 'dists/bookworm/main');
      const packages = stanzasOf(await readFile(join(suite, 'binary-amd64/Packages'), 'utf8'));
      expect(Object.keys(packages).sort()).toEqual([
        'hello 1.0 amd64',
        'hello 2.0 amd64',
        'hello-data 1.0 all',
      ]);
      for (const [, {Filename, Size}] of Object.entries(packages))
        expect((await readFile(join(folder, Filename!))).length).toBe(Number(Size));
      const contents = gunzipSync(await readFile(join(suite, 'Contents-amd64.gz'))).toString();
      const known = maker === 'aptly' ? [] : ['usr/bin/hello-data hello-data'];
      expect(contentsOf(contents)).toEqual(expect.arrayContaining(['usr/bin/hello hello', ...known]));
      await rm(store, {recursive: true});
    },
    LONG,
  );
});
