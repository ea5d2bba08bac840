import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {mkdir, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {configName, configText, contests} from './contests.ts';
import {type PayloadSize, writePayload} from './payload.ts';

/** A folder with the payload and all that each contestant wants to find. */
export interface Workshop {
  readonly dir: string;
  readonly cli: string;
  readonly size: PayloadSize;
  /** Digest of the whole tree. */
  readonly tree: string;
}

const CONTROL = `Package: bench
Version: 1.0.0
Architecture: amd64
Maintainer: Example Team <team@example.org>
Description: What the bench packs
`;

const SPEC = `Name: bench
Version: 1.0.0
Release: 1
Summary: What the bench packs
License: MIT
AutoReqProv: no
%description
What the bench packs
%files
/opt/bench
`;

export async function openWorkshop(dir: string, size: PayloadSize, cli: string): Promise<Workshop> {
  await mkdir(join(dir, 'root/DEBIAN'), {recursive: true});
  const tree = await writePayload(join(dir, 'root/opt/bench'), size);
  await writeFile(join(dir, 'root/DEBIAN/control'), CONTROL);
  await writeFile(join(dir, 'bench.spec'), SPEC);
  for (const contest of contests) await writeFile(join(dir, configName(contest)), configText(contest));
  return {dir, cli, size, tree};
}

/** Makes an empty folder for a package, and gives the package's size before it is taken away. */
export async function inOutFolder<T>({dir}: Workshop, work: (out: string) => Promise<T>) {
  const out = join(dir, 'out');
  await rm(out, {recursive: true, force: true});
  await mkdir(out);
  const result = await work(out);
  const bytes = await largest(out);
  await rm(out, {recursive: true, force: true});
  return {result, bytes};
}

async function largest(dir: string): Promise<number> {
  const sizes = [0];
  for (const entry of await readdir(dir, {recursive: true, withFileTypes: true}))
    if (entry.isFile()) sizes.push((await stat(join(entry.parentPath, entry.name))).size);
  return Math.max(...sizes);
}

/** One pass of SHA-256 over all files, on one core. */
export function hashPass({dir}: Workshop): number {
  const start = performance.now();
  const hash = createHash('sha256');
  for (const entry of readdirSync(join(dir, 'root'), {recursive: true, withFileTypes: true}))
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  hash.digest('hex');
  return (performance.now() - start) / 1000;
}
