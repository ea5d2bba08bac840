import {createHash} from 'node:crypto';
import type {Listing, PackageFile} from '../../src/model/repository.ts';
import type {Signer} from '../../src/model/signer.ts';
import type {Store} from '../../src/model/store.ts';
import {engine} from '../../src/repositories/apt/engine.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {armored, smallKey} from './small-keys.ts';

/** 2026-03-01 12:00 UTC. */
export const NOON = 1_772_366_400;
export const DAY = 86_400;
export const SUITE = 'apt/dists/bookworm/';

export async function aptSigner(name = 'Example'): Promise<Signer> {
  const [key] = await readOpenKeys(armored(await smallKey(name)), name);
  return memorySigner(key!, {part: key!.facts.parts[0], passphrases: [], date: NOON});
}

export interface Made {
  readonly name?: string;
  readonly version?: string;
  readonly arch?: string;
  readonly files?: readonly string[];
  /** In place of the usual control paragraph. */
  readonly control?: string;
}

/** A package that is known by its record alone. */
export function madePackage({
  name = 'hello',
  version = '1.0',
  arch = 'amd64',
  files = [`/usr/bin/${name}`],
  control = `Package: ${name}\nVersion: ${version}\nArchitecture: ${arch}\nSection: utils\nDescription: Says hello.\n And no more.\n .\n Grüße.\n`,
}: Made = {}): PackageFile {
  const file = `/nowhere/${name}_${version}_${arch}.deb`;
  return {
    file,
    name: `${name}_${version}_${arch}.deb`,
    size: control.length,
    sha256: createHash('sha256').update(control).digest('hex'),
    record: {name, version, arch, control, files: files.map((path) => ({path, type: 'file'}))},
  };
}

export const madeListing = (made: Made = {}, published = NOON, component = 'main'): Listing =>
  engine.listing(madePackage(made), 'bookworm', published, component);

export interface Step {
  readonly signers: readonly Signer[];
  readonly date: number;
  readonly next: (there: readonly Listing[]) => readonly Listing[];
}

/** One publication, as the step does it; the last parameter ends it after so many writes. */
export async function publishSuite(store: Store, {signers, date, next}: Step, writes = Infinity) {
  const shelf = await engine.read(store, 'bookworm');
  const there = await store.list(SUITE);
  const edition = await engine.write({
    shelf: {
      ...shelf,
      fixed: {Origin: 'Example Team', Label: 'Example', ...shelf.fixed},
      listings: next(shelf.listings),
    },
    signers,
    date,
    there,
  });
  const steps = [
    ...edition.batches.flat().map((upload) => () => store.put([upload])),
    () =>
      store.putIfUnchanged(edition.top[0], shelf.tag).then((isDone) => {
        if (!isDone) throw new Error('somebody was faster');
      }),
    ...edition.top.slice(1).map((upload) => () => store.put([upload])),
    () => store.delete(edition.stale),
  ];
  for (const step of steps.slice(0, writes)) await step();
  return {edition, count: steps.length};
}

/** The digest of everything in a store. */
export async function everything(store: Store): Promise<Readonly<Record<string, string>>> {
  const found = await store.list('');
  return Object.fromEntries(
    await Promise.all(
      found.map(
        async ({path}) =>
          [
            path,
            createHash('sha256')
              .update((await store.get(path))!.bytes)
              .digest('hex'),
          ] as const,
      ),
    ),
  );
}
