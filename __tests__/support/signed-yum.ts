import {copyFile, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {engines} from '../../src/formats/rpm/engines.ts';
import type {Host} from '../../src/model/host.ts';
import {fileChunks} from '../../src/tools/files.ts';
import {armoredSignature} from '../../src/tools/openpgp/index.ts';
import {flipInside, type Signers} from './signed-apt.ts';

/** A repository that dnf and zypper are to take, or to refuse. */
export interface YumCase {
  readonly name: string;
  /** Who signed the package, and who the metadata; default: whom the machine trusts. */
  readonly rpm?: string | undefined;
  readonly metadata?: string | undefined;
  readonly trusts: string;
  /** Where one bit is another: in the metadata, in a package after or before they were written. */
  readonly flipped?: 'repomd.xml' | 'package' | 'header' | 'payload';
  /** What the client says of one that it refuses, in the words of one version or another; else it installs from it. */
  readonly refused?: RegExp;
}

const UNSIGNED = /is not signed|is unsigned|signature is not available/i;
const WRONG_KEY = /wrong key|not correct for this package|public key is not available/;
const BAD_METADATA = /signature verification (error|failed)/i;
const DAMAGED = /digest: BAD|Problem occurred when opening the package|Problem opening package/;

export const yumCases: readonly YumCase[] = [
  {name: 'rsa', trusts: 'rsa'},
  {name: 'ed25519', trusts: 'ed25519'},
  {name: 'unsigned-rpm', trusts: 'rsa', rpm: undefined, refused: UNSIGNED},
  {name: 'stranger-rpm', trusts: 'rsa', rpm: 'stranger', refused: WRONG_KEY},
  {name: 'unsigned-metadata', trusts: 'rsa', metadata: undefined, refused: UNSIGNED},
  {name: 'stranger-metadata', trusts: 'rsa', metadata: 'stranger', refused: BAD_METADATA},
  {name: 'flipped-metadata', trusts: 'rsa', flipped: 'repomd.xml', refused: BAD_METADATA},
  {name: 'flipped-package', trusts: 'rsa', flipped: 'package', refused: /checksum|digest: BAD/i},
  {name: 'flipped-header', trusts: 'rsa', flipped: 'header', refused: DAMAGED},
  {name: 'flipped-payload', trusts: 'rsa', flipped: 'payload', refused: DAMAGED},
];

/** Nothing that was fetched for another case is used: a plugin of dnf 5 keeps packages of its own. */
const DNF = `dnf() { command "$PROGRAM" -y "--setopt=reposdir=$case" "--setopt=cachedir=$tmp/cache" \\
  "--setopt=system_cachedir=$tmp/cache" --setopt=plugins=False install hello; }`;
const ZYPPER = `dnf() { zypper --non-interactive --gpg-auto-import-keys --reposd-dir "$case" --cache-dir "$tmp/cache" install hello; }`;

/** The client with the case's repository alone, its own cache; keys stay in rpm's database. */
export const yumScript = (program: string, cases: readonly YumCase[]): string => `
export LC_ALL=C.UTF-8 PROGRAM=${program}
${program === 'zypper' ? ZYPPER : DNF}
for case in ${cases.map(({name}) => `/srv/cases/${name}`).join(' ')}; do
  tmp=$(mktemp -d)
  if dnf >"$tmp/log" 2>&1 && [ "$(hello)" = hello ]; then
    said=installed
    rpm -e hello || said='cannot be removed'
  else said=$(tail -n 40 "$tmp/log" | tr '\\n\\t' '  '); fi
  printf '%s\\t%s\\n' "\${case##*/}" "$said"
done
`;

interface Made {
  /** Unsigned. */
  readonly rpm: string;
  readonly signers: Signers;
}

/** Writes every case below a folder, as /srv is to have it. */
export async function writeYumCases(host: Host, folder: string, {rpm, signers}: Made): Promise<void> {
  await mkdir(join(folder, 'cases'), {recursive: true});
  for (const [name, {publicKey}] of Object.entries(signers))
    await writeFile(join(folder, `${name}.asc`), publicKey);
  for (const one of yumCases) {
    const {name, trusts, flipped} = one;
    const repo = join(folder, 'repos', name);
    const file = join(repo, 'hello.rpm');
    await mkdir(repo, {recursive: true});
    await copyFile(rpm, file);
    const by = 'rpm' in one ? one.rpm : trusts;
    if (by !== undefined) await engines.sign!({file, signer: signers[by]!, options: {}});
    if (flipped === 'header') await flipInside(file, 'Says ');
    if (flipped === 'payload') await flipInside(file, 20);
    await host.run(['createrepo_c', '--quiet', repo]);
    if (flipped === 'package') await flipInside(file, 20);
    const top = join(repo, 'repodata/repomd.xml');
    const over = 'metadata' in one ? one.metadata : trusts;
    if (over !== undefined)
      await writeFile(`${top}.asc`, armoredSignature(await signers[over]!.detached(fileChunks(top))));
    if (flipped === 'repomd.xml') await flipInside(top, '<revision>');
    await mkdir(join(folder, 'cases', name), {recursive: true});
    const lines = ['[test]', 'name=Test', `baseurl=file:///srv/repos/${name}`, 'enabled=1', 'gpgcheck=1'];
    // With signed metadata, zypper looks at the packages only when it is told to.
    lines.push('repo_gpgcheck=1', 'pkg_gpgcheck=1', `gpgkey=file:///srv/${trusts}.asc`, '');
    await writeFile(join(folder, 'cases', name, 'test.repo'), lines.join('\n'));
  }
}
