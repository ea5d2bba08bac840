import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import type {Arch} from '../../../src/model/target.ts';
import {parseRelease} from '../../../src/repositories/apt/release.ts';
import {contentsOf, stanzasOf} from '../../support/apt-agreement.ts';
import {publishApt, smallDeb} from '../../support/apt-suite.ts';
import {debianPackages} from '../../support/debian-packages.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {closeGpgHome, twoGpgSigners} from '../../support/signing-keys.ts';

const LONG = 240_000;

let host: TestHost;
let signers: readonly Signer[];

beforeAll(async () => {
  host = await testHost();
  signers = await twoGpgSigners(host);
}, LONG);

afterAll(async () => {
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

const ownDeb = (upstream: string, arch: Arch, name?: string) => smallDeb(host, upstream, arch, name);

test(
  'lists our packages and a hundred of Debian’s as apt-ftparchive does',
  async () => {
    const folder = join(host.workDir, 'compared');
    const files = [
      ...(await debianPackages(host)),
      await ownDeb('1.0', 'amd64'),
      await ownDeb('1.1', 'amd64'),
      await ownDeb('1.0', 'all', 'hello-all'),
    ];
    expect(files.length).toBeGreaterThan(100);
    await publishApt(host, {folder, signers, files});
    const root = join(folder, 'apt');
    const archive = async (...words: readonly string[]) =>
      (await host.run(['apt-ftparchive', ...words], {cwd: root, env: {LC_ALL: 'C.UTF-8'}})).stdout;
    const suite = join(root, 'dists/bookworm');
    const packages = await readFile(join(suite, 'main/binary-amd64/Packages'), 'utf8');
    const theirs = stanzasOf(await archive('packages', 'pool'));
    expect(Object.keys(theirs)).toHaveLength(files.length);
    expect(stanzasOf(packages)).toEqual(theirs);
    const contents = gunzipSync(await readFile(join(suite, 'main/Contents-amd64.gz'))).toString();
    expect(contentsOf(contents)).toEqual(contentsOf(await archive('contents', 'pool')));
    const said = ['Origin=Example Team', 'Label=Example', 'Suite=bookworm', 'Codename=bookworm'];
    const more = ['Architectures=amd64', 'Components=main', 'Acquire-By-Hash=yes'];
    const options = [...said, ...more].flatMap((one) => ['-o', `APT::FTPArchive::Release::${one}`]);
    const release = parseRelease(await archive(...options, 'release', 'dists/bookworm'));
    const ours = parseRelease(await readFile(join(suite, 'Release'), 'utf8'));
    for (const name of [
      'Origin',
      'Label',
      'Suite',
      'Codename',
      'Architectures',
      'Components',
      'Acquire-By-Hash',
    ])
      expect([name, ours.fields.get(name)]).toEqual([name, release.fields.get(name)]);
    const rows = [...ours.files].filter(([path]) => !['main/Contents-amd64', 'linux-pkg.gz'].includes(path));
    expect(rows.map(([path]) => path)).toEqual([
      'main/Contents-amd64.gz',
      'main/binary-amd64/Packages',
      'main/binary-amd64/Packages.gz',
    ]);
    expect(rows).toEqual(rows.map(([path]) => [path, release.files.get(path)]));
  },
  LONG,
);
