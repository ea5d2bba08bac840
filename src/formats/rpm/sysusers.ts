import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {Entry} from '../../model/package.ts';
import type {RpmPackage} from './identity.ts';
import type {Row} from './relation-rows.ts';
import {SENSE} from './tags.ts';

interface AccountRows {
  readonly provides: readonly Row[];
  readonly requires: readonly Row[];
}

const CONFIG = /^\/usr\/lib\/sysusers\.d\/.+\.conf$/;
const MAX_SIZE = 1 << 20;
const PADDED = 3;

/**
 * The accounts that the package's own sysusers files declare. rpm 4.19 and later makes them from these provides
 * before it unpacks: https://rpm-software-management.github.io/rpm/manual/users_and_groups.html
 * rpmbuild asks for the accounts of all files; only our own are asked for here, as an older rpm knows no other.
 */
export async function accountRows(host: Host, {entries, nfpm}: RpmPackage): Promise<AccountRows> {
  if (nfpm) return {provides: [], requires: []};
  const provides: Row[] = [];
  const requires: Row[] = [];
  for (const entry of entries) {
    if (entry.type !== 'file' || !CONFIG.test(entry.path) || entry.size > MAX_SIZE) continue;
    for (const line of (await textOf(host, entry)).split('\n')) {
      const rows = lineRows(line);
      provides.push(...rows.provides);
      requires.push(...rows.requires);
    }
  }
  const declared = new Set(provides.map(({name}) => name));
  // A group of the base system has no such name before rpm 4.19: nothing older could install the package.
  const members = requires.splice(0).filter(({name}) => declared.has(name));
  requires.push(...members);
  const owners = entries.flatMap(({owner, group}) => [`user(${owner})`, `group(${group})`]);
  for (const name of new Set(owners))
    if (declared.has(name)) requires.push({name, flags: SENSE.pre | SENSE.postUn, version: ''});
  return {provides: provides.filter(({name}) => !makesUser(name, declared)), requires};
}

/**
 * rpm's own sysusers.sh goes through these in the order of their names, and makes a user that it meets as a member
 * first without all else that is said of it; the script before installation makes it a member.
 */
const makesUser = (name: string, declared: ReadonlySet<string>): boolean =>
  declared.has(`user(${/^groupmember\(([^/]+)\//.exec(name)?.[1] ?? ''})`);

async function textOf(host: Host, entry: Extract<Entry, {type: 'file'}>): Promise<string> {
  if (entry.content !== undefined) return Buffer.from(entry.content, 'base64').toString();
  // A file that cannot be read is told when it is packed.
  return readFile(resolve(host.workDir, entry.from), 'utf8').catch(() => '');
}

const plain = (name: string): Row => ({name, flags: 0, version: ''});

/** rpm finds the whole line in the version, in base64; zeros at its end keep `=` out of it. */
function lineRows(line: string): AccountRows {
  const [type = '', name, group] = line.split(/\s+/).filter(Boolean);
  if (line.startsWith('#') || name === undefined) return {provides: [], requires: []};
  const words = Buffer.from(line.split(/\s+/).filter(Boolean).join(' '));
  const zeros = Buffer.alloc((PADDED - (words.length % PADDED)) % PADDED);
  const version = Buffer.concat([words, zeros]).toString('base64');
  const provide = (what: string): Row => ({name: what, flags: SENSE.equal, version});
  if (type === 'u' || type === 'u!')
    return {provides: [provide(`user(${name})`), plain(`group(${name})`)], requires: []};
  if (type === 'g') return {provides: [provide(`group(${name})`)], requires: []};
  if (type === 'm' && group !== undefined)
    return {
      provides: [provide(`groupmember(${name}/${group})`)],
      requires: [plain(`user(${name})`), plain(`group(${group})`)],
    };
  return {provides: [], requires: []};
}
