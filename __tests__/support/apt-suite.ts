import {basename} from 'node:path';
import {debRecord} from '../../src/formats/deb/record.ts';
import type {Host} from '../../src/model/host.ts';
import type {Listing, PackageFile} from '../../src/model/repository.ts';
import type {Signer} from '../../src/model/signer.ts';
import type {Arch} from '../../src/model/target.ts';
import {apt} from '../../src/repositories/apt/apt.ts';
import {type PlaceResult, publishRepository} from '../../src/steps/repository/publish.ts';
import {directoryStore} from '../../src/stores/directory/directory.ts';
import {digestOf} from '../../src/tools/files.ts';
import {debPackage, file, version, withParents, writeDeb} from './deb.ts';

export interface AptPublication {
  /** The store's root. */
  readonly folder: string;
  readonly signers: readonly Signer[];
  readonly files?: readonly string[];
  readonly suite?: string;
  readonly yank?: (listing: Listing) => boolean;
  readonly fixed?: Readonly<Record<string, string>>;
}

/** What is known of packages before they are listed. */
export const packageFiles = (files: readonly string[]): Promise<readonly PackageFile[]> =>
  Promise.all(
    files.map(async (file) => ({
      file,
      name: basename(file),
      ...(await digestOf(file)),
      record: await debRecord(file),
    })),
  );

/** Publishes packages into a suite of a repository in a folder, as the step does. */
export async function publishApt(
  host: Host,
  {folder, signers, files = [], suite = 'bookworm', yank, fixed}: AptPublication,
): Promise<readonly PlaceResult[]> {
  return publishRepository(host, {
    store: directoryStore(folder),
    signers,
    additions: files.length > 0 ? [{kind: apt, suite, packages: await packageFiles(files)}] : [],
    keep: {},
    keepsIn: () => true,
    trust: {own: signers.map(({publicKey}) => publicKey), published: undefined},
    component: 'main',
    yank: yank ?? (() => false),
    fixed: fixed ?? {Origin: 'Example Team', Label: 'Example'},
  });
}

/** A small .deb of ours, with one program. */
export async function smallDeb(
  host: Host,
  upstream: string,
  arch: Arch,
  name = 'hello-ours',
): Promise<string> {
  const program = await file(host, `/usr/bin/${name}`, `#!/bin/sh\necho ${upstream}\n`, {mode: 0o755});
  return writeDeb(
    host,
    debPackage({name, arch, version: version(upstream), entries: withParents([program])}),
  );
}
