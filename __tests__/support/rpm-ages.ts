import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import {testImage} from './images.ts';

export const rpmAges = ['4.16', '4.18', '4.20', '6.1'] as const;
export type RpmAge = (typeof rpmAges)[number];

/** Runs a shell script in a container with an rpm of that age; a folder of the machine is its /work. */
export async function inRpm(host: Host, age: RpmAge, folder: string, script: string): Promise<string> {
  const image = await testImage(`rpm:${age}`);
  const path = join(folder, `script-${age}.sh`);
  // What it makes belongs to whoever runs the tests.
  const owner = `${process.getuid?.()}:${process.getgid?.()}`;
  await writeFile(path, `set -eu\ntrap 'chown -R ${owner} /work/*$AGE* || :' EXIT\n${script}`);
  const mount = ['-v', `${folder}:/work`, '-e', `AGE=${age}`];
  return (
    await host.run([
      'docker',
      'run',
      '--rm',
      '--network',
      'none',
      ...mount,
      image,
      'sh',
      `/work/script-${age}.sh`,
    ])
  ).stdout;
}

/** A package of one file, small enough to look at each of its bytes. */
export const tinySpec = `Name: tiny
Version: 1
Release: 1
Summary: tiny
License: MIT
BuildArch: noarch
%description
tiny
%install
mkdir -p %{buildroot}/opt
echo tiny >%{buildroot}/opt/tiny
%files
/opt/tiny
`;

/** Shell: every kind of package that this rpm builds, and signs with the key /work/old.key, into /work/$AGE. */
export const buildAll = `
out=/work/$AGE
mkdir -p "$out" /tmp/t
cd /tmp/t
build() {
  name=$1; shift
  rpmbuild -ba --define "_topdir /tmp/t/$name" "$@" /work/tiny.spec >log 2>&1 || { cat log; exit 1; }
  cp "$name"/RPMS/noarch/*.rpm "$out/$name.rpm"
  cp "$name"/SRPMS/*.rpm "$out/$name-source.rpm"
}
build plain --define '_rpmformat 4'
build small --define '_rpmformat 4' --define '__gpg_reserved_space 0'
build zstd --define '_rpmformat 4' --define '_binary_payload w3.zstdio'
gpg --batch --quiet --import /work/old.key
sign() {
  cp "$out/$1.rpm" "$out/$2.rpm"
  to=$out/$2.rpm; shift 2
  rpmsign --addsign "$@" --define '_gpg_name old@example.org' --define '__gpg /usr/bin/gpg' "$to" >log 2>&1 ||
    { cat log; exit 1; }
}
sign plain signed
sign small signed-small
sign plain signed-v3 --rpmv3
verity() {
  openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=files -keyout files.key -out files.pem 2>log || { cat log; exit 1; }
  sign plain signed-files --signverity --define '_file_signing_key files.key' --define '_file_signing_cert files.pem'
}
case $AGE in
  4.16) ;;
  6.1) verity; sign plain signed-v6 --rpmv6; build six ;;
  *) verity ;;
esac
`;

/** Shell: what rpm says of every package in a folder below /work, with the keys /work/*.asc known. */
export const checkAll = (folder: string): string => `
for key in /work/*.asc; do rpmkeys --dbpath /tmp/db --import "$key"; done
cd /work/${folder}
rpmkeys --dbpath /tmp/db --define '_pkgverify_level all' -K *.rpm || :
`;

/** Which packages rpm found sound, by file name. */
export function soundOnes(said: string): ReadonlyMap<string, boolean> {
  const lines = [...said.matchAll(/^([^\s:]+\.rpm): (.*)$/gm)];
  return new Map(lines.map(([, name = '', verdict]) => [name, verdict === 'digests signatures OK']));
}
