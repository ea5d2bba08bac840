import {createHash} from 'node:crypto';
import type {ArMember} from '../../archive/ar.ts';
import {fileChunks} from '../../tools/files.ts';

interface Statement {
  readonly file: string;
  /** What it speaks for, in their order. */
  readonly members: readonly ArMember[];
  readonly signer: string;
  readonly role: string;
  /** Seconds since 1970. */
  readonly date: number;
}

/**
 * What dpkg-sig clear-signs: the digests of each member. They are MD5 and SHA-1, for that program takes no others:
 * https://manpages.debian.org/bullseye/dpkg-sig/dpkg-sig.1.en.html
 */
export async function dpkgSigText({file, members, signer, role, date}: Statement): Promise<string> {
  const lines: string[] = [];
  for (const {name, offset, size} of members) {
    const hashes = [createHash('md5'), createHash('sha1')];
    for await (const chunk of fileChunks(file, offset, offset + size))
      for (const hash of hashes) hash.update(chunk);
    lines.push(`\t${hashes.map((hash) => hash.digest('hex')).join(' ')} ${size} ${name}`);
  }
  const fields = [
    'Version: 4',
    // A line of its own would say something else.
    `Signer: ${signer.replace(/\s+/g, ' ')}`,
    `Date: ${new Date(date * 1000).toUTCString()}`,
    `Role: ${role}`,
    'Files:',
  ];
  return [...fields, ...lines, ''].join('\n');
}
