import {cp, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {packFolder} from '../../../src/containers/index.ts';
import type {Signer} from '../../../src/model/signer.ts';
import type {Arch} from '../../../src/model/target.ts';
import {publishApt, smallDeb} from '../../support/apt-suite.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {closeGpgHome, twoGpgSigners} from '../../support/signing-keys.ts';
import {testWorkshop} from '../../support/workshop.ts';

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

/** apt with the one source that it is given, its lists kept from step to step. */
const STEPS = `
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
chmod -R a+rX /srv
lists() { rm -rf /lists && mkdir -p /lists/partial && chown -R _apt /lists; }
apt() {
  printf 'Types: deb\\nURIs: copy:/live/apt\\nSuites: bookworm\\nComponents: main\\nSigned-By: /srv/%s.asc\\n' "$key" >/srv/test.sources
  apt-get -q -y -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/srv/parts -o Dir::State::Lists=/lists \\
    -o APT::Update::Error-Mode=any -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-unsafe-io "$@" >>/log 2>&1 || { tail -5 /log; return 1; }
}
serve() { rm -rf /live && cp -a "/srv/$1" /live; }
mkdir /srv/parts && ln -s ../test.sources /srv/parts/test.sources
key=one
lists; serve first; apt update && apt install hello-ours && echo "first: $(hello-ours)"; apt purge hello-ours
serve second; apt install hello-ours && echo "old lists: $(hello-ours)"; apt update && apt install hello-ours && echo "upgrade: $(hello-ours)"; apt purge hello-ours
for case in on-its-way by-hash by-name; do
  lists; serve $case; apt update && apt install hello-ours && echo "$case: $(hello-ours)"; apt purge hello-ours
done
key=two; lists; serve detached; apt update && apt install hello-all && echo "detached, second key: $(hello-all)"; apt purge hello-all
serve second; lists
target=Acquire::IndexTargets::deb::Contents-deb
apt update -o $target::MetaKey='$(COMPONENT)/Contents-$(ARCHITECTURE)' -o "$target::ShortDescription=Contents" -o "$target::Description=Contents" &&
  echo "contents: $(/usr/lib/apt/apt-helper cat-file /lists/*Contents* | grep bin/hello-all | tr -s ' ')"
`;

const published = async () => {
  const folder = join(host.workDir, 'timeline/live');
  const keep = (name: string) => cp(folder, join(host.workDir, 'timeline', name), {recursive: true});
  const all = await ownDeb('1.0', 'all', 'hello-all');
  await publishApt(host, {folder, signers, files: [await ownDeb('1.0', 'amd64'), all]});
  await keep('first');
  await publishApt(host, {
    folder,
    signers,
    files: [await ownDeb('1.1', 'amd64'), await ownDeb('1.1', 'arm64')],
  });
  for (const name of ['second', 'on-its-way', 'by-hash', 'by-name', 'detached']) await keep(name);
  const at = (...parts: readonly string[]) => join(host.workDir, 'timeline', ...parts);
  const suite = 'apt/dists/bookworm';
  await cp(at('first', suite, 'InRelease'), at('on-its-way', suite, 'InRelease'));
  for (const name of ['Packages', 'Packages.gz']) await rm(at('by-hash', suite, 'main/binary-amd64', name));
  await rm(at('by-name', suite, 'main/binary-amd64/by-hash'), {recursive: true});
  await rm(at('detached', suite, 'InRelease'));
  await rm(at('live'), {recursive: true});
  await writeFile(at('one.asc'), signers[0]!.publicKey);
  await writeFile(at('two.asc'), signers[1]!.publicKey);
};

test(
  'is taken by apt of Debian 11 to sid: by name, by hash, on the way from one edition to the next, by either key',
  async () => {
    await published();
    const said = await Promise.all(
      (['11', '12', '13', 'sid'] as const).map(async (release) => {
        await using machine = await testWorkshop(host, {image: await testImage(`debian:${release}`)});
        await machine.put('/srv', packFolder(join(host.workDir, 'timeline')));
        const {stdout} = await machine.run(['sh', '-c', STEPS]);
        return [release, stdout.trimEnd().split('\n')] as const;
      }),
    );
    const expected = [
      'first: 1.0',
      'old lists: 1.0',
      'upgrade: 1.1',
      'on-its-way: 1.0',
      'by-hash: 1.1',
      'by-name: 1.1',
      'detached, second key: 1.0',
      'contents: usr/bin/hello-all utils/hello-all',
    ];
    expect(Object.fromEntries(said)).toEqual({11: expected, 12: expected, 13: expected, sid: expected});
  },
  LONG,
);
