import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {type FolderServer, serveFolder} from '../../../src/tools/folder-server.ts';
import {memorySigner, readOpenKeys} from '../../../src/tools/openpgp/index.ts';
import {type ClientLoop, type Machine, startClient} from '../../support/client-loop.ts';
import {clientView} from '../../support/client-view.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {makeRelease, publish, SUITES} from '../../support/publications.ts';
import {startPublisher} from '../../support/publisher.ts';
import {closeGpgHome, gpg} from '../../support/signing-keys.ts';

const MINUTES = 60_000;

const APT = `
export DEBIAN_FRONTEND=noninteractive
aptget() {
  apt-get -q -y -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/tmp/sources -o Dir::State::Lists=/tmp/lists \\
    -o Dir::Cache=/tmp/cache -o APT::Update::Error-Mode=any -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-unsafe-io \\
    -o Acquire::http::Proxy=DIRECT "$@"
}
forget() { rm -rf /tmp/lists /tmp/cache; mkdir -p /tmp/lists/partial /tmp/cache/archives/partial; chown -R _apt /tmp/lists /tmp/cache; }
prepare() {
  mkdir -p /tmp/sources && chmod 644 $KEY
  printf 'Types: deb\\nURIs: %s/apt\\nSuites: ${SUITES.apt}\\nComponents: main\\nArchitectures: amd64\\nSigned-By: %s\\n' "$URL" "$KEY" >/tmp/sources/test.sources
}
turn() { dpkg -P hello; rm -f /tmp/cache/archives/*.deb; aptget update && aptget install hello; }
`;

const dnf = (program: string) => `
client() {
  ${program} -y --refresh --releasever=${SUITES.yum} --setopt=reposdir=/tmp/repos --setopt=cachedir=/tmp/cache \\
    --setopt=system_cachedir=/tmp/cache --setopt=plugins=False --setopt=retries=1 --setopt=proxy= "$@"
}
forget() { rm -rf /tmp/cache; }
prepare() {
  rpm --import $KEY && mkdir -p /tmp/repos
  printf '[test]\\nname=Test\\nbaseurl=%s/yum/$releasever/$basearch\\nenabled=1\\nskip_if_unavailable=0\\ngpgcheck=1\\nrepo_gpgcheck=1\\npkg_gpgcheck=1\\ngpgkey=file://%s\\n' "$URL" "$KEY" >/tmp/repos/test.repo
}
# dnf 5 takes what is younger than a second for new, --refresh or not.
turn() { rpm -e hello; [ ! -e /tmp/cache ] || sleep 1.1; client install hello; }
`;

const machines: readonly (Machine & {readonly kind: 'apt' | 'yum'})[] = [
  {title: 'apt of Debian 12', kind: 'apt', image: 'debian:12', script: APT},
  {title: 'apt of sid', kind: 'apt', image: 'debian:sid', script: APT},
  {title: 'dnf 4', kind: 'yum', image: 'rpm:4.18', script: dnf('dnf')},
  {title: 'dnf 5', kind: 'yum', image: 'rpm:6.1', script: dnf('dnf5')},
];

let host: TestHost;
let key: string;
let date: number;
let signer: Signer;
let root: string;
let server: FolderServer;
const clients: (ClientLoop & {readonly kind: string})[] = [];

beforeAll(async () => {
  host = await testHost();
  root = join(host.workDir, 'served');
  await mkdir(root);
  // What every rpm reads; made by gpg, as most are.
  await gpg(host, '--quick-generate-key', 'Example <example@example.org>', 'rsa2048', 'sign', '2y');
  key = await gpg(host, '--armor', '--export-secret-keys');
  date = host.now();
  const [open] = await readOpenKeys(key, 'the key');
  signer = await memorySigner(open!, {part: open!.facts.parts[0], passphrases: [], date});
  await publishRelease(0);
  server = await serveFolder(root);
  const repository = {url: server.url, publicKey: signer.publicKey};
  for (const machine of machines)
    clients.push({...(await startClient(machine, repository)), kind: machine.kind});
}, 3 * MINUTES);

afterAll(async () => {
  for (const client of clients) await client[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
}, MINUTES);

const release = (number: number) => makeRelease(host, {version: `1.${number}`, signer});

const publishRelease = async (number: number) =>
  publish(
    host,
    {store: directoryStore(root), signers: [signer], releases: [await release(number)]},
    host.now,
  );

/** When a release was begun, and when it was there for all; milliseconds since 1970. */
interface Time {
  readonly number: number;
  readonly begun: number;
  readonly done: number;
}

/** When dnf may find a signature that is another list's. */
interface Window {
  readonly from: number;
  readonly to: number;
}

test(
  'apt and dnf install the old or the new version, whatever write the publishing process is killed at',
  async () => {
    for (const client of clients)
      expect({title: client.title, ...(await client.turnFromNow())}).toMatchObject({version: '1.0', log: ''});
    const times: Time[] = [];
    const windows: Window[] = [];
    const killed: string[] = [];
    const place = {to: 'directory', address: {path: root}};
    let publisher = startPublisher();
    for (let number = 1; ; number++) {
      const releases = [await release(number)];
      const begun = Date.now();
      const done = await publisher.publish({place, key, date, releases, killAt: number});
      expect(done).not.toHaveProperty('error');
      if (done?.killed === undefined) break;
      killed.push(done.killed.replace(/[0-9a-f]{64}/, 'X'));
      publisher = startPublisher();
      const looking = clients.filter(({kind}) => done.killed!.includes(` ${kind}/`));
      // HTTP knows seconds alone: what is published twice in one may be found unchanged.
      await Promise.all([pause(1100), ...looking.map((client) => client.turnFromNow())]);
      const view = await clientView(directoryStore(root), [signer.publicKey]);
      expect({number, killed: done.killed, faults: view.faults}).toEqual({
        number,
        killed: done.killed,
        faults: [],
      });
      const isOpen = view.unsigned.length > 0;
      // The next run finishes it, whatever it was asked for: here, nothing.
      await publish(host, {store: directoryStore(root), signers: [signer]}, host.now);
      if (isOpen) {
        windows.push({from: begun, to: Date.now()});
        expect((await clientView(directoryStore(root), [signer.publicKey])).unsigned).toEqual([]);
        await Promise.all(looking.map((client) => client.turnFromNow()));
      }
      await publish(host, {store: directoryStore(root), signers: [signer], releases}, host.now);
      times.push({number, begun, done: Date.now()});
    }
    await publisher[Symbol.asyncDispose]();
    await Promise.all(clients.map((client) => client.turnFromNow()));

    expect(killed.join('\n')).toMatch(
      /putIfUnchanged .*InRelease\n(.*\n)*.*putIfUnchanged .*repomd\.xml\nput .*repomd\.xml\.asc$/,
    );
    expect(windows).toHaveLength(1);
    for (const {title, kind, turns} of clients) {
      const inWindow = ({started, ended}: {started: number; ended: number}) =>
        kind === 'yum' && windows.some(({from, to}) => started < to && ended > from);
      const failed = turns.filter(({version}) => version === undefined);
      expect({title, failed: failed.filter((turn) => !inWindow(turn))}).toEqual({title, failed: []});
      if (kind === 'yum') expect({title, failed: failed.length > 0}).toEqual({title, failed: true});
      for (const {started, ended, version} of turns) {
        if (version === undefined) continue;
        const number = Number(version.split('.')[1]);
        const least = Math.max(0, ...times.filter(({done}) => done < started).map((one) => one.number)) - 1;
        const most = Math.max(0, ...times.filter(({begun}) => begun <= ended).map((one) => one.number)) + 1;
        expect({title, version, isRight: number >= least && number <= most}).toEqual({
          title,
          version,
          isRight: true,
        });
      }
      expect(turns.length).toBeGreaterThan(killed.filter((what) => what.includes(` ${kind}/`)).length);
    }
  },
  8 * MINUTES,
);
