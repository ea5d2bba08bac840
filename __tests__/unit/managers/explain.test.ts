import {describe, expect, test} from '@jest/globals';
import {managerOf, managers} from '../../../src/managers/index.ts';

/** As the programs print it. */
const said: readonly (readonly [id: string, what: string, printed: string, expected: string])[] = [
  [
    'apt',
    'an unknown package',
    'Reading package lists...\nE: Unable to locate package gccc\n',
    'there is no package "gccc" (did you mean "gcc"?)',
  ],
  [
    'apt',
    'two unknown packages',
    "E: Unable to locate package nosuchpkg\nE: Unable to locate package libssl.0\nE: Couldn't find any package by glob 'libssl.0'\n",
    'there are no packages "nosuchpkg", "libssl.0"',
  ],
  [
    'apt',
    'a package that only others name',
    "E: Package 'mail-transport-agent' has no installation candidate\n",
    'no package "mail-transport-agent"',
  ],
  [
    'apt',
    'an unknown package that packaging asks for',
    ' builddeps:./ : Depends: nosuch-dev (>= 2) but it is not installable\nE: Unable to correct problems, you have held broken packages.\n',
    'no package "nosuch-dev"',
  ],
  ['apt', 'an unknown version', "E: Version '99*' for 'hello' was not found\n", 'not in version "99*"'],
  ['apt', 'an unknown suite', "E: Release 'nosuch' for 'hello' was not found\n", 'not from "nosuch"'],
  [
    'apt',
    'a clock that is behind',
    'E: Release file for http://deb.debian.org/debian/dists/trixie-updates/InRelease is not valid yet (invalid for another 9h 8min 3s). Updates for this repository will not be applied.\n',
    'set the clock',
  ],
  [
    'apt',
    'a mirror that stands still',
    'E: Release file for http://deb.debian.org/debian/dists/sid/InRelease is expired (invalid since 3d 1h). Updates for this repository will not be applied.\n',
    'too old to be trusted',
  ],
  [
    'apt',
    'a release that has moved',
    "Err:5 http://deb.debian.org/debian buster Release\n  404  Not Found [IP: 203.0.113.8 80]\nE: The repository 'http://deb.debian.org/debian buster Release' does not have a Release file.\n",
    'the release has ended and moved to an archive',
  ],
  [
    'apt',
    'an unknown key',
    "W: GPG error: http://x InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0E98404D386FA1D9\n",
    'a key that the image does not know',
  ],
  [
    'apt',
    'a key as sqv names it',
    'Sub-process /usr/bin/sqv returned an error code (1), error message is: Missing key 8CAE012EBFAC38B17A937CD8C5E2450D4CBE75F5, which is needed',
    '(8CAE012EBFAC38B17A937CD8C5E2450D4CBE75F5)',
  ],
  [
    'apt',
    'lists older than the mirror',
    'E: Failed to fetch http://deb.debian.org/debian/pool/main/h/hello/hello_2.10-3_amd64.deb  404  Not Found [IP: 203.0.113.8 80]\n',
    'the lists are older than the mirror',
  ],
  [
    'apt',
    'a host without a name server',
    "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'\n",
    '"deb.debian.org" is not found from inside the container',
  ],
  [
    'apt',
    'a mirror that does not answer',
    'Could not connect to deb.debian.org:80 (203.0.113.8), connection timed out\n',
    'did not answer',
  ],
  [
    'apt',
    'too little room',
    "E: You don't have enough free space in /var/cache/apt/archives/.\n",
    'the disk is full',
  ],
  [
    'apt',
    'a full disk',
    'dpkg: error processing archive x.deb (--unpack):\n cannot copy extracted data: write failed (No space left on device)\n',
    'the disk is full',
  ],
  [
    'apt',
    'packages that are at odds',
    'The following packages have unmet dependencies:\n a : Depends: b (= 1) but 2 is to be installed\nE: Unable to correct problems, you have held broken packages.\n',
    'cannot be installed together',
  ],
  [
    'apt',
    'a script that failed',
    'Errors were encountered while processing:\n tzdata\nE: Sub-process /usr/bin/dpkg returned an error code (1)\n',
    '"tzdata" could not set itself up',
  ],
  [
    'dnf',
    'an unknown package, dnf 4',
    'No match for argument: nosuch-devel\nError: Unable to find a match: nosuch-devel\n',
    'no package "nosuch-devel"',
  ],
  [
    'dnf',
    'an unknown package, dnf 5',
    'Failed to resolve the transaction:\nNo match for argument: gccc\nYou can try to add to command line:\n  --skip-unavailable to skip unavailable packages\n',
    '"gccc" (did you mean "gcc"?)',
  ],
  [
    'dnf',
    'an unknown package that a spec asks for',
    "No matching package to install: 'probe-tool >= 3'\nNot all dependencies satisfied\nError: Some packages could not be found.\n",
    'no package "probe-tool >= 3"',
  ],
  [
    'dnf',
    'a group',
    "Module or Group 'nosuchgroup' is not available.\nError: Nothing to do.\n",
    'no package "nosuchgroup"',
  ],
  [
    'dnf',
    'what another package asks for',
    'Error: \n Problem: conflicting requests\n  - nothing provides libfoo.so.1()(64bit) needed by foo-1-1.el9.x86_64 from x\n',
    'CRB',
  ],
  [
    'dnf',
    'a host without a name server',
    "  - Curl error (6): Couldn't resolve host name for http://mirrorlist.centos.org/?release=8 [Could not resolve host: mirrorlist.centos.org]\nError: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist\n",
    '"mirrorlist.centos.org" is not found',
  ],
  [
    'dnf',
    'the same in dnf 5',
    '>>> Curl error (6): Could not resolve hostname for http://mirror.invalid/x/repodata/repomd.xml [Could not resolve host: mirror.invalid]\n',
    '"mirror.invalid" is not found',
  ],
  [
    'dnf',
    'a repository that is gone',
    '  - Status code: 404 for http://mirror.example.org/8/repodata/repomd.xml (IP: 203.0.113.80)\n',
    'moved to an archive',
  ],
  [
    'dnf',
    'a package with an unknown signature',
    'Error: GPG check FAILED\n',
    'a key that the image does not know',
  ],
  [
    'dnf',
    'a wrong clock',
    'Curl error (60): SSL peer certificate or SSH remote key was not OK for https://x [SSL certificate problem: certificate is not yet valid]\n',
    'clock',
  ],
  [
    'dnf',
    'a full disk',
    'Error: Transaction test error:\n  installing package x needs 12MB more space on the / filesystem\n',
    'the disk is full',
  ],
  [
    'zypper',
    'an unknown package',
    "'nosuch-devel' not found in package names. Trying capabilities.\nNo provider of 'nosuch-devel' found.\n",
    'no package "nosuch-devel"',
  ],
  ['zypper', 'a near name', "No provider of 'gccc' found.\n", '"gccc" (did you mean "gcc"?)'],
  [
    'zypper',
    'a host without a name server',
    'Error code: Connection failed\nError message: Could not resolve host: mirror.invalid\n',
    '"mirror.invalid" is not found',
  ],
  [
    'zypper',
    'a repository that is gone',
    "File '/repodata/repomd.xml' not found on medium 'http://download.opensuse.org/x'\n",
    'has ended and moved',
  ],
  [
    'zypper',
    'a bad signature',
    "Signature verification failed for file 'repomd.xml' from repository 'x'.\n",
    'a key that the image does not know',
  ],
  [
    'zypper',
    'an unknown key',
    'New repository or package signing key received:\n  Key Fingerprint: AD48 5664\nDo you want to reject the key? [r/t/a/?] (r): r\n',
    'a key that the image does not know',
  ],
  [
    'zypper',
    'what another package asks for',
    "Problem: nothing provides 'libfoo.so.1' needed by the to be installed foo-1-1.noarch\n",
    'asks for "libfoo.so.1"',
  ],
  ['zypper', 'no rpmspec', 'sh: rpmspec: command not found\n', 'rpm-build'],
];

describe('what a package manager means', () => {
  test.each(said)('%s: %s', (id, _, printed, expected) => {
    expect(managerOf(id).explain(printed, ['gcc', 'make'])).toContain(expected);
  });

  test.each(Object.keys(managers))('%s: what nobody knows stays unexplained', (id) => {
    expect(managerOf(id).explain('')).toBeUndefined();
    expect(managerOf(id).explain('Segmentation fault\n'.repeat(1000))).toBeUndefined();
  });

  test('shows nothing that a terminal would act upon', () => {
    const shown = managerOf('apt').explain('E: Unable to locate package x\u001b[2Jy\n');
    expect(shown).toContain('x\\x1b[2Jy');
  });

  test('takes no time over long lines', () => {
    const start = performance.now();
    for (const id of Object.keys(managers))
      managerOf(id).explain(`${'nothing provides '.repeat(20_000)}\n${'a '.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
