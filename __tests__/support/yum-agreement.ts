/** What our lists and createrepo_c's are compared in, over the same packages: the elements and attributes of a list. */
export const compared: Readonly<Record<string, readonly string[]>> = {
  primary: [
    '@type',
    'name',
    'arch',
    'version',
    'version@epoch',
    'version@ver',
    'version@rel',
    'checksum',
    'checksum@type',
    'checksum@pkgid',
    'summary',
    'description',
    'packager',
    'url',
    'time',
    'time@build',
    'size',
    'size@package',
    'size@installed',
    'size@archive',
    'location',
    'location@href',
    'format/rpm:license',
    'format/rpm:vendor',
    'format/rpm:group',
    'format/rpm:buildhost',
    'format/rpm:sourcerpm',
    'format/rpm:header-range',
    'format/rpm:header-range@start',
    'format/rpm:header-range@end',
    'format/rpm:provides/rpm:entry',
    'format/rpm:requires/rpm:entry',
    'format/rpm:conflicts/rpm:entry',
    'format/rpm:obsoletes/rpm:entry',
    'format/rpm:suggests/rpm:entry',
    'format/rpm:enhances/rpm:entry',
    'format/rpm:recommends/rpm:entry',
    'format/rpm:supplements/rpm:entry',
    'format/file',
  ],
  filelists: ['@pkgid', '@name', '@arch', 'version', 'version@epoch', 'version@ver', 'version@rel', 'file'],
  other: ['@pkgid', '@name', '@arch', 'version', 'version@epoch', 'version@ver', 'version@rel', 'changelog'],
};

interface LeftOut {
  readonly what: string;
  readonly reason: string;
  /** The element or attribute that stands in both and differs. */
  readonly element?: string;
}

/** What is not compared, and why. */
export const leftOut: readonly LeftOut[] = [
  {
    what: '`time` `file`',
    element: 'primary/time@file',
    reason:
      'ours is when the package came into the repository, for `keep: 90 days`; createrepo_c takes the time of the file, which a copy changes',
  },
  {
    what: '`pre` of what `%pretrans` and `%posttrans` need',
    reason: 'createrepo_c before 1.0 does not write it; ours is as in 1.2',
  },
  {
    what: 'letters outside ASCII as references (`&#xE9;`)',
    reason: 'ours are written as they are, in UTF-8; an XML reader sees the same',
  },
  {
    what: 'texts that are not UTF-8',
    reason: 'createrepo_c takes them for Latin-1; ours show U+FFFD for what cannot be read',
  },
  {
    what: 'control characters, which XML cannot hold',
    reason:
      'createrepo_c leaves the package out; ours shows U+FFFD in texts and refuses a package that has them in its name, version or architecture',
  },
  {
    what: 'the order of packages',
    reason: 'ours is by name and path, whatever came first: the same packages give the same bytes',
  },
  {
    what: '`revision`, `timestamp`; compression, and with it the names of the lists',
    reason:
      'the time of each run; gzip, which every client reads: createrepo_c from 1.0 on writes zstd, which older ones do not',
  },
  {
    what: 'SQLite, zchunk, `filelists-ext`, delta rpms',
    reason: 'not written: the same once more, for clients that have their own ways today',
  },
];
