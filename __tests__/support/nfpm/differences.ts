/** Where a package of ours is known to differ from nfpm's; the table in docs/from-nfpm.md is made from these. */
export interface Difference {
  readonly format: 'deb' | 'rpm';
  readonly subject: string;
  /** Which facts it is about. */
  readonly where: RegExp;
  /** The values that it explains; an absent fact is an empty text. */
  readonly values: readonly [ours: RegExp, nfpm: RegExp];
  readonly ours: string;
  readonly nfpm: string;
  readonly reason: string;
}

const ANY = /^/;
const NONE = /^$/;

const deb: readonly Omit<Difference, 'format'>[] = [
  {
    subject: '`Installed-Size`',
    where: /^control Installed-Size$/,
    values: [/^\d+$/, /^\d+$/],
    ours: 'each file rounded up to KiB, 1 for anything else',
    nfpm: 'the sum of the bytes, rounded down to KiB',
    reason: 'so dpkg-gencontrol counts; Debian Policy 5.6.20',
  },
  {
    subject: '`Section` that is not said',
    where: /^control Section$/,
    values: [/^misc$/, NONE],
    ours: '`misc`',
    nfpm: 'an empty field',
    reason: 'an empty field is none: Debian Policy 5.1',
  },
  {
    subject: 'order of the fields',
    where: /^control order$/,
    values: [ANY, ANY],
    ours: "dpkg-gencontrol's",
    nfpm: 'its own',
    reason: 'means the same; diffs of two packages stay short',
  },
  {
    subject: 'relations written as rpm spells them',
    where: /^control (?:Depends|Recommends|Suggests|Conflicts|Replaces|Provides|Breaks|Pre-Depends)$/,
    values: [/\(>= /, /[^(]>= /],
    ours: 'spelled for Debian: `a (>= 1)`',
    nfpm: 'as written: `a >= 1`',
    reason: 'dpkg cannot read the other',
  },
  {
    subject: 'the root folder',
    where: /^file \/(?: (?:mode|owner|size|mtime))?$/,
    values: [ANY, NONE],
    ours: 'an entry `./`',
    nfpm: 'no entry',
    reason: 'dpkg-deb writes it, and tools that unpack expect it',
  },
  {
    subject: 'mode of a symlink',
    where: /^file \S.* mode$/,
    values: [/^rwxrwxrwx$/, /^(?:-{9}|rw-r--r--)$/],
    ours: '0777',
    nfpm: '0000 or 0644',
    reason: 'what lstat says of every symlink, and dpkg-deb writes',
  },
  {
    subject: '`md5sums`: paths',
    where: /^md5sums begin$/,
    values: [NONE, /^\.\/$/],
    ours: '`usr/bin/tool`',
    nfpm: '`./usr/bin/tool`',
    reason: 'as dh_md5sums writes it, and debsums reads it',
  },
  {
    subject: '`md5sums`: config files',
    where: /^md5sum of \/etc\/.*$/,
    values: [NONE, /^[0-9a-f]{32}$/],
    ours: 'left out',
    nfpm: 'in',
    reason: 'people change them; dpkg keeps their sums itself',
  },
  {
    subject: '`md5sums`: nothing to list',
    where: /^control file md5sums$/,
    values: [NONE, /^there$/],
    ours: 'no such file',
    nfpm: 'an empty one',
    reason: 'as dh_md5sums does',
  },
  {
    subject: '`changelog.Debian.gz`: its bytes',
    where: /^(?:md5sum of|file) \/usr\/share\/doc\/tool\/changelog\.Debian\.gz(?: size)?$/,
    values: [/^(?:[0-9a-f]{32}|\d+)$/, /^(?:[0-9a-f]{32}|\d+)$/],
    ours: "packed by zlib's highest level",
    nfpm: 'packed by another compressor',
    reason: 'the text in it is the same',
  },
  {
    subject: '`changelog.Debian.gz`: its owner',
    where: /^file \/usr\/share\/doc\/tool\/changelog\.Debian\.gz owner$/,
    values: [/^root\/root$/, /^0\/0$/],
    ours: 'root by name and number',
    nfpm: 'root by number',
    reason: 'as every other file has it',
  },
  {
    subject: 'scripts without `#!`',
    where: /^script (?:preinst|postinst|prerm|postrm)$/,
    values: [/^#!\/bin\/sh\n/, /^(?!#!)/],
    ours: '`#!/bin/sh` is put in front',
    nfpm: 'as they are',
    reason: 'dpkg cannot run the other',
  },
];

const rpm: readonly Omit<Difference, 'format'>[] = [
  {
    subject: 'relations written as Debian spells them',
    where: /^require bash (?:>= 4\.0|\(>= 4\.0\))$/,
    values: [/^(?:12)?$/, /^0?$/],
    ours: 'spelled for rpm: `a >= 1`',
    nfpm: 'a name with blanks: `a (>= 1)`',
    reason: 'nothing provides such a name',
  },
  {
    subject: '`arch: 386`',
    where: /^(?:tag ARCH|file name)$/,
    values: [/i686/, /i386/],
    ours: '`i686`',
    nfpm: '`i386`',
    reason: 'what the distros that still have it call it',
  },
  {
    subject: 'Platform',
    where: /^tag PLATFORM$/,
    values: [/-linux$/, NONE],
    ours: '`x86_64-linux`',
    nfpm: 'none',
    reason: 'as rpmbuild writes it',
  },
  {
    subject: 'Encoding',
    where: /^tag ENCODING$/,
    values: [/^utf-8$/, NONE],
    ours: '`utf-8`',
    nfpm: 'none',
    reason: 'as rpmbuild writes it; rpm guesses without it',
  },
  {
    subject: 'Build Host that is not said',
    where: /^tag BUILDHOST$/,
    values: [/^localhost$/, ANY],
    ours: '`localhost`',
    nfpm: 'the name of the machine',
    reason: 'the same inputs give the same bytes everywhere',
  },
  {
    subject: 'Build Date with `mtime:`',
    where: /^tag BUILDTIME$/,
    values: [/^1700000000$/, /^1257894000$/],
    ours: "the version's date (`SOURCE_DATE_EPOCH`)",
    nfpm: '`mtime`',
    reason: '`mtime` is for files; when it was built is another thing',
  },
  {
    subject: 'Group that is not said',
    where: /^tag GROUP$/,
    values: [/^Unspecified$/, NONE],
    ours: '`Unspecified`',
    nfpm: 'none',
    reason: "rpmbuild's default, and the one nfpm documents",
  },
  {
    subject: 'end of texts',
    where: /^tag (?:DESCRIPTION|VERIFYSCRIPT|PREIN|POSTIN|PREUN|POSTUN|PRETRANS|POSTTRANS)$/,
    values: [/\S$/, /\n$/],
    ours: 'no empty line at the end of the description and the scripts',
    nfpm: 'as they are',
    reason: 'as rpmbuild writes them',
  },
  {
    subject: 'interpreter of scripts',
    where: /^tag (?:VERIFYSCRIPT|PREIN|POSTIN|PREUN|POSTUN|PRETRANS|POSTTRANS)PROG$/,
    values: [ANY, /^\/bin\/sh$/],
    ours: 'the one in the `#!` line, with its arguments',
    nfpm: 'always `/bin/sh`',
    reason: 'a script of bash fails where sh is another shell',
  },
  {
    subject: 'what scripts need',
    where: /^require (?:\/bin\/(?:ba)?sh|rpmlib\(ScriptletInterpreterArgs\) .*)$/,
    values: [/^\d+$/, NONE],
    ours: 'a requirement of the interpreter, with the script it is for',
    nfpm: 'none',
    reason: 'rpm orders installations by it',
  },
  {
    subject: 'features of rpm that the package uses',
    where: /^require rpmlib\(.*$/,
    values: [/^16777226$/, NONE],
    ours: 'said, as in `rpmlib(PayloadIsZstd)`',
    nfpm: 'none',
    reason: 'an rpm that is too old refuses the package and says why',
  },
  {
    subject: '`name(x86-64)`',
    where: /^provide [a-z-]+\([a-z0-9]+-\d\d\) = .*$/,
    values: [/^8$/, NONE],
    ours: 'provided',
    nfpm: 'not provided',
    reason: 'others require a package of one architecture by it, as in `tool%{?_isa}`',
  },
  {
    subject: '`config(name)`',
    where: /^(?:provide|require) config\(tool\) = .*$/,
    values: [/^268435464$/, NONE],
    ours: 'provided and required where there are config files',
    nfpm: 'not provided',
    reason: 'as rpmbuild writes it',
  },
  {
    subject: 'the own name with an epoch',
    where: /^provide tool = .*$/,
    values: [/^8?$/, /^8?$/],
    ours: 'provided with the epoch: `tool = 2:1.2.3-1`',
    nfpm: 'provided without it',
    reason: 'else `Requires: tool >= 2:1` is never met',
  },
  {
    subject: 'digest algorithm of files',
    where: /^tag FILEDIGESTALGO$/,
    values: [/^8?$/, /^(?:8(?:, 8)*)?$/],
    ours: 'said once',
    nfpm: 'said once per file',
    reason: 'the tag holds one number',
  },
  {
    subject: 'level of compression',
    where: /^tag PAYLOADFLAGS$/,
    values: [/^\d+$/, /^9$/],
    ours: 'the level used',
    nfpm: 'always 9',
    reason: 'it is what `rpm --qf %{PAYLOADFLAGS}` is for',
  },
  {
    subject: 'device number of files',
    where: /^file \/.* device$/,
    values: [/^0?$/, /^1$/],
    ours: '0',
    nfpm: '1',
    reason: 'no file here is a device',
  },
  {
    subject: 'class of files',
    where: /^file \/.* class$/,
    values: [ANY, /^(?:directory)?$/],
    ours: 'what `file` says of it: `ASCII text`',
    nfpm: 'none',
    reason: 'as rpmbuild writes it; `rpm -q --fileclass` shows it',
  },
  {
    subject: 'mode of a symlink',
    where: /^file \/.* mode$/,
    values: [/^120777$/, /^120(?:000|644)$/],
    ours: '0777',
    nfpm: '0000 or 0644',
    reason: 'what lstat says; `rpm -V` compares it',
  },
  {
    subject: 'setuid, setgid and sticky bits of the disk',
    where: /^file \/opt\/setuid mode$/,
    values: [/^104755$/, /^100755$/],
    ours: 'kept',
    nfpm: 'lost',
    reason: 'the mode of the disk is what was asked for; a deb of nfpm keeps them too',
  },
  {
    subject: 'size of a folder',
    where: /^file \/.* size$/,
    values: [/^0?$/, /^4096$/],
    ours: '0',
    nfpm: '4096',
    reason: 'the size of a folder is that of a file system, not of a package',
  },
  {
    subject: 'ghosts',
    where: /^file \/.*(?:tool\.log|tool\.idx) (?:digest|verify)$/,
    values: [/^(?:4294967256)?$/, /^(?:e3b0c4.*|4294967295)$/],
    ours: 'neither digest nor size nor time is verified',
    nfpm: 'verified to be empty files',
    reason: 'a log that has grown is no fault; as rpmbuild does',
  },
  {
    subject: 'folders of the base system',
    where: /^file \/usr\/share\/(?:man|locale)(?:\/de(?:\/LC_MESSAGES)?)? (?!.*\/)/,
    values: [NONE, ANY],
    ours: 'never owned, folders of languages included',
    nfpm: 'owned where a `type: dir` or `tree` names them',
    reason: 'two packages must not own them: removing one would take them from the other',
  },
  {
    subject: 'files in folders of documentation',
    where: /^file \/usr\/share\/(?:doc|man)\/.* flags$/,
    values: [/^d$/, NONE],
    ours: 'marked as documentation',
    nfpm: 'not marked',
    reason: 'so rpmbuild does, and `--nodocs` leaves them out',
  },
];

const both: readonly Omit<Difference, 'format'>[] = [
  {
    subject: 'a wildcard that is escaped: `src: data/\\[x\\].txt`',
    where: /^(?:file|md5sum of) \/opt\/x\.txt/,
    values: [ANY, ANY],
    ours: 'the file itself, at `dst`',
    nfpm: 'a pattern: `dst` becomes a folder',
    reason: 'escaped, it is no pattern',
  },
];

export const differences: readonly Difference[] = [
  ...deb.map((row) => ({format: 'deb' as const, ...row})),
  ...rpm.map((row) => ({format: 'rpm' as const, ...row})),
  ...both.flatMap((row) => [
    {format: 'deb' as const, ...row},
    {format: 'rpm' as const, ...row},
  ]),
];
