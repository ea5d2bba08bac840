import {cp, mkdir, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {packFolder} from '../../../src/containers/index.ts';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {Listing} from '../../../src/model/repository.ts';
import type {Signer} from '../../../src/model/signer.ts';
import {engine} from '../../../src/repositories/yum/engine.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {digestOf} from '../../../src/tools/files.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {file, relations, rpmPackage, versionAt} from '../../support/rpm-package.ts';
import {type RpmAge, rpmWorkshop} from '../../support/rpm-workshop.ts';
import {closeGpgHome, gpgMadeSigner} from '../../support/signing-keys.ts';
import {PLACE, publishShelf, REPOMD} from '../../support/yum-shelf.ts';

const LONG = 240_000;
const NOW = Math.floor(Date.now() / 1000) - 1000;
const ASSETS = 'http://127.0.0.1:8001';

let host: TestHost;
let signers: readonly Signer[];

interface Wish {
  readonly name: string;
  readonly version: string;
  readonly arch?: 'all' | 'amd64';
  readonly needs?: readonly string[];
  readonly address?: boolean;
}

/** A signed package, in the store or among the assets of a release. */
async function made(
  {name, version, arch = 'amd64', needs = [], address}: Wish,
  root: string,
): Promise<Listing> {
  const text = `#!/bin/sh\necho ${version}\n`;
  await host.files({[`bin/${name}`]: text});
  const entries = [
    file(`/usr/bin/${name}`, `bin/${name}`, text.length, {mode: 0o755}),
    file(`/usr/share/${name}/grüße`, `bin/${name}`, text.length),
  ];
  const own = {name, arch, version: versionAt(version), entries, relations: relations({depends: needs})};
  const changelog = [
    {version, date: NOW, author: 'Ann <ann@example.org>', notes: [`The change of ${version}`]},
  ];
  const [output] = await engines.portable(host, rpmPackage({...own, changelog}), host.outDir);
  const path = join(host.outDir, output!);
  await engines.sign!({file: path, signer: signers[0]!, options: {}});
  const record = await engines.record!(path);
  const elsewhere = address ? {address: `${ASSETS}/v${version}/${output}`} : {};
  const listing = engine.listing(
    {file: path, name: output!, ...(await digestOf(path)), record, ...elsewhere},
    PLACE,
    NOW,
    '',
  );
  const to = join(root, address ? `assets/v${version}` : 'live', address ? output! : listing.path);
  await mkdir(join(to, '..'), {recursive: true});
  await cp(path, to);
  return listing;
}

/** What is served one after the other: each a copy of the whole. */
async function publishTimeline(root: string): Promise<void> {
  const live = join(root, 'live');
  const store = directoryStore(live);
  const keep = (name: string) => cp(live, join(root, name), {recursive: true});
  const publish = async (
    date: number,
    wishes: readonly Wish[],
    more: {upTo?: number; compression?: 'zstd'} = {},
  ) => {
    const added: Listing[] = [];
    for (const wish of wishes) added.push(await made(wish, root));
    await publishShelf(store, {signers, date: NOW + date, next: (there) => [...there, ...added], ...more});
  };
  await publish(0, [
    {name: 'hello', version: '1.0', needs: ['hello-doc >= 1', '/usr/bin/hello-doc']},
    {name: 'hello-doc', version: '1.0', arch: 'all'},
  ]);
  await keep('first');
  await publish(1, [{name: 'hello', version: '1.1'}], {upTo: 1});
  await keep('torn');
  await publish(2, []);
  await keep('second');
  await publish(3, [{name: 'apart', version: '1.1', address: true}], {compression: 'zstd'});
  await keep('zstd');
  await rename(live, join(root, 'flipped'));
  const top = join(root, 'flipped', REPOMD);
  await writeFile(top, `${Buffer.from((await directoryStore(join(root, 'flipped')).get(REPOMD))!.bytes)} `);
  await writeFile(join(root, 'key.asc'), signers[0]!.publicKey);
  await writeFile(
    join(root, 'example.repo'),
    `[example]\nname=Example\nbaseurl=http://127.0.0.1:8000/yum/$releasever/$basearch\nenabled=1\nskip_if_unavailable=0\ngpgcheck=1\nrepo_gpgcheck=1\npkg_gpgcheck=1\ngpgkey=file:///srv/key.asc\n`,
  );
}

beforeAll(async () => {
  host = await testHost();
  signers = [
    await gpgMadeSigner(host, 'one <one@example.org>', 'rsa3072'),
    await gpgMadeSigner(host, 'two <two@example.org>', 'rsa3072'),
  ];
  await publishTimeline(join(host.workDir, 'timeline'));
}, LONG);

afterAll(async () => {
  await closeGpgHome(host);
  await host[Symbol.asyncDispose]();
});

/** A client with our repository alone; every step's outcome is a line. */
const steps = (program: string): string => `
export LC_ALL=C.UTF-8
mkdir -p /srv/repos /live && cp /srv/example.repo /srv/repos
serve() { rm -rf /live/yum && cp -a "/srv/$1/yum" /live/; }
python3 -m http.server --bind 127.0.0.1 --directory /live 8000 >/dev/null 2>&1 &
python3 -m http.server --bind 127.0.0.1 --directory /srv/assets 8001 >/dev/null 2>&1 &
for try in $(seq 100); do python3 -c 'import socket; socket.create_connection(("127.0.0.1", 8001))' 2>/dev/null && break; sleep 0.1; done
${
  program === 'zypper'
    ? `client() { zypper --non-interactive --gpg-auto-import-keys --releasever 9 --reposd-dir /srv/repos --cache-dir /tmp/cache "$@" >>/tmp/log 2>&1; }
fresh() { client refresh --force; }
upgrade() { client update; }`
    : `client() { ${program} -y --releasever=9 --setopt=reposdir=/srv/repos --setopt=cachedir=/tmp/cache --setopt=system_cachedir=/tmp/cache --setopt=plugins=False "$@" 2>>/tmp/log; }
fresh() { client makecache --refresh >>/tmp/log; }
upgrade() { client upgrade >>/tmp/log; }`
}
installed() { hello 2>/dev/null || echo none; }
step() { name=$1; shift; "$@" && echo "$name: $(installed)" || echo "$name: refused, $(installed)"; }
serve first; step first sh -c : ; fresh && client install hello >>/tmp/log; step install true
serve torn; step torn fresh
serve second; step fresh fresh; step upgrade upgrade
rpm -e hello hello-doc
serve flipped; step flipped fresh
serve zstd; step zstd fresh; client install hello >>/tmp/log; step 'install by zstd' true
client install apart >>/tmp/log; echo "elsewhere: $(apart 2>/dev/null || echo none)"
${
  program === 'zypper'
    ? ''
    : `echo "files: $(client repoquery --quiet --list hello-doc | tr '\\n' ' ')"
echo "owner: $(client repoquery --quiet --file /usr/share/apart/grüße)"
echo "changes: $(client ${program === 'dnf5' ? 'repoquery --changelogs' : 'repoquery --changelog'} apart | grep -c 'The change of 1.1')"`
}
tail -n 40 /tmp/log >&2
`;

const common = [
  'first: none',
  'install: 1.0',
  'torn: refused, 1.0',
  'fresh: 1.0',
  'upgrade: 1.1',
  'flipped: refused, none',
  'zstd: none',
  'install by zstd: 1.1',
];
const queries = [
  'files: /usr/bin/hello-doc /usr/share/hello-doc/grüße ',
  'owner: apart-0:1.1-1.x86_64',
  'changes: 1',
];

const machines: readonly {age: RpmAge; program: string}[] = [
  {age: '4.16', program: 'dnf'},
  {age: '4.20', program: 'zypper'},
  {age: '6.1', program: 'dnf5'},
];

/** What a client of that age said of each step. */
async function saidBy({age, program}: {age: RpmAge; program: string}): Promise<readonly string[]> {
  await using machine = await rpmWorkshop(host, age);
  await machine.put('/srv', packFolder(join(host.workDir, 'timeline')));
  const {stdout} = await machine.run(['sh', '-c', steps(program)]);
  return stdout.trimEnd().split('\n');
}

test(
  'dnf 4, dnf 5 and zypper install, upgrade, refuse what is torn or changed, and look things up',
  async () => {
    const said = await Promise.all(
      machines.map(async (machine) => [machine.program, await saidBy(machine)] as const),
    );
    // zypper looks for every package below the address of the repository.
    const expected = [...common, 'elsewhere: 1.1', ...queries];
    expect(Object.fromEntries(said)).toEqual({
      dnf: expected,
      dnf5: expected,
      zypper: [...common, 'elsewhere: none'],
    });
  },
  LONG,
);
