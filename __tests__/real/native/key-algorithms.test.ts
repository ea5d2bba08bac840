import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {releasesByName} from '../../../src/distros/index.ts';
import {demandsOf} from '../../../src/steps/key/demands.ts';
import {accepts, judgeKey} from '../../../src/steps/key/judge/index.ts';
import {readOpenKeys} from '../../../src/tools/openpgp/index.ts';
import {testImage} from '../../support/images.ts';
import {addKinds, emptyZoo, KINDS, type Zoo} from '../../support/key-zoo.ts';

let zoo: Zoo;
let dir: string;

/** Beside every kind of key that gpg makes: too small, and signed by itself with hashes of old. */
const ODD: Readonly<Record<string, readonly string[]>> = {
  rsa1024: ['rsa1024'],
  sha1: ['rsa3072', '--cert-digest-algo', 'SHA1'],
  sha224: ['rsa3072', '--cert-digest-algo', 'SHA224'],
};

beforeAll(async () => {
  zoo = await emptyZoo();
  dir = await mkdtemp(join(tmpdir(), 'algorithms-'));
  await addKinds(zoo);
  for (const [name, [algorithm = '', ...more]] of Object.entries(ODD))
    await zoo.gpg(...more, '--passphrase', '', '--quick-gen-key', `${name} <${name}@example.org>`, algorithm);
  await writeFile(join(dir, 'content'), 'content\n');
  for (const name of NAMES) {
    const user = `${name}@example.org`;
    await zoo.gpg('--output', join(dir, `${name}.pub`), '--export', user);
    const sign = ['--digest-algo', 'SHA512', '--passphrase', '', '--local-user', user];
    await zoo.gpg(...sign, '--output', join(dir, `${name}.sig`), '--detach-sign', join(dir, 'content'));
  }
});

afterAll(async () => {
  await zoo.close();
  await rm(dir, {recursive: true, force: true});
});

const NAMES = [...Object.keys(KINDS), ...Object.keys(ODD)];

/** As apt asks: https://salsa.debian.org/apt-team/apt/-/blob/main/methods/sqv.cc, gpgv before it. */
const SCRIPT = `cd /srv; export SEQUOIA_CRYPTO_POLICY=/usr/share/apt/default-sequoia.config
for key in *.pub; do name=\${key%.pub}
  if command -v sqv >/dev/null; then sqv --keyring "$key" "$name.sig" content
  else gpgv --keyring "./$key" "$name.sig" content
  fi >/dev/null 2>&1 && echo "$name"
done; true`;

/** The keys whose signatures apt of that release takes. */
async function taken(image: string): Promise<readonly string[]> {
  const said = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      'docker',
      ['run', '--rm', '-i', '--network=none', image, 'sh', '-c', `tar -x -C /srv -f - && ${SCRIPT}`],
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    execFile('tar', ['-C', dir, '-c', '.'], {encoding: 'buffer'}).stdout!.pipe(child.stdin!);
  });
  return said.trim().split('\n').sort();
}

const factsOf = async (name: string) =>
  (await readOpenKeys(await zoo.public(`${name}@example.org`), name))[0]!.facts;

describe('what the catalogue says that apt verifies', () => {
  test.each(['11', '12', '13'] as const)('is what apt of Debian %s takes', async (id) => {
    const {keys} = releasesByName.get(`debian-${id}`)!.release;
    const demand = {name: '', format: '', keys, keepsKeys: false, chosen: true};
    // DSA is judged by the calendar, whatever a tool of old still takes.
    const kinds = Object.keys(KINDS).filter((name) => !name.startsWith('dsa'));
    const expected: string[] = [];
    for (const name of kinds) if (accepts(demand, (await factsOf(name)).parts[0])) expected.push(name);
    const found = await taken(await testImage(`debian:${id}`));
    expect(found.filter((name) => kinds.includes(name))).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(3);
  });

  test('and what is judged to be an error is what apt of Debian 13 refuses', async () => {
    const demands = demandsOf([{name: 'debian-13', format: 'deb'}], '2026-11-22');
    const now = Math.floor(Date.now() / 1000);
    const sound: string[] = [];
    for (const name of NAMES) {
      const findings = judgeKey(await factsOf(name), {demands, now});
      if (!findings.some(({level}) => level === 'error')) sound.push(name);
    }
    expect(sound.sort()).toEqual(await taken(await testImage('debian:13')));
    expect(sound).not.toEqual(expect.arrayContaining(['sha1']));
  });
});
