import {randomBytes} from 'node:crypto';
import {open, rename, rm, stat} from 'node:fs/promises';
import {AR_MAGIC, type ArMember, arHead, arPadding, listAr} from '../../archive/ar.ts';
import {fileSink} from '../../archive/pack/sink.ts';
import {UserError} from '../../model/errors.ts';
import type {NamedText, SignJob} from '../../model/format.ts';
import {fileChunks} from '../../tools/files.ts';
import {armoredSignature, clearSigned} from '../../tools/openpgp/index.ts';
import type {DebOptions} from './options.ts';
import {readDeb} from './reader.ts';
import {dpkgSigText} from './sign-dpkg-sig.ts';
import {debsigCompanions} from './sign-policy.ts';

/** The length of a member's header, and where its time stands: https://manpages.debian.org/deb.5 */
const HEAD = 60;
const TIME = {start: 16, end: 28};

/** What a signature speaks of, in this order: https://manpages.debian.org/debsigs.1 */
const SIGNED = [/^debian-binary$/, /^control\.tar(\.|$)/, /^data\.tar(\.|$)/];

/** The kinds that debsigs knows; those of dpkg-sig are anybody's own. */
const TYPES: readonly string[] = ['origin', 'maint', 'archive'];

/** Puts a signature into a .deb whose options ask for it, where nfpm and the programs that check it have it. */
export async function signDeb({
  file,
  signer,
  options: {signature},
}: SignJob<DebOptions>): Promise<readonly NamedText[] | undefined> {
  if (!signature) return undefined;
  const clear = signature.method === 'dpkg-sig';
  const type = signature.type || (clear ? 'builder' : 'origin');
  const who = signature.signer || undefined;
  if (!clear && !TYPES.includes(type)) throw unknownType(type);
  // Nobody should sign what dpkg cannot unpack.
  await readDeb(file);
  const members = await membersOf(file);
  const content = SIGNED.map((pattern) => members.find(({name}) => pattern.test(name))!);
  const date = await timeOf(file);
  const put = (text: string) =>
    replaceWith(file, {members, name: `_gpg${type}`, date, content: Buffer.from(text)});
  if (clear) {
    const named = who ?? signer.primary;
    const text = await dpkgSigText({file, members: content, signer: named, role: type, date});
    await put(clearSigned(text, await signer.text(text)));
    return [];
  }
  await put(armoredSignature(await signer.detached(bytesOf(file, content))));
  return debsigCompanions({type, signer, name: who});
}

const unknownType = (type: string): UserError =>
  new UserError(
    'deb/signature-type',
    `\`deb.signature.type: ${type}\` is no kind of signature that debsigs knows`,
    {hint: 'write origin, maint or archive, or `method: dpkg-sig`'},
  );

async function membersOf(file: string): Promise<readonly ArMember[]> {
  await using handle = await open(file);
  return await listAr(handle);
}

async function* bytesOf(file: string, members: readonly ArMember[]): AsyncGenerator<Uint8Array> {
  for (const {offset, size} of members) yield* fileChunks(file, offset, offset + size);
}

interface Member {
  /** Those that the archive has. */
  readonly members: readonly ArMember[];
  readonly name: string;
  readonly date: number;
  readonly content: Buffer;
}

/** The archive with that member as its last, whole or as it was. */
async function replaceWith(file: string, member: Member): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeWith(draft, file, member);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, {force: true});
    throw cause;
  }
}

/** The archive as it is, without members of that name, and the new one behind it. */
async function writeWith(draft: string, file: string, {members, name, date, content}: Member) {
  const {size: end, mode} = await stat(file);
  await using target = await open(draft, 'wx', 0o600);
  await target.chmod(mode & 0o7777);
  const write = fileSink(target.fd);
  let kept = 0;
  for (const member of members.filter((one) => one.name === name)) {
    for await (const chunk of fileChunks(file, kept, member.offset - HEAD)) write(chunk);
    kept = member.offset + member.size + (member.size % 2);
  }
  for await (const chunk of fileChunks(file, kept, end)) write(chunk);
  // Some writers leave out the last member's padding.
  if (kept < end) write(arPadding(end));
  write(arHead({name, size: content.length, mtime: date}));
  write(content);
  write(arPadding(content.length));
}

/** The package's own time, from its first member: signing twice gives the same bytes. */
async function timeOf(file: string): Promise<number> {
  await using handle = await open(file);
  const head = Buffer.alloc(HEAD);
  await handle.read(head, 0, HEAD, AR_MAGIC.length);
  return Number.parseInt(head.toString('latin1', TIME.start, TIME.end), 10) || 0;
}
