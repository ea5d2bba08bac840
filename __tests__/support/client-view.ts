import {createHash} from 'node:crypto';
import {gunzipSync} from 'node:zlib';
import type {Store} from '../../src/model/store.ts';
import {readClearText} from '../../src/repositories/apt/clear-text.ts';
import {examineSignatures, signedText} from '../../src/tools/openpgp/index.ts';

/** What a client that trusts these keys finds in a repository; everything that it would refuse. */
export interface View {
  /** `bookworm hello 1.0 amd64`, `9/x86_64 hello-1.0-1.x86_64` … sorted. */
  readonly packages: readonly string[];
  /** Paths that are named, as a client fetches them. */
  readonly named: ReadonlySet<string>;
  readonly faults: readonly string[];
  /** Folders whose repomd.xml has another's signature: what may be seen between two writes alone. */
  readonly unsigned: readonly string[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a repository as apt and dnf do, by our own few lines and none of what wrote it. */
export async function clientView(store: Store, publicKeys: readonly string[]): Promise<View> {
  const all = (await store.list('')).map(({path}) => path);
  const packages: string[] = [];
  const named = new Set<string>();
  const faults: string[] = [];
  const unsigned: string[] = [];
  const fetch = async (path: string, digest: string, by: string): Promise<Uint8Array> => {
    named.add(path);
    const got = await store.get(path);
    if (!got) faults.push(`${path} is not there, and ${by} names it`);
    else if (sha256(got.bytes) !== digest) faults.push(`${path} is not what ${by} says`);
    return got?.bytes ?? new Uint8Array();
  };
  const isSigned = async (content: Uint8Array, signature: string, type: 'text' | 'binary') =>
    (await examineSignatures(content, signature, {publicKeys, type})).some(
      ({by, fault}) => by !== undefined && fault === undefined,
    );

  for (const top of all.filter((path) => /^apt\/dists\/[^/]+\/InRelease$/.test(path))) {
    const folder = top.slice(0, -'InRelease'.length);
    const suite = folder.split('/')[2]!;
    const message = readClearText(Buffer.from((await store.get(top))!.bytes).toString());
    if (!message || !(await isSigned(Buffer.from(signedText(message.text)), message.signature, 'text'))) {
      faults.push(`${top} is not signed`);
      continue;
    }
    for (const [, digest, path] of message.text.matchAll(/^ ([0-9a-f]{64}) +\d+ (\S+\.gz)$/gm)) {
      const hashed = `${folder}${path!.replace(/[^/]+$/, `by-hash/SHA256/${digest}`)}`;
      const bytes = await fetch(hashed, digest!, top);
      if (!/binary-[^/]+\/Packages\.gz$/.test(path!) || bytes.length === 0) continue;
      for (const stanza of gunzipSync(bytes).toString().split('\n\n').filter(Boolean)) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(stanza)?.[1] ?? '';
        packages.push(`${suite} ${field('Package')} ${field('Version')} ${field('Architecture')}`);
        await fetch(`apt/${field('Filename')}`, field('SHA256'), hashed);
      }
    }
  }

  for (const top of all.filter((path) => /^yum\/.*\/repodata\/repomd\.xml$/.test(path))) {
    const folder = top.slice(0, -'repodata/repomd.xml'.length);
    const repomd = (await store.get(top))!.bytes;
    const signature = await store.get(`${top}.asc`);
    if (!signature || !(await isSigned(repomd, Buffer.from(signature.bytes).toString(), 'binary')))
      unsigned.push(folder);
    for (const [data] of Buffer.from(repomd)
      .toString()
      .matchAll(/<data type[\s\S]*?<\/data>/g)) {
      const href = /<location [^>]*href="([^"]+)"/.exec(data)![1]!;
      const digest = /<checksum type="sha256">([0-9a-f]+)</.exec(data)![1]!;
      const bytes = await fetch(folder + href, digest, top);
      if (!data.includes('type="primary"') || bytes.length === 0) continue;
      for (const [pkg] of gunzipSync(bytes)
        .toString()
        .matchAll(/<package type[\s\S]*?<\/package>/g)) {
        const path = /<location [^>]*href="([^"]+)"/.exec(pkg)![1]!;
        packages.push(`${folder.slice('yum/'.length, -1)} ${path.replace(/^.*\/|\.rpm$/g, '')}`);
        await fetch(folder + path, /<checksum type="sha256" pkgid="YES">([0-9a-f]+)</.exec(pkg)![1]!, href);
      }
    }
  }
  return {packages: [...new Set(packages)].sort(), named, faults, unsigned};
}
