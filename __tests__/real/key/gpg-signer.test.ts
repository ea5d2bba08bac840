import {createHash} from 'node:crypto';
import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {gpgSigner} from '../../../src/tools/gpg/index.ts';
import {clearSigned} from '../../../src/tools/openpgp/index.ts';
import {type GpgHome, gpgHome} from '../../support/gpg-home.ts';
import {type TestHost, testHost} from '../../support/host.ts';

/** Later than the keys are made, before they end. */
const DATE = Math.floor(Date.now() / 1000) + 100 * 86_400;

/** What gpg says of a signature over a content. */
async function verified({path, gpg}: GpgHome, signature: Uint8Array, content: Uint8Array | string) {
  const files = [join(path, 's.sig'), join(path, 's.txt')] as const;
  await writeFile(files[0], signature);
  await writeFile(files[1], content);
  const said = await gpg('--status-fd', '1', '--verify', ...files);
  const [, by, hash, kind] = /VALIDSIG (\S+)(?: \S+){6} (\S+) (\S+)/.exec(said) ?? [];
  return {by, hash, kind};
}

const packetsOf = async ({path, gpg}: GpgHome, signature: Uint8Array) => {
  await writeFile(join(path, 'p.sig'), signature);
  return gpg('--list-packets', join(path, 'p.sig'));
};

describe('a key that lives in an agent', () => {
  let home: GpgHome;
  let host: TestHost;
  let rsa: string;
  let subkeys: readonly string[];

  beforeAll(async () => {
    home = await gpgHome();
    host = await testHost({}, home.env);
    rsa = await home.newKey('Example Team <team@example.org>', 'rsa2048');
    for (const algorithm of ['ed25519', 'nistp256/ecdsa']) await home.newSubkey(rsa, algorithm);
    subkeys = (await home.fingerprints(rsa)).slice(1);
  });

  afterAll(async () => {
    await host[Symbol.asyncDispose]();
    await home[Symbol.asyncDispose]();
  });

  test.each([0, 1, 2])(
    'signs the same bytes twice, with SHA-512 at the date given (part %d)',
    async (index) => {
      const fingerprint = [rsa, ...subkeys][index]!;
      const options = {fingerprint: `${fingerprint}!`, date: DATE};
      const signer = await gpgSigner(host, options);
      const content = Buffer.from('some bytes\n');
      const first = await signer.detached(content);
      const again = await (await gpgSigner(host, options)).detached(stream([content]));
      expect(Buffer.from(again)).toEqual(Buffer.from(first));
      expect(first[0]! & 0x80).toBe(0x80);
      const packets = await packetsOf(home, first);
      expect(packets).toContain(`created ${DATE}`);
      expect(packets).toMatch(/version 4, .*sigclass 0x00\n\tdigest algo 10,/);
      expect(packets).not.toMatch(/notation|sig expires/);
      expect(signer).toMatchObject({
        fingerprint,
        primary: rsa,
        algorithm: ['rsa2048', 'ed25519', 'nistp256'][index],
      });
    },
  );

  test('takes the newest subkey that signs, and is trusted by who has its public key', async () => {
    const signer = await gpgSigner(host, {fingerprint: rsa.toLowerCase(), date: 0});
    expect(subkeys).toContain(signer.fingerprint);
    await using other = await gpgHome();
    await writeFile(join(other.path, 'k.asc'), signer.publicKey);
    await other.gpg('--import', join(other.path, 'k.asc'));
    const signature = await signer.detached(Buffer.from('hello\n'));
    expect(await verified(other, signature, 'hello\n')).toEqual({
      by: signer.fingerprint,
      hash: '10',
      kind: '00',
    });
    await expect(verified(other, signature, 'hullo\n')).rejects.toThrow('BAD signature');
  });

  test('signs a text as clear-signing has it: line ends, blanks before them and the last one do not count', async () => {
    const signer = await gpgSigner(host, {fingerprint: `${rsa}!`, date: DATE});
    const signature = await signer.text('one \n\ntwo\t\n- three');
    expect(await verified(home, signature, 'one\r\n\r\ntwo\r\n- three')).toMatchObject({kind: '01'});
    expect(await verified(home, signature, 'one\n\ntwo\n- three')).toMatchObject({kind: '01'});
    await expect(verified(home, signature, 'one\ntwo\n- three')).rejects.toThrow('BAD signature');
    for (const same of ['one\r\n\r\ntwo\r\n- three', 'one\n\ntwo\n- three\n'])
      expect(Buffer.from(await signer.text(same))).toEqual(Buffer.from(signature));
    const text = 'one \n\ntwo\t\n- three\nFrom: four\n';
    await writeFile(join(home.path, 'InRelease'), clearSigned(text, await signer.text(text)));
    const said = await home.gpg('--status-fd', '1', '--verify', join(home.path, 'InRelease'));
    expect(said).toContain(`VALIDSIG ${rsa}`);
  });

  test('streams: memory does not grow with the content', async () => {
    const signer = await gpgSigner(host, {fingerprint: rsa, date: 0});
    const chunk = Buffer.alloc(1 << 20, 'x');
    const before = process.memoryUsage().rss;
    let most = 0;
    const content = async function* () {
      for (let n = 0; n < 150; n++) {
        most = Math.max(most, process.memoryUsage().rss);
        yield chunk;
      }
    };
    expect((await signer.detached(content())).length).toBeGreaterThan(80);
    expect(most - before).toBeLessThan(80 << 20);
  });

  test('leaves the keyring as it was', async () => {
    const listing = async () =>
      Promise.all(
        (await readdir(home.path, {recursive: true})).toSorted().map(async (name) => {
          const path = join(home.path, name);
          return (await stat(path)).isFile() && !/random_seed|\.(sig|txt)$/.test(name)
            ? [
                name,
                createHash('sha256')
                  .update(await readFile(path))
                  .digest('hex'),
              ]
            : [name];
        }),
      );
    const before = await listing();
    await (await gpgSigner(host, {fingerprint: rsa, date: DATE})).detached(Buffer.from('x'));
    expect(await listing()).toEqual(before);
  });

  test('a gpg.conf that signs with another key, adds notations and ends signatures does not get in the way', async () => {
    const other = await home.newKey('Other <other@example.org>');
    const conf = join(home.path, 'gpg.conf');
    await writeFile(
      conf,
      `local-user ${other}\nsig-notation a@example.org=b\ndefault-sig-expire 1d\ncomment hi\nemit-version\ndigest-algo SHA256\n`,
    );
    try {
      const signer = await gpgSigner(host, {fingerprint: `${rsa}!`, date: DATE});
      const packets = await packetsOf(home, await signer.detached(Buffer.from('x')));
      expect(packets.match(/signature packet/g)).toHaveLength(1);
      expect(packets).toContain(rsa);
      expect(packets).not.toContain('sig expires');
    } finally {
      await writeFile(conf, '');
    }
  });

  test('a key that was extended signs at the moment of that at the earliest, so that sqv finds it alive', async () => {
    await new Promise((done) => setTimeout(done, 1100));
    await home.gpg('--quick-set-expire', rsa, '2y');
    const signer = await gpgSigner(host, {fingerprint: `${rsa}!`, date: 0});
    const [, made] = /created (\d+)/.exec(await packetsOf(home, await signer.detached(Buffer.from('x'))))!;
    const [, since] = /^sec:(?:[^:]*:){4}(\d+):/m.exec(
      await home.gpg('--with-colons', '--list-secret-keys', rsa),
    )!;
    expect(Number(made)).toBeGreaterThan(Number(since));
  });

  test('an unknown fingerprint is told with those that are there', async () => {
    const wanted = 'A'.repeat(40);
    await expect(gpgSigner(host, {fingerprint: wanted, date: 0})).rejects.toMatchObject({
      code: 'key/unknown',
      message: expect.stringMatching(new RegExp(`no secret key ${wanted}: it has ${rsa}, `)),
    });
  });
});

describe('a key behind a passphrase', () => {
  let home: GpgHome;
  let host: TestHost;
  let fingerprint: string;

  beforeAll(async () => {
    home = await gpgHome();
    host = await testHost({}, home.env);
    fingerprint = await home.newKey('Locked <locked@example.org>', 'ed25519', 'open, sesame');
  });

  const forget = () =>
    home.gpg('--version').then(() => host.run(['gpgconf', '--homedir', home.path, '--kill', 'all']));

  afterAll(async () => {
    await host[Symbol.asyncDispose]();
    await home[Symbol.asyncDispose]();
  });

  test('is opened by the passphrase that fits, handed to gpg before the content', async () => {
    await forget();
    const passphrases = ['wrong', 'open, sesame'];
    const signer = await gpgSigner(host, {fingerprint, date: 0, passphrases});
    const signature = await signer.detached(stream([Buffer.from('he'), Buffer.from('llo\n')]));
    expect(await verified(home, signature, 'hello\n')).toMatchObject({by: fingerprint});
  });

  test('a wrong passphrase is told, and is in no error', async () => {
    await forget();
    const failed = await gpgSigner(host, {fingerprint, date: 0, passphrases: ['canary-7']}).catch(
      (error) => error,
    );
    expect(failed).toMatchObject({code: 'key/passphrase', message: expect.stringContaining(fingerprint)});
    expect(JSON.stringify([failed, String(failed), String(failed.cause)])).not.toContain('canary-7');
  });

  test('without a terminal to ask at, it says how to make the agent remember', async () => {
    await forget();
    await expect(gpgSigner(host, {fingerprint, date: 0})).rejects.toMatchObject({
      code: 'gpg/pinentry',
      hint: expect.stringMatching(/gpg-preset-passphrase.*gpg-passphrase.*GPG_TTY/),
    });
  });

  test('an agent that takes no passphrase from us is told apart', async () => {
    await writeFile(join(home.path, 'gpg-agent.conf'), 'no-allow-loopback-pinentry\n');
    await forget();
    await expect(
      gpgSigner(host, {fingerprint, date: 0, passphrases: ['open, sesame']}),
    ).rejects.toMatchObject({
      code: 'gpg/loopback',
      hint: expect.stringContaining('allow-loopback-pinentry'),
    });
    await writeFile(join(home.path, 'gpg-agent.conf'), '');
  });
});

test('a home without keys is not made, and no gpg is told as such', async () => {
  await using host = await testHost({});
  const fingerprint = 'B'.repeat(40);
  await expect(gpgSigner(host, {fingerprint, date: 0})).rejects.toMatchObject({
    code: 'key/unknown',
    message: expect.stringContaining('it has none that signs'),
  });
  expect(await readdir(host.workDir)).toEqual([]);
  await using home = await gpgHome();
  await using other = await testHost({}, home.env);
  await expect(gpgSigner(other, {fingerprint, date: 0, program: 'no-such-gpg'})).rejects.toMatchObject({
    code: 'gpg/missing',
  });
});

async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
