import {createHash} from 'node:crypto';
import {appendFile, chmod, open, readdir, readFile, stat, truncate, writeFile} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {AR_MAGIC, arHead, arPadding, listAr} from '../../../src/archive/ar.ts';
import {engines} from '../../../src/formats/deb/engines.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Signer} from '../../../src/model/signer.ts';
import {armoredSignature, clearSigned} from '../../../src/tools/openpgp/index.ts';
import {DATE, debPackage, file, withParents, writeDeb} from '../../support/deb.ts';
import {type TestHost, testHost} from '../../support/host.ts';

/** Signs with a hash in place of a key: what it was asked to sign can be read off the signature. */
const hashing = (over: Partial<Signer> = {}): Signer => ({
  fingerprint: '00112233445566778899AABBCCDDEEFF00112233',
  primary: 'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF',
  algorithm: 'rsa4096',
  publicKey: '-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n\r\nAAAA\r\n-----END PGP PUBLIC KEY BLOCK-----\r\n',
  detached: async (content) => {
    const hash = createHash('sha512');
    for await (const chunk of content as AsyncIterable<Uint8Array>) hash.update(chunk);
    return hash.digest();
  },
  text: () => Promise.reject(new Error('no text is signed here')),
  ...over,
});

const sample = async (host: TestHost, content: string | Buffer = 'x', options: DebOptions = {}) =>
  writeDeb(
    host,
    debPackage({entries: withParents([await file(host, '/usr/share/hello/data', content)]), options}),
  );

const sign = (path: string, signature: DebOptions['signature'] = {}, signer = hashing()) =>
  engines.sign!({file: path, signer, options: {signature}});

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
}

async function membersOf(path: string): Promise<readonly Member[]> {
  const all = await readFile(path);
  await using handle = await open(path);
  const members = await listAr(handle);
  return members.map(({name, offset, size}) => ({name, bytes: all.subarray(offset, offset + size)}));
}

const namesOf = async (path: string) => (await membersOf(path)).map(({name}) => name);

const expected = (members: readonly Member[]): string =>
  armoredSignature(
    createHash('sha512')
      .update(Buffer.concat(members.slice(0, 3).map(({bytes}) => bytes)))
      .digest(),
  );

const MEMBERS = ['debian-binary', 'control.tar.gz', 'data.tar.gz'];

describe('a .deb', () => {
  test('is left as it is unless its section asks for a signature', async () => {
    await using host = await testHost();
    const path = await sample(host);
    const before = await readFile(path);
    expect(await engines.sign!({file: path, signer: hashing(), options: {}})).toBeUndefined();
    expect(await readFile(path)).toEqual(before);
  });

  test.each(['gzip', 'xz', 'zstd', 'none'])(
    'with %s gets a signature over its three members',
    async (compression) => {
      await using host = await testHost();
      const path = await sample(host, 'x', {compression});
      await chmod(path, 0o666);
      const before = await readFile(path);
      await sign(path);
      const after = await readFile(path);
      const members = await membersOf(path);
      const text = members[3]!.bytes;
      expect(text.toString()).toBe(expected(members));
      expect(after.subarray(0, before.length)).toEqual(before);
      expect(after.subarray(before.length)).toEqual(
        Buffer.concat([
          arHead({name: '_gpgorigin', size: text.length, mtime: DATE}),
          text,
          arPadding(text.length),
        ]),
      );
      expect((await stat(path)).mode & 0o777).toBe(0o666);
      expect((await engines.read(path)).signatures).toEqual(['_gpgorigin']);
      expect(await readdir(dirname(path))).toEqual([basename(path)]);
    },
  );

  test('is the same after it was signed twice', async () => {
    await using host = await testHost();
    const path = await sample(host);
    await sign(path);
    const once = await readFile(path);
    await sign(path);
    expect(await readFile(path)).toEqual(once);
  });

  test('carries a signature of each kind: a new one takes the place of its own kind alone', async () => {
    await using host = await testHost();
    const path = await sample(host);
    const other = hashing({detached: () => Promise.resolve(Buffer.from('another key'))});
    for (const type of ['', 'maint', 'archive']) await sign(path, {type}, other);
    expect(await namesOf(path)).toEqual([...MEMBERS, '_gpgorigin', '_gpgmaint', '_gpgarchive']);
    await sign(path, {method: 'debsign', type: 'maint'});
    const members = await membersOf(path);
    expect(members.map(({name}) => name)).toEqual([...MEMBERS, '_gpgorigin', '_gpgarchive', '_gpgmaint']);
    const foreign = armoredSignature(Buffer.from('another key'));
    expect(members.slice(3).map(({bytes}) => bytes.toString())).toEqual([
      foreign,
      foreign,
      expected(members),
    ]);
  });

  test('of other writers is signed too: no padding at the end, a signature in the middle, twice the same', async () => {
    await using host = await testHost();
    const [binary, control, data] = await membersOf(await sample(host));
    const member = (name: string, bytes: Buffer) =>
      Buffer.concat([arHead({name, size: bytes.length, mtime: 7}), bytes, arPadding(bytes.length)]);
    const path = `${host.workDir}/other.deb`;
    const odd = Buffer.from('odd');
    const parts = [
      Buffer.from(AR_MAGIC),
      member('debian-binary/', binary!.bytes),
      member('_gpgorigin', odd),
      member('control.tar.gz', control!.bytes),
      member('data.tar.gz', data!.bytes),
      member('_gpgorigin', odd),
      member('_gpgmaint', odd).subarray(0, -1),
    ];
    await writeFile(path, Buffer.concat(parts));
    await sign(path);
    const members = await membersOf(path);
    expect(members.map(({name}) => name)).toEqual([...MEMBERS, '_gpgmaint', '_gpgorigin']);
    expect(members[3]!.bytes).toEqual(odd);
    expect(members[4]!.bytes.toString()).toBe(expected(members));
    expect(
      (await readFile(path)).includes(arHead({name: '_gpgorigin', size: members[4]!.bytes.length, mtime: 7})),
    ).toBe(true);
  });

  test('is read in small pieces, however large it is', async () => {
    await using host = await testHost();
    const path = await sample(host, Buffer.alloc(9 << 20, 'x'), {compression: 'none'});
    let largest = 0;
    let total = 0;
    const counting = hashing({
      detached: async (content) => {
        for await (const {length} of content as AsyncIterable<Uint8Array>) {
          largest = Math.max(largest, length);
          total += length;
        }
        return Buffer.from('counted');
      },
    });
    await sign(path, {}, counting);
    expect(total).toBeGreaterThan(9 << 20);
    expect(largest).toBeLessThanOrEqual(1 << 20);
  });
});

describe('a .deb signed as dpkg-sig does', () => {
  /** Its signature is the text itself. */
  const writing = hashing({text: (content) => Promise.resolve(Buffer.from(content))});
  const hex = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');

  test('carries the digests of its members as clear-signed text, and no policy comes with it', async () => {
    await using host = await testHost();
    const path = await sample(host);
    await sign(path);
    const signature = {method: 'dpkg-sig', signer: 'Example\nRole: owner'};
    expect(await sign(path, signature, writing)).toEqual([]);
    const once = await readFile(path);
    const members = await membersOf(path);
    expect(members.map(({name}) => name)).toEqual([...MEMBERS, '_gpgorigin', '_gpgbuilder']);
    const text = [
      'Version: 4',
      'Signer: Example Role: owner',
      'Date: Sat, 31 Jan 2026 12:00:00 GMT',
      'Role: builder',
      'Files:',
      ...members
        .slice(0, 3)
        .map(({name, bytes}) => `\t${hex('md5', bytes)} ${hex('sha1', bytes)} ${bytes.length} ${name}`),
      '',
    ].join('\n');
    expect(members[4]!.bytes.toString()).toBe(clearSigned(text, Buffer.from(text)));
    await sign(path, signature, writing);
    expect(await readFile(path)).toEqual(once);
  });

  test('may speak for anybody, and names the key where nobody else is named', async () => {
    await using host = await testHost();
    const path = await sample(host);
    await sign(path, {method: 'dpkg-sig', type: 'qa'}, writing);
    const {name, bytes} = (await membersOf(path))[3]!;
    expect(name).toBe('_gpgqa');
    expect(bytes.toString()).toContain(`\nSigner: ${writing.primary}\n`);
    expect(bytes.toString()).toContain('\nRole: qa\n');
  });
});

describe('a .deb that cannot be signed stays as it was', () => {
  const refusal = async (path: string, work: Promise<unknown>): Promise<unknown> => {
    const before = await readFile(path);
    const error = await work.then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(dirname(path))).toEqual([basename(path)]);
    return error;
  };

  const flipAt = async (path: string, at: number) => {
    const bytes = await readFile(path);
    bytes[at]! ^= 0x10;
    await writeFile(path, bytes);
  };

  test.each<[string, (path: string) => Promise<void>]>([
    ['is cut off', async (path) => truncate(path, (await stat(path)).size - 9)],
    ['has something behind its end', (path) => appendFile(path, 'more')],
    ['is empty', (path) => truncate(path, 0)],
    ['has a flipped bit in its content', async (path) => flipAt(path, (await stat(path)).size - 30)],
    ['has a flipped bit in its control file', (path) => flipAt(path, 8 + 60 + 4 + 60 + 40)],
    ['is of another format', (path) => flipAt(path, 8 + 60)],
    ['is no package', (path) => writeFile(path, 'hello')],
  ])('as it %s', async (_, damage) => {
    await using host = await testHost();
    const path = await sample(host, 'x'.repeat(500));
    await damage(path);
    expect(await refusal(path, sign(path))).toBeInstanceOf(UserError);
  });

  test('as the key fails in the middle', async () => {
    await using host = await testHost();
    const path = await sample(host);
    const failing = hashing({
      detached: async (content) => {
        for await (const _ of content as AsyncIterable<Uint8Array>)
          throw new Error('the card was pulled out');
        return Buffer.alloc(0);
      },
    });
    expect(await refusal(path, sign(path, {}, failing))).toMatchObject({message: 'the card was pulled out'});
  });

  test('as debsigs knows no such kind of signature', async () => {
    await using host = await testHost();
    const path = await sample(host);
    expect(await refusal(path, sign(path, {type: 'builder'}))).toMatchObject({
      code: 'deb/signature-type',
      message: '`deb.signature.type: builder` is no kind of signature that debsigs knows',
      hint: expect.stringContaining('write origin, maint or archive'),
    });
  });
});

describe('what others need to have it checked', () => {
  test('is a policy and the key, under the id of the key that signs', async () => {
    await using host = await testHost();
    const files = await sign(await sample(host), {type: 'maint', signer: `it's <ours> & "theirs"`});
    expect(files).toEqual([
      {
        name: 'debsig-maint-CCDDEEFF00112233.pol',
        text: `<?xml version="1.0" encoding="UTF-8"?>
<Policy xmlns="https://www.debian.org/debsig/1.0/">
  <Origin Name="it&apos;s &lt;ours&gt; &amp; &quot;theirs&quot;" id="CCDDEEFF00112233" Description="Key 00112233445566778899AABBCCDDEEFF00112233"/>
  <Selection>
    <Required Type="maint" File="debsig.gpg" id="CCDDEEFF00112233"/>
  </Selection>
  <Verification MinOptional="0">
    <Required Type="maint" File="debsig.gpg" id="CCDDEEFF00112233"/>
  </Verification>
</Policy>
`,
      },
      {
        name: 'debsig-CCDDEEFF00112233.key',
        text: '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n',
      },
    ]);
  });

  test('names the key where nobody else is named', async () => {
    await using host = await testHost();
    const [policy] = (await sign(await sample(host)))!;
    expect(policy?.text).toContain('<Origin Name="FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"');
  });
});
