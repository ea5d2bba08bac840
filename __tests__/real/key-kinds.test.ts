import {execFile} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Signer} from '../../src/model/signer.ts';
import {
  armoredSignature,
  clearSigned,
  memorySigner,
  readOpenKeys,
  verifyDetached,
} from '../../src/tools/openpgp/index.ts';
import {addKinds, emptyZoo, KINDS, type Zoo} from '../support/key-zoo.ts';

const run = promisify(execFile);
const DATE = Date.UTC(2026, 1, 3, 4, 5, 6) / 1000;

let zoo: Zoo;
let keyring: string;
beforeAll(async () => {
  zoo = await emptyZoo();
  await addKinds(zoo);
  keyring = await zoo.keyring(...Object.keys(KINDS));
});
afterAll(() => zoo.close());

async function signerOf(kind: string): Promise<Signer> {
  const [key] = await readOpenKeys(await zoo.secret(kind), kind);
  return memorySigner(key!, {part: key!.facts.parts[0], passphrases: [], date: DATE});
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(zoo.home, name);
  await writeFile(path, content);
  return path;
}

/** What gpgv says of files: its exit code decides. */
const gpgv = async (...files: readonly string[]): Promise<string> =>
  (await run('gpgv', ['--status-fd', '1', '--keyring', keyring, ...files])).stdout;

async function* inPieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 7) yield content.subarray(at, at + 7);
}

const CONTENT = Buffer.from('Package: hello\nDescription: says hello \n\t\n- and dashes\n');

describe('a signer in memory', () => {
  test.each(Object.keys(KINDS))('signs with %s as gpgv accepts it, bytes and streams alike', async (kind) => {
    const signer = await signerOf(kind);
    expect(signer.algorithm).toBe(kind);
    const content = await file(`${kind}.txt`, CONTENT);
    for (const over of [CONTENT, inPieces(CONTENT)]) {
      const packet = await signer.detached(over);
      const said = await gpgv(await file(`${kind}.asc`, armoredSignature(packet)), content);
      expect(said).toContain(`VALIDSIG ${signer.fingerprint} 2026-02-03 ${DATE} 0 4 0 `);
      // Hash 10 is SHA-512; class 00 is a binary document.
      expect(said).toMatch(/VALIDSIG \S+ \S+ \S+ 0 4 0 \d+ 10 00 /);
      expect(await verifyDetached(CONTENT, packet, signer.publicKey)).toEqual([signer.fingerprint]);
    }
    await expect(
      verifyDetached(Buffer.from('other'), await signer.detached(CONTENT), signer.publicKey),
    ).rejects.toThrow('digest');
  });

  test.each(Object.keys(KINDS))('makes the same bytes twice with %s', async (kind) => {
    const [one, two] = [await signerOf(kind), await signerOf(kind)];
    const first = await one.detached(CONTENT);
    expect(await two.detached(inPieces(CONTENT))).toEqual(first);
    expect(await one.text('a\n')).toEqual(await two.text('a\n'));
  });

  test('leaves what its key and its text are to a packet of version 4 with two hashed subpackets', async () => {
    const signer = await signerOf('rsa2048');
    const listed = await zoo.feed(await signer.detached(CONTENT), '--list-packets');
    expect(listed).toMatch(/version 4, created \d+, md5len 0, sigclass 0x00/);
    expect(listed).toMatch(/hashed subpkt 2 len 4/);
    expect(listed).toContain(`hashed subpkt 33 len 21 (issuer fpr v4 ${signer.fingerprint})`);
    expect(listed).not.toContain('notation');
  });
});

describe('a clear-signed message', () => {
  test.each([
    ['plain lines', 'Origin: Example\nSuite: stable\n'],
    ['no last line end', 'Origin: Example'],
    ['blanks at the ends of lines', 'Origin: Example  \t\nSuite:\t \n \n'],
    ['the line ends of Windows', 'Origin: Example \r\nSuite: stable\r\n'],
    ['empty lines at its end', 'a\n\n\n'],
    ['dashes and From at the start of lines', '- a\n-----BEGIN PGP SIGNATURE-----\nFrom b\n--\n'],
    ['nothing but a line end', '\n'],
    ['letters of the world', 'Überschrift: 日本語 \n'],
  ])('is accepted by gpgv and gpg: %s', async (_what, text) => {
    const signers = [await signerOf('rsa2048'), await signerOf('ed25519')];
    const packets = Buffer.concat(await Promise.all(signers.map((signer) => signer.text(text))));
    const path = await file('InRelease', clearSigned(text, packets));
    const said = await gpgv(path);
    for (const {fingerprint} of signers) expect(said).toContain(`VALIDSIG ${fingerprint}`);
    expect(await zoo.gpg('--status-fd', '1', '--verify', path)).not.toContain('BADSIG');
    const shown = await zoo.gpg('--output', '-', '--decrypt', path);
    const trimmed = text.replace(/[ \t\r]+$/gm, '').replace(/\n$/, '');
    expect(shown.replace(/[ \t\r]+$/gm, '').replace(/\n$/, '')).toBe(trimmed);
  });
});
