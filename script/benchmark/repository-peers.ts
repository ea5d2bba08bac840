import {USER} from './repository-room.ts';

/** How a program does what `repo add` does, as its users write it down. */
export interface Peer {
  readonly program: string;
  /** For the table. */
  readonly title: string;
  readonly format: 'deb' | 'rpm';
  /** Of its time. */
  readonly limit: number;
  /** Shell lines: `$ALL` and `$RELEASE` are folders of packages, the work folder is empty at first. */
  readonly before?: string;
  readonly timed: string;
  /** Node's start is added to its time. */
  readonly plusNode?: boolean;
}

const GPG = `gpg --batch --yes --local-user ${USER}`;
const SIGN_YUM = `${GPG} --detach-sign --armor repodata/repomd.xml`;
const CREATEREPO = 'createrepo_c --quiet --workers 2 --no-database';

export const freshPeers: readonly Peer[] = [
  {
    program: 'apt-ftparchive',
    title: '`apt-ftparchive` packages and release, gzip, gpg',
    format: 'deb',
    limit: 0.5,
    timed: `
      lists=dists/bookworm/main/binary-amd64
      mkdir -p pool $lists
      cp "$ALL"/*.deb pool
      apt-ftparchive packages pool >$lists/Packages
      gzip -9kn $lists/Packages
      apt-ftparchive -o APT::FTPArchive::Release::Suite=bookworm release dists/bookworm >Release
      mv Release dists/bookworm
      ${GPG} --clear-sign --output dists/bookworm/InRelease dists/bookworm/Release
      ${GPG} --detach-sign --armor --output dists/bookworm/Release.gpg dists/bookworm/Release`,
  },
  {
    program: 'createrepo_c',
    title: '`createrepo_c --workers 2`, gpg',
    format: 'rpm',
    limit: 1,
    timed: `
      mkdir Packages
      cp "$ALL"/*.rpm Packages
      ${CREATEREPO} .
      ${SIGN_YUM}`,
  },
];

export const releasePeers: readonly Peer[] = [
  {
    program: 'reprepro',
    title: '`reprepro includedeb`',
    format: 'deb',
    limit: 0.3,
    before: `
      mkdir conf
      printf '%s\\n' 'Codename: bookworm' 'Components: main' 'Architectures: amd64' 'SignWith: ${USER}' >conf/distributions
      reprepro -b . --silent includedeb bookworm "$ALL"/*.deb`,
    timed: 'reprepro -b . --silent includedeb bookworm "$RELEASE"/*.deb',
  },
  {
    program: 'aptly',
    title: '`aptly repo add` and `publish update`',
    format: 'deb',
    limit: 0.3,
    before: `
      echo '{"rootDir": "'"$PWD"'", "gpgProvider": "gpg"}' >aptly.conf
      aptly -config=aptly.conf repo create bench
      aptly -config=aptly.conf repo add bench "$ALL" >log
      aptly -config=aptly.conf publish repo -batch -gpg-key=${USER} -distribution=bookworm -architectures=amd64 bench`,
    timed: `
      aptly -config=aptly.conf repo add bench "$RELEASE"
      aptly -config=aptly.conf publish update -batch -gpg-key=${USER} bookworm`,
  },
  {
    program: 'createrepo_c',
    title: "`createrepo_c --update`, gpg, and Node's start",
    format: 'rpm',
    limit: 1,
    plusNode: true,
    before: `
      mkdir Packages
      cp "$ALL"/*.rpm Packages
      ${CREATEREPO} .`,
    timed: `
      cp "$RELEASE"/*.rpm Packages
      ${CREATEREPO} --update .
      ${SIGN_YUM}`,
  },
];
