import {ToolError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import {readOpenKeys, signedText} from '../openpgp/index.ts';
import {callGpg} from './call.ts';
import {explained} from './errors.ts';
import {exportPublicKey, findSecretPart, listSecretKeys} from './keys.ts';
import {signatureOf} from './packet.ts';

export interface GpgSignerOptions {
  /** Of a key, or of one of its subkeys; `FPR!` is that very part. */
  readonly fingerprint: string;
  /** Seconds since 1970: of every signature, or the key's own creation where that is later. */
  readonly date: number;
  /** Tried one after the other; without them the agent has it, or asks for it. */
  readonly passphrases?: readonly string[];
  readonly program?: string;
}

type Content = Uint8Array | AsyncIterable<Uint8Array>;

/** A signer whose key stays with the machine's gpg. It signs once, over nothing, to see that it can. */
export async function gpgSigner(host: Host, options: GpgSignerOptions): Promise<Signer> {
  const {program = 'gpg', passphrases = [], date} = options;
  const {key, part} = findSecretPart(await listSecretKeys(host, program), options.fingerprint, host.now());
  const primary = key[0].fingerprint;
  const publicKey = await exportPublicKey(host, [primary], program);
  const [open] = await readOpenKeys(publicKey, `the public key of ${primary} in gpg's keyring`);
  const facts = open?.facts.parts.find(({fingerprint}) => fingerprint === part.fingerprint);
  if (!facts) throw new Error(`${part.fingerprint} is not in what gpg exports`);
  // Before its newest self-signature nothing speaks for a key, and sqv judges it as it was when it signed.
  const moment = Math.max(date, ...[part, key[0]].map(({created}) => created), facts.bound ?? 0);
  const args = (kind: readonly string[]): readonly string[] => [
    ...['--status-fd', '2', '--faked-system-time', `${isoTime(moment)}!`, '--digest-algo', 'SHA512'],
    ...['--no-emit-version', '--no-comments', '--no-ask-sig-expire', '--default-sig-expire', '0'],
    ...['--armor', ...kind, '--detach-sign', '--local-user', `${part.fingerprint}!`, '--output', '-'],
  ];
  const sign = async (kind: readonly string[], content: Content, passphrase: string | undefined) => {
    const loopback = ['--pinentry-mode', 'loopback', '--passphrase-fd', '0'];
    const {stdout} =
      passphrase === undefined
        ? await callGpg(host, program, args(kind), {input: content})
        : await callGpg(host, program, [...loopback, ...args(kind)], {
            input: after(`${passphrase}\n`, content),
            secrets: [passphrase],
          });
    return signatureOf(stdout, part.fingerprint);
  };
  const passphrase = await fitting(passphrases, (tried) => sign([], new Uint8Array(), tried)).catch(
    (error) => {
      throw error instanceof ToolError ? explained(error, part, passphrases.length > 0) : error;
    },
  );
  const told = (kind: readonly string[], content: Content) =>
    sign(kind, content, passphrase).catch((error: unknown) => {
      throw error instanceof ToolError ? explained(error, part, passphrase !== undefined) : error;
    });
  return {
    fingerprint: part.fingerprint,
    primary,
    algorithm: facts.algorithm,
    publicKey,
    detached: (content) => told([], content),
    text: (content) => told(['--textmode'], Buffer.from(signedText(content))),
  };
}

/** The first passphrase that signs; none where none was given. */
async function fitting(
  passphrases: readonly string[],
  attempt: (passphrase: string | undefined) => Promise<unknown>,
): Promise<string | undefined> {
  const [first, ...more] = passphrases;
  try {
    await attempt(first);
    return first;
  } catch (error) {
    if (more.length === 0) throw error;
    return fitting(more, attempt);
  }
}

/** gpg reads a line for the passphrase, then the content, from one and the same input. */
async function* after(line: string, content: Content): AsyncGenerator<Uint8Array> {
  yield Buffer.from(line);
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}

/** `20261122T134226`, in UTC. */
const isoTime = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+Z$/g, '');
