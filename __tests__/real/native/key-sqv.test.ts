import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {armoredSignature, clearSigned, memorySigner, readOpenKeys} from '../../../src/tools/openpgp/index.ts';
import {testImage} from '../../support/images.ts';
import {addKinds, at, emptyZoo, type Zoo} from '../../support/key-zoo.ts';

const TEXT = 'Origin: Example  \r\nSuite: stable\t\n- dashes\nFrom here\n\n';

let zoo: Zoo;
let dir: string;
beforeAll(async () => {
  zoo = await emptyZoo();
  dir = await mkdtemp(join(tmpdir(), 'sqv-'));
  await addKinds(zoo, ['rsa2048', 'ed25519', 'nistp384']);
  const made = ['--passphrase', '', '--quick-gen-key', 'extended <extended@example.org>', 'rsa2048', 'sign'];
  await zoo.gpg(...at('20250101T000000'), ...made, '20250301T000000');
  const [extended] = await zoo.fingerprints('extended@example.org');
  const anew = ['--passphrase', '', '--quick-set-expire', extended, '20360101T000000'];
  await zoo.gpg(...at('20250115T000000'), ...anew);
});
afterAll(async () => {
  await zoo.close();
  await rm(dir, {recursive: true, force: true});
});

const SCRIPT = `cd /srv; for key in *.pub; do name=\${key%.pub}
  sqv --keyring "$key" "$name.asc" "$name.txt" >/dev/null 2>&1 && echo "$name detached"
  sqv --keyring "$key" --output "/$name" --cleartext "$name.message" >/dev/null 2>&1 && echo "$name message"
done; true`;

test('sqv, which apt asks today, accepts what is signed, also by a key that was extended since', async () => {
  const names = ['rsa2048', 'ed25519', 'nistp384', 'extended'];
  for (const name of names) {
    const [key] = await readOpenKeys(await zoo.secret(`${name}@example.org`), name);
    // Between the key's creation and its extension, whose self-signature took the place of the first.
    const date = Date.UTC(2025, 0, 8) / 1000;
    const signer = await memorySigner(key!, {part: key!.facts.parts[0], passphrases: [], date});
    const files = {
      txt: TEXT,
      asc: armoredSignature(await signer.detached(Buffer.from(TEXT))),
      message: clearSigned(TEXT, await signer.text(TEXT)),
      pub: signer.publicKey,
    };
    for (const [end, content] of Object.entries(files)) await writeFile(join(dir, `${name}.${end}`), content);
  }
  const image = await testImage('debian:13');
  const said = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      'docker',
      ['run', '--rm', '-i', '--network=none', image, 'sh', '-c', `tar -x -C /srv -f - && ${SCRIPT}`],
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    const tar = execFile('tar', ['-C', dir, '-c', '.'], {encoding: 'buffer'});
    tar.stdout!.pipe(child.stdin!);
  });
  expect(said.trim().split('\n').sort()).toEqual(
    names.flatMap((name) => [`${name} detached`, `${name} message`]).sort(),
  );
});
