import {copyFile, cp, mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import type {Signer} from '../../src/model/signer.ts';
import {armoredSignature, clearSigned} from '../../src/tools/openpgp/index.ts';

export type Signers = Readonly<Record<string, Signer>>;

/** A repository that apt is to take, or to refuse. */
export interface SignedCase {
  readonly name: string;
  /** Whose signatures it has. */
  readonly by: readonly string[];
  /** Whose key the machine trusts. */
  readonly trusts: string;
  /** Default: InRelease, and Release with Release.gpg beside it. */
  readonly only?: 'Release.gpg';
  /** The file of the repository in which one bit is another. */
  readonly flipped?: string;
  /** What the client says of one that it refuses, in the words of one version or another; else it installs from it. */
  readonly refused?: RegExp;
}

const WRONG = /BADSIG|has been manipulated/;
const OTHER_HASH = /Failed to fetch .* (Hash Sum mismatch|Undetermined Error)/;

export const aptCases: readonly SignedCase[] = [
  {name: 'rsa', by: ['rsa'], trusts: 'rsa'},
  {name: 'ed25519', by: ['ed25519'], trusts: 'ed25519'},
  {name: 'first of two', by: ['rsa', 'ed25519'], trusts: 'rsa'},
  {name: 'second of two', by: ['rsa', 'ed25519'], trusts: 'ed25519'},
  {name: 'detached', by: ['ed25519', 'rsa'], trusts: 'rsa', only: 'Release.gpg'},
  {name: 'unsigned', by: [], trusts: 'rsa', refused: /is not signed/},
  {name: 'stranger', by: ['stranger'], trusts: 'rsa', refused: /NO_PUBKEY|Missing key/},
  {name: 'InRelease', by: ['rsa'], trusts: 'rsa', flipped: 'InRelease', refused: WRONG},
  {name: 'Release', by: ['rsa'], trusts: 'rsa', only: 'Release.gpg', flipped: 'Release', refused: WRONG},
  {name: 'Packages', by: ['rsa'], trusts: 'rsa', flipped: 'Packages', refused: OTHER_HASH},
  {name: 'package', by: ['rsa'], trusts: 'rsa', flipped: 'hello.deb', refused: OTHER_HASH},
];

/** apt with the case's source alone, its own lists and its own cache. */
export const APT_SCRIPT = `
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
for case in /srv/cases/*; do
  tmp=$(mktemp -d)
  mkdir -p "$tmp/lists/partial" "$tmp/cache/archives/partial"
  chmod 755 "$tmp"
  chown -R _apt "$tmp"/*
  apt() {
    apt-get -q -y -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$case" -o "Dir::State::Lists=$tmp/lists" \\
      -o "Dir::Cache=$tmp/cache" -o APT::Update::Error-Mode=any -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-unsafe-io \\
      "$@" >>"$tmp/log" 2>&1
  }
  if apt update && apt install hello && [ "$(hello)" = hello ]; then
    said=installed
    apt purge hello
  else said=$(grep -E '^(E|W|Err)' "$tmp/log" | tr '\\n' ' '); fi
  printf '%s\\t%s\\n' "\${case##*/}" "$said"
done
`;

/** Changes one bit of a file: right behind a text in it, or at a place that is counted from its end. */
export async function flipInside(path: string, at: string | number): Promise<void> {
  const bytes = await readFile(path);
  bytes[typeof at === 'string' ? bytes.indexOf(at) + at.length : bytes.length - at]! ^= 1;
  await writeFile(path, bytes);
}

/** Where a bit of each file is changed. */
const WHERE: Readonly<Record<string, string | number>> = {
  InRelease: 'Suite: ',
  Release: 'Suite: ',
  Packages: 'Says ',
  'hello.deb': 100,
};

/** Writes every case below a folder, as /srv is to have it. */
export async function writeAptCases(
  host: Host,
  folder: string,
  {deb, signers}: {deb: string; signers: Signers},
) {
  const base = join(folder, 'base');
  await mkdir(base, {recursive: true});
  await copyFile(deb, join(base, 'hello.deb'));
  const index = async (...words: readonly string[]) =>
    (await host.run(['apt-ftparchive', ...words], {cwd: base})).stdout;
  await writeFile(join(base, 'Packages'), await index('packages', '.'));
  const release = await index('-o', 'APT::FTPArchive::Release::Suite=stable', 'release', '.');
  await writeFile(join(base, 'Release'), release);
  for (const [name, {publicKey}] of Object.entries(signers))
    await writeFile(join(folder, `${name}.asc`), publicKey);
  for (const one of aptCases) {
    const repo = join(folder, 'repos', one.name);
    await cp(base, repo, {recursive: true});
    const by = one.by.map((name) => signers[name]!);
    const packets = async (make: (signer: Signer) => Promise<Uint8Array>) =>
      Buffer.concat(await Promise.all(by.map(make)));
    if (by.length > 0) {
      const detached = await packets((signer) => signer.detached(Buffer.from(release)));
      await writeFile(join(repo, 'Release.gpg'), armoredSignature(detached));
      if (!one.only)
        await writeFile(
          join(repo, 'InRelease'),
          clearSigned(release, await packets((signer) => signer.text(release))),
        );
    }
    if (one.flipped) await flipInside(join(repo, one.flipped), WHERE[one.flipped]!);
    await mkdir(join(folder, 'cases', one.name), {recursive: true});
    await writeFile(
      join(folder, 'cases', one.name, 'test.sources'),
      `Types: deb\nURIs: copy:/srv/repos/${encodeURIComponent(one.name)}\nSuites: ./\nSigned-By: /srv/${one.trusts}.asc\n`,
    );
  }
}
