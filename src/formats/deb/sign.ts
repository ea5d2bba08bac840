import {randomBytes} from 'node:crypto';
import {open, rename, rm, stat} from 'node:fs/promises';
import {AR_MAGIC, type ArMember, arHead, arPadding, listAr} from '../../archive/ar.ts';
import {fileSink} from '../../archive/pack/sink.ts';
import {UserError} from '../../model/errors.ts';
import type {NamedText, SignJob} from '../../model/format.ts';
import {fileChunks} from '../../tools/files.ts';
import {armoredSignature} from '../../tools/openpgp/index.ts';
import type {DebOptions} from './options.ts';
import {readDeb} from './reader.ts';
import {debsigCompanions} from './sign-policy.ts';

/** The length of a member's header, and where its time stands: https://manpages.debian.org/deb.5 */
const HEAD = 60;
const TIME = {start: 16, end: 28};

const TYPES: readonly string[] = ['origin', 'maint', 'archive'];

/** What the signature speaks of, in this order: https://manpages.debian.org/debsigs.1 */
const SIGNED = [/^debian-binary$/, /^control\.tar(\.|$)/, /^data\.tar(\.|$)/];

/** Puts the signature that debsigs makes, and debsig-verify checks, into a .deb whose options ask for it. */
export async function signDeb({
  file,
  signer,
  options,
}: SignJob<DebOptions>): Promise<readonly NamedText[] | undefined> {
  if (!options.signature) return undefined;
  const {method, signer: who} = options.signature;
  if (method === 'dpkg-sig') throw oldMethod();
  const type = options.signature.type || 'origin';
  if (!TYPES.includes(type)) throw unknownType(type);
  // Nobody should sign what dpkg cannot unpack.
  await readDeb(file);
  const members = await membersOf(file);
  const signature = armoredSignature(await signer.detached(signedBytes(file, members)));
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeWith(draft, {file, members, name: `_gpg${type}`, signature: Buffer.from(signature)});
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, {force: true});
    throw cause;
  }
  return debsigCompanions({type, signer, name: who || undefined});
}

const unknownType = (type: string): UserError =>
  new UserError(
    'deb/signature-type',
    `\`deb.signature.type: ${type}\` is no kind of signature that debsigs knows`,
    {hint: 'write origin, maint or archive'},
  );

const oldMethod = (): UserError =>
  new UserError(
    'deb/signature-method',
    '`deb.signature.method: dpkg-sig` speaks of MD5 and SHA-1, and no Debian since 12 has a program that checks it',
    {hint: 'leave `method` out, or write `method: debsign`, and have it checked by debsig-verify'},
  );

async function membersOf(file: string): Promise<readonly ArMember[]> {
  await using handle = await open(file);
  return await listAr(handle);
}

async function* signedBytes(file: string, members: readonly ArMember[]): AsyncGenerator<Uint8Array> {
  for (const pattern of SIGNED) {
    const {offset, size} = members.find(({name}) => pattern.test(name))!;
    yield* fileChunks(file, offset, offset + size);
  }
}

interface Signed {
  readonly file: string;
  readonly members: readonly ArMember[];
  readonly name: string;
  readonly signature: Buffer;
}

/** The archive as it is, without members of that name, and the new one as its last. */
async function writeWith(draft: string, {file, members, name, signature}: Signed): Promise<void> {
  const {size: end, mode} = await stat(file);
  await using target = await open(draft, 'wx', mode);
  const write = fileSink(target.fd);
  let kept = 0;
  for (const member of members.filter((one) => one.name === name)) {
    for await (const chunk of fileChunks(file, kept, member.offset - HEAD)) write(chunk);
    kept = member.offset + member.size + (member.size % 2);
  }
  for await (const chunk of fileChunks(file, kept, end)) write(chunk);
  // Some writers leave out the last member's padding.
  if (kept < end) write(arPadding(end));
  write(arHead({name, size: signature.length, mtime: await timeOf(file)}));
  write(signature);
  write(arPadding(signature.length));
}

/** The package's own time, from its first member: signing twice gives the same bytes. */
async function timeOf(file: string): Promise<number> {
  await using handle = await open(file);
  const head = Buffer.alloc(HEAD);
  await handle.read(head, 0, HEAD, AR_MAGIC.length);
  return Number.parseInt(head.toString('latin1', TIME.start, TIME.end), 10) || 0;
}
