import {chmod, mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import {bytes, int32, int64, makeHeader, string, strings} from '../../../src/formats/rpm/header.ts';
import {headerSize, viewHeader} from '../../../src/formats/rpm/header-view.ts';
import {SIGTAG, TAG} from '../../../src/formats/rpm/tags.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Signer} from '../../../src/model/signer.ts';
import {diceOf, mutate} from '../../support/fuzz/mutations.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {samplePackage, sampleSources} from '../../support/rpm-package.ts';
import {packed, packetOf, paperRpm, paperSigner} from '../../support/rpm-signing.ts';

let host: TestHost;
let ours: Buffer;
let count = 0;

beforeAll(async () => {
  host = await testHost(sampleSources);
  const [name = ''] = await engines.portable(host, samplePackage(), host.outDir);
  ours = await readFile(join(host.outDir, name));
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

const rsa = paperSigner(1, 566);
const small = paperSigner(22, 119);

const put = async (content: Buffer): Promise<string> => {
  const dir = join(host.workDir, `case-${count++}`);
  await mkdir(dir);
  const path = join(dir, 'tiny.rpm');
  await writeFile(path, content);
  return path;
};

const sign = (file: string, signer: Signer) => engines.sign!({file, signer, options: {}});

const signed = async (content: Buffer, ...signers: readonly Signer[]): Promise<Buffer> => {
  const path = await put(content);
  for (const signer of signers) expect(await sign(path, signer)).toEqual([]);
  return await readFile(path);
};

const partsOf = (rpm: Buffer) => {
  const size = headerSize(rpm.subarray(96, 112), 'signature header');
  const start = 96 + Math.ceil(size / 8) * 8;
  return {
    view: viewHeader(rpm.subarray(96, 96 + size), 'signature header'),
    rest: rpm.subarray(start),
    start,
  };
};

const refusal = async (content: Buffer, signer = rsa): Promise<UserError> => {
  const path = await put(content);
  const error = await sign(path, signer).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).hint).toBeTruthy();
  expect((error as UserError).message).toMatch(/^tiny\.rpm: /);
  expect((await readFile(path)).equals(content)).toBe(true);
  expect(await readdir(join(path, '..'))).toEqual(['tiny.rpm']);
  return error as UserError;
};

describe('where there is room, the signature is put in place', () => {
  test('nothing behind the signature header changes, nor the size, nor the file itself', async () => {
    const path = await put(ours);
    const before = await stat(path);
    await sign(path, rsa);
    const after = await stat(path);
    expect([after.ino, after.size, after.mode]).toEqual([before.ino, before.size, before.mode]);
    const content = await readFile(path);
    const {view, rest, start} = partsOf(content);
    expect(start).toBe(96 + 4504);
    expect(rest.equals(ours.subarray(start))).toBe(true);
    expect(view.bytes(TAG.rsaHeader)).toEqual(Buffer.from(await rsa.detached(headerOf(content))));
    const old = partsOf(ours).view;
    for (const tag of [TAG.sha1Header, TAG.sha256Header]) expect(view.text(tag)).toBe(old.text(tag));
    expect(view.bytes(SIGTAG.md5)).toEqual(old.bytes(SIGTAG.md5));
    // The signature and its row take it; what is aligned behind them moves by less than four bytes.
    const left = old.bytes(SIGTAG.reserved)!.length - view.bytes(SIGTAG.reserved)!.length;
    expect(Math.abs(left - 566 - 16)).toBeLessThan(4);
  });

  test('what the package says of itself stays, but for the signature', async () => {
    const path = await put(ours);
    const before = await engines.read(path);
    await sign(path, small);
    const {signatures, ...after} = await engines.read(path);
    expect({...after, signatures: []}).toEqual(before);
    expect(signatures).toEqual([expect.stringMatching(/^header signature \(DSAHEADER\): EdDSA\/SHA512/)]);
  });

  test('signing again gives the same bytes, and so does going to another key and back', async () => {
    for (const content of [
      ours,
      paperRpm(),
      paperRpm({room: 4128}),
      paperRpm({room: 300}),
      paperRpm({room: 630}),
    ]) {
      const once = await signed(content, rsa);
      expect((await signed(content, rsa, rsa)).equals(once)).toBe(true);
      expect((await signed(content, rsa, small, rsa)).equals(once)).toBe(true);
      expect((await signed(content, small, paperSigner(1, 310), small, rsa)).equals(once)).toBe(true);
    }
  });

  test.each([
    [1, TAG.rsaHeader],
    [3, TAG.rsaHeader],
    [17, TAG.dsaHeader],
    [19, TAG.dsaHeader],
    [22, TAG.dsaHeader],
  ])('a signature of algorithm %d stands under tag %d alone', async (algorithm, tag) => {
    const {view} = partsOf(await signed(ours, small, rsa, paperSigner(algorithm, 200)));
    expect([TAG.rsaHeader, TAG.dsaHeader].filter((one) => view.has(one))).toEqual([tag]);
  });

  test('to the last byte of the room', async () => {
    const content = paperRpm({room: 700});
    const inPlace: number[] = [];
    for (let size = 670; size < 695; size++) {
      const made = await signed(content, paperSigner(1, size));
      expect(partsOf(made).rest.equals(partsOf(content).rest)).toBe(true);
      if (made.length === content.length) inPlace.push(size);
    }
    // A room of no bytes cannot be stored; up to three bytes go into aligning.
    expect(inPlace).toEqual(Array.from({length: inPlace.length}, (_, at) => 670 + at));
    expect(inPlace.at(-1)).toBeGreaterThanOrEqual(680);
    expect(inPlace.at(-1)).toBeLessThanOrEqual(684);
  });
});

describe('where there is too little room, the file is written anew', () => {
  test.each([
    ['no room at all', paperRpm()],
    ['a few bytes', paperRpm({room: 32})],
    ['only what an old signature takes', paperRpm({signature: [[TAG.rsaHeader, bytes(packetOf(1, 100))]]})],
  ])('%s', async (_, content) => {
    const path = await put(content);
    await chmod(path, 0o640);
    await sign(path, rsa);
    const made = await readFile(path);
    expect(partsOf(made).rest.equals(partsOf(content).rest)).toBe(true);
    expect((await stat(path)).mode & 0o7777).toBe(0o640);
    expect(await readdir(join(path, '..'))).toEqual(['tiny.rpm']);
    // The next key finds room.
    const {ino, size} = await stat(path);
    await sign(path, paperSigner(1, 1100));
    expect([(await stat(path)).ino, (await stat(path)).size]).toEqual([ino, size]);
  });

  test('a signature larger than any room there is', async () => {
    const made = await signed(ours, paperSigner(1, 6000));
    expect(partsOf(made).view.bytes(TAG.rsaHeader)?.length).toBe(6000);
    expect(partsOf(made).rest.equals(partsOf(ours).rest)).toBe(true);
  });

  test('a link stays a link', async () => {
    const path = await put(paperRpm());
    const link = join(path, '../../link.rpm');
    await symlink(path, link);
    await sign(link, rsa);
    expect((await readFile(path)).length).toBeGreaterThan(paperRpm().length);
    expect((await readFile(link)).equals(await readFile(path))).toBe(true);
  });
});

const old = (tag: number) => [tag, bytes(packetOf(1, 300))] as const;

test('old signatures of header and payload go, whoever made them; those of single files stay', async () => {
  const kept = [
    [TAG.longSigSize, int64([7])],
    [TAG.longArchiveSize, int64([2 ** 33])],
    [274, strings(['0302', '', '03'])],
    [275, int32([2])],
    [276, strings(['AA=='])],
    [277, int32([1])],
    [4242, int64([1, 2])],
  ] as const;
  const content = paperRpm({
    signature: [
      ...[TAG.dsaHeader, TAG.rsaHeader, SIGTAG.pgp, SIGTAG.gpg, SIGTAG.pgp5].map(old),
      [TAG.openpgp, strings(['AAAA', 'BBBB'])],
      ...kept,
    ],
  });
  for (const signer of [rsa, small, paperSigner(1, 1000)]) {
    const made = await signed(content, signer);
    expect(made.length).toBe(content.length);
    const {view} = partsOf(made);
    for (const [tag, value] of kept)
      expect(typeof value.values[0] === 'string' ? view.texts(tag) : view.numbers(tag)).toEqual(value.values);
    for (const tag of [TAG.openpgp, SIGTAG.pgp, SIGTAG.gpg, SIGTAG.pgp5]) expect(view.has(tag)).toBe(false);
    expect(view.has(TAG.dsaHeader)).toBe(signer === small);
    expect((await engines.read(await put(made))).signatures).toHaveLength(1);
  }
});

describe('signature headers of other programs', () => {
  const {rest} = partsOf(paperRpm());
  const header = rest.subarray(0, headerSize(rest.subarray(0, 16), 'header'));
  const payload = rest.subarray(header.length);
  const sha256 = partsOf(paperRpm()).view.text(TAG.sha256Header)!;
  const region = makeHeader(TAG.headerSignatures, new Map([[TAG.sha256Header, string(sha256)]]));

  /** One more row and value behind those of a header. */
  const withCrumb = (tag: number, data: Buffer): Buffer => {
    const rows = region.readUInt32BE(8);
    const store = region.readUInt32BE(12);
    const intro = Buffer.from(region.subarray(0, 16));
    intro.writeUInt32BE(rows + 1, 8);
    intro.writeUInt32BE(store + data.length, 12);
    const row = Buffer.alloc(16);
    [tag, 7, store, data.length].forEach((number, at) => void row.writeUInt32BE(number, at * 4));
    const index = region.subarray(16, 16 + rows * 16);
    return Buffer.concat([intro, index, row, region.subarray(16 + rows * 16), data]);
  };

  test('crumbs behind the region are dropped, as rpm does', async () => {
    const made = await signed(packed(withCrumb(TAG.dsaHeader, packetOf(22, 100)), header, payload), rsa);
    const {view} = partsOf(made);
    expect([view.has(TAG.dsaHeader), view.has(TAG.rsaHeader), view.text(TAG.sha256Header)]).toEqual([
      false,
      true,
      sha256,
    ]);
  });

  test('one without a region gets one', async () => {
    const bare = makeHeader(TAG.headerSignatures, new Map([[TAG.sha256Header, string(sha256)]]));
    const rows = bare.readUInt32BE(8) - 1;
    const store = bare.subarray(16 + (rows + 1) * 16, bare.length - 16);
    const intro = Buffer.from(bare.subarray(0, 16));
    intro.writeUInt32BE(rows, 8);
    intro.writeUInt32BE(store.length, 12);
    const first = Buffer.concat([intro, bare.subarray(32, 32 + rows * 16), store]);
    const {view} = partsOf(await signed(packed(first, header, payload), rsa));
    expect([view.text(TAG.sha256Header), view.has(TAG.rsaHeader)]).toEqual([sha256, true]);
  });

  test('a broken region, or a tag that stands twice, is refused', async () => {
    const broken = Buffer.from(region);
    broken.writeInt32BE(-48, broken.length - 8);
    await refusal(packed(broken, header, payload));
    const twice = withCrumb(TAG.sha256Header, Buffer.from('x\0'));
    twice.writeUInt32BE(6, 16 + 32 + 4);
    const trailer = twice.length - 2 - 16;
    twice.writeInt32BE(-48, trailer + 8);
    const error = await refusal(packed(twice, header, payload));
    expect(error.message).toMatch(/tag 273 stands twice|tag 273/);
  });
});

describe('what must not be signed is refused before it is touched', () => {
  test('rpm 6’s own format, with what to do', async () => {
    const error = await refusal(paperRpm({main: [[TAG.rpmFormat, int32([6])]], room: 4128}));
    expect(error.message).toMatch(/format 6/);
    expect(error.hint).toMatch(/_rpmformat 4.*rpmsign --rpmv4 --addsign/);
    await signed(paperRpm({main: [[TAG.rpmFormat, int32([4])]], room: 4128}), rsa);
  });

  test('a header that says nothing of the payload', async () => {
    const {rest} = partsOf(paperRpm());
    const header = makeHeader(TAG.headerImmutable, new Map([[TAG.name, string('old')]]));
    const first = makeHeader(TAG.headerSignatures, new Map([[SIGTAG.md5, bytes(Buffer.alloc(16))]]));
    expect(rest.length).toBeGreaterThan(0);
    expect((await refusal(packed(first, header, Buffer.from('x')))).message).toMatch(
      /no digest of the payload/,
    );
  });

  test('every byte of header and payload that is not what was built', async () => {
    const content = paperRpm({room: 4128});
    const {start} = partsOf(content);
    const path = await put(content);
    for (let at = start; at < content.length; at++) {
      const broken = Buffer.from(content);
      broken[at]! ^= 1 << (at % 8);
      await writeFile(path, broken);
      await expect(sign(path, rsa)).rejects.toThrow(UserError);
      expect((await readFile(path)).equals(broken)).toBe(true);
    }
  });

  test('a file cut off anywhere, or with something behind its end', async () => {
    const content = await signed(paperRpm({room: 200}), small);
    const path = await put(content);
    for (let length = 0; length < content.length; length += 3) {
      await writeFile(path, content.subarray(0, length));
      await expect(sign(path, rsa)).rejects.toThrow(UserError);
      expect((await stat(path)).size).toBe(length);
    }
    expect((await refusal(content.subarray(0, -2))).message).toMatch(/should have \d+ bytes and has \d+/);
    expect((await refusal(Buffer.concat([content, Buffer.from('x')]))).message).toMatch(/payload/);
  });

  test('digests of a kind nobody knows, and none at all', async () => {
    expect((await refusal(paperRpm({main: [[TAG.payloadDigestAlgo, int32([99])]]}))).message).toMatch(/99/);
    const {rest} = partsOf(paperRpm());
    const header = rest.subarray(0, headerSize(rest.subarray(0, 16), 'header'));
    const first = makeHeader(TAG.headerSignatures, new Map([[SIGTAG.size, int32([rest.length])]]));
    const bare = packed(first, header, rest.subarray(header.length));
    expect((await refusal(bare)).message).toMatch(/no digest of its header/);
  });

  test('no file, a folder, something else', async () => {
    await expect(sign(join(host.workDir, 'none.rpm'), rsa)).rejects.toThrow(/none\.rpm cannot be signed/);
    await expect(sign(host.workDir, rsa)).rejects.toThrow(UserError);
    await refusal(Buffer.from('!<arch>\ndebian-binary'));
    await refusal(Buffer.alloc(0));
  });
});

describe('signatures that rpm 4 does not know', () => {
  test.each([
    [27, 4, /does not know signatures of algorithm 27/],
    [28, 4, /does not know signatures/],
    [22, 6, /version 6/],
  ])('algorithm %d in version %d', async (algorithm, version, message) => {
    const error = await refusal(ours, paperSigner(algorithm, 200, version));
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(/RSA/);
  });

  test('a signer that fails leaves the package as it is', async () => {
    const path = await put(ours);
    const failing: Signer = {...rsa, detached: () => Promise.reject(new Error('the card is gone'))};
    await expect(sign(path, failing)).rejects.toThrow('the card is gone');
    const told = new UserError('key/passphrase', 'the passphrase is wrong');
    await expect(sign(path, {...rsa, detached: () => Promise.reject(told)})).rejects.toBe(told);
    expect((await readFile(path)).equals(ours)).toBe(true);
  });
});

test('whatever was done to a package, it is signed soundly or refused in words, and then untouched', async () => {
  const samples = [
    ours,
    await signed(ours, rsa),
    paperRpm({room: 40}),
    paperRpm(),
    await signed(paperRpm(), small),
  ];
  const path = await put(ours);
  let done = 0;
  for (let number = 0; number < 500; number++) {
    const dice = diceOf(20_261_122 + Math.imul(number, 0x9e3779b1));
    const bad = mutate(dice.pick(samples), dice, dice.pick(samples));
    await writeFile(path, bad);
    const error = await sign(path, dice.pick([rsa, small])).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    const after = await readFile(path);
    if (error === undefined) {
      done++;
      expect(partsOf(after).rest.equals(partsOf(bad).rest)).toBe(true);
      expect((await engines.read(path)).signatures).toHaveLength(1);
    } else {
      expect([number, error]).toEqual([number, expect.any(UserError)]);
      expect((error as UserError).message.length).toBeLessThan(2000);
      expect((error as Error & {cause: Error}).cause).not.toBeInstanceOf(TypeError);
      expect((error as Error & {cause: Error}).cause).not.toBeInstanceOf(RangeError);
      expect(after.equals(bad)).toBe(true);
    }
  }
  // Changes in the room and in old signatures harm nobody.
  expect(done).toBeGreaterThan(50);
  expect(done).toBeLessThan(450);
  expect(await readdir(join(path, '..'))).toEqual(['tiny.rpm']);
});

const headerOf = (rpm: Buffer): Buffer => {
  const {rest} = partsOf(rpm);
  return rest.subarray(0, headerSize(rest.subarray(0, 16), 'header'));
};
