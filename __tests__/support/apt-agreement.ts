/** What our lists and apt-ftparchive's are compared in, over the same packages. */
export const compared: readonly string[] = [
  '`Packages`, of every package: each field of its control file and what stands in it, folded lines included; `Filename`, `Size`, `SHA256`',
  '`Contents-<arch>`: every path, and the names of the packages that have it',
  '`Release`: `Origin`, `Label`, `Suite`, `Codename`, `Architectures`, `Components`, `Acquire-By-Hash`; of every list its path, size and SHA256',
];

/** What is not compared, and why. */
export const leftOut: readonly {readonly what: string; readonly reason: string}[] = [
  {
    what: '`MD5sum`, `SHA1`, `SHA512` of packages; the sections `MD5Sum`, `SHA1`, `SHA512` of Release',
    reason:
      'SHA-256 is what apt of every living Debian and Ubuntu checks; a client takes the strongest that is there, so that one is enough, and by-hash needs one folder',
  },
  {
    what: 'the order of fields in a stanza',
    reason: 'ours is that of the control file, then what the repository adds; nothing reads the order',
  },
  {
    what: '`X-Linux-Pkg-Published`',
    reason: 'ours alone: when the package came, for `keep: 90 days`; apt shows it and does nothing with it',
  },
  {
    what: 'the section before a name in Contents (`utils/hello`)',
    reason:
      'apt-ftparchive knows it only from an override file; ours is the package’s own, as in Debian’s archive',
  },
  {what: 'the spaces between path and name in Contents', reason: 'whatever reads them takes any number'},
  {what: '`Date` of Release', reason: 'the time of each run'},
  {
    what: '`linux-pkg.gz`',
    reason:
      'ours alone: the files of each version, so that one can be taken out again without the package; no client fetches it',
  },
  {
    what: 'a Release file in each `binary-<arch>`',
    reason: 'not written: apt has read none since 2006; what it said stands in the suite’s own',
  },
  {
    what: '`Sources`, `Translation-*`, udebs, `Packages.diff`',
    reason: 'not written: there are no source packages, and descriptions stand in Packages',
  },
];

export type Stanza = Readonly<Record<string, string>>;

const NOT_OURS = new Set(['MD5sum', 'SHA1', 'SHA512', 'X-Linux-Pkg-Published']);

/** The stanzas of a Packages file, by name, version and architecture; what is not compared is left out. */
export function stanzasOf(text: string): Readonly<Record<string, Stanza>> {
  const found: Record<string, Stanza> = {};
  for (const paragraph of text.split('\n\n').filter((one) => one.trim() !== '')) {
    const fields = Object.fromEntries(
      paragraph
        .trimEnd()
        .split(/\n(?![ \t])/)
        .map((field) => {
          const colon = field.indexOf(':');
          return [
            field.slice(0, colon),
            field
              .slice(colon + 1)
              .trim()
              .replace(/[ \t]+$/gm, ''),
          ] as const;
        })
        .filter(([name]) => !NOT_OURS.has(name)),
    );
    const key = `${fields['Package']} ${fields['Version']} ${fields['Architecture']}`;
    if (found[key]) throw new Error(`${key} stands there twice`);
    found[key] = fields;
  }
  return found;
}

/** The lines of a Contents file, without sections. */
export const contentsOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, path, owners = ''] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
      const names = owners.split(',').map((owner) => owner.slice(owner.lastIndexOf('/') + 1));
      return `${path} ${names.sort().join(',')}`;
    })
    .sort();
