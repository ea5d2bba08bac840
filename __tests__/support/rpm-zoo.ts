/** Specs whose packages have one of everything that a repository lists; each is built by every age of rpm. */

interface Sub {
  readonly name: string;
  /** Lines of its preamble. */
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  /** Shell, below %{buildroot}. */
  readonly install?: readonly string[];
  readonly files?: readonly string[];
}

interface Spec {
  readonly name: string;
  readonly tags: readonly string[];
  readonly subs: readonly Sub[];
  readonly changelog: string;
}

const DAY = 'Mon Jun 02 2025';

const relations: readonly Sub[] = [
  {name: 'epoch', tags: ['Epoch: 3', 'Provides: cap(epoch) = 3:1.0-2']},
  {
    name: 'rich',
    tags: [
      'Requires: (gcc or clang)',
      'Requires: (a >= 1 if b < 2:3 else c)',
      'Requires: ((x and y) or z)',
      'Recommends: (langpack-de if glibc)',
      'Supplements: (one and two)',
      'Conflicts: (m with n)',
    ],
  },
  {
    name: 'moments',
    tags: [
      'Requires(pre): shadow',
      'Requires(post): coreutils',
      'Requires(preun): chkconfig',
      'Requires(postun): initscripts',
      'Requires(pretrans): early',
      'Requires(posttrans): late',
      'Requires(verify): checker',
      'Requires(pre,post): both',
      'Requires: both',
      'Requires: both >= 2',
      'Requires: both',
    ],
  },
  {
    name: 'versions',
    tags: [
      'Requires: a = 1',
      'Requires: b < 1.2-3',
      'Requires: c > 4:1',
      'Requires: d <= 0:1.0~rc1-1.fc40',
      'Requires: e >= 1.0^git1-2.el9',
      'Provides: g = 2:1.0-3',
      'Provides: h',
      'Conflicts: i < 2',
      'Obsoletes: j <= 5:6-7',
      'Obsoletes: k',
    ],
  },
  {
    name: 'own',
    tags: [
      'Provides: own-cap = 1',
      'Requires: own-cap = 1',
      'Requires: own-cap',
      'Requires: /usr/bin/own',
      'Requires: /usr/share/own/data',
      'Requires: /etc/other',
      'Requires: /bin/sh',
    ],
    install: ['usr/bin/own', 'usr/share/own/data'],
    files: ['/usr/bin/own', '/usr/share/own/data'],
  },
  {
    name: 'libc',
    tags: [
      'Requires: libc.so.6()(64bit)',
      'Requires: libc.so.6(GLIBC_2.4)(64bit)',
      'Requires: libc.so.6(GLIBC_2.34)(64bit)',
      'Requires: libc.so.6(GLIBC_2.3.4)(64bit)',
      'Requires: libc.so.6(GLIBC_ABI_DT_RELR)(64bit)',
      'Requires: libm.so.6(GLIBC_2.2.5)(64bit)',
      'Requires: libm.so.6(GLIBC_2.29)(64bit)',
    ],
  },
  {name: 'libc-plain', tags: ['Requires: libc.so.6', 'Requires: libc.so.6(GLIBC_PRIVATE)']},
  {
    name: 'weak',
    tags: ['Recommends: r >= 1', 'Suggests: s', 'Supplements: t = 3', 'Enhances: u < 9:1', 'Suggests: s'],
  },
  {name: 'empty'},
];

const files: readonly Sub[] = [
  {
    name: 'places',
    install: [
      'etc/places/conf',
      'usr/bin/places',
      'usr/sbin/places',
      'usr/lib/sendmail',
      'opt/places/sbin/tool',
      'opt/places/cabin/seat',
      'usr/share/places/binary',
      'srv/etc/places',
    ],
    files: [
      '%dir /etc/places',
      '%config(noreplace) /etc/places/conf',
      '/usr/bin/places',
      '/usr/sbin/places',
      '/usr/lib/sendmail',
      '/opt/places',
      '/usr/share/places',
      '/srv/etc',
    ],
  },
  {
    name: 'ghosts',
    install: ['var/lib/ghosts/sub/x', 'var/log/ghost.log'],
    files: ['%ghost %dir /var/lib/ghosts', '%ghost /var/log/ghost.log', '/var/lib/ghosts/sub'],
  },
  {
    name: 'signs',
    summary: `Signs & <tags> "quoted" 'single' ]]> and more`,
    description: `Text with <b>markup</b> & entities like &amp; and &#65;\nand	tabs,  two  blanks\nand a line that ends in blanks   `,
    tags: ['URL: https://example.org/?a=1&b=<2>', 'Provides: sign(a&b) = 1', `Provides: sign("q'")`],
    install: [
      'usr/share/signs/a&b',
      'usr/share/signs/<c>',
      `usr/share/signs/q"u'o`,
      'usr/share/signs/a b',
      'usr/share/signs/100%%',
    ],
    files: ['/usr/share/signs'],
  },
  {
    name: 'letters',
    summary: 'Grüße, 世界, Ελλάδα, עברית',
    description: 'Zeichen: äöüß — “quotes” … 🎉 and combining e\u0301',
    tags: ['Vendor: Åström & Søn', 'Packager: José Ñandú <jose@example.org>', 'Group: Überblick'],
    install: ['usr/share/letters/grüße', 'usr/share/letters/世界', 'usr/bin/läuft'],
    files: ['/usr/share/letters', '/usr/bin/läuft'],
  },
  {
    name: 'many',
    install: Array.from({length: 300}, (_, at) => `usr/share/many/${at % 7}/file-${at}`),
    files: ['/usr/share/many'],
  },
];

const log = (entries: readonly string[]): string => entries.join('\n\n');

export const zooSpecs: readonly Spec[] = [
  {
    name: 'zoo-relations',
    tags: [
      'BuildArch: noarch',
      'URL: https://example.org/zoo',
      'Vendor: Example',
      'License: MIT and (GPL-2.0+ or BSD)',
    ],
    subs: relations,
    changelog: log([
      `* ${DAY} Ann Example <ann@example.org> - 1.0-2\n- third of a day\n- <b> & "q"`,
      `* ${DAY} Ann Example <ann@example.org> - 1.0-1\n- second of a day`,
      `* ${DAY} José Ñandú <jose@example.org>\n- first of a day: äöü 世界`,
      `* Sun Jun 01 2025 Bob\n- the day before`,
    ]),
  },
  {
    name: 'zoo-files',
    tags: ['License: MIT', 'Epoch: 1'],
    subs: files,
    changelog: log(
      Array.from(
        {length: 14},
        (_, at) =>
          `* Thu Jan 0${9 - Math.floor(at / 2) > 2 ? 9 : 2} 2025 Ann <ann@example.org> - ${14 - at}\n- change ${14 - at}`,
      ),
    ),
  },
];

const sub = ({name, tags = [], summary, description}: Sub): string => `%package ${name}
Summary: ${summary ?? `The ${name} of the zoo`}
AutoReqProv: no
${tags.join('\n')}
%description ${name}
${description ?? `What a list says of ${name}.`}
`;

/** Paths are quoted for the shell; a spec's own quotes would be read by rpmbuild. */
const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

export const specText = ({name, tags, subs, changelog}: Spec): string => `Name: ${name}
Version: 1.0
Release: 2%{?dist}
Summary: A zoo of packages
${tags.join('\n')}
%description
A zoo of packages.
${subs.map(sub).join('\n')}
%install
${subs
  .flatMap(({install = []}) => install)
  .map((path) => `mkdir -p %{buildroot}/"$(dirname ${quoted(path)})" && echo x >%{buildroot}/${quoted(path)}`)
  .join('\n')}
%files
${subs.map(({name: own, files: paths = []}) => `%files ${own}\n${paths.join('\n')}`).join('\n')}
%changelog
${changelog}
`;

/** Shell: builds every spec of /work/specs, and its source package, into /work/$AGE. */
export const buildZoo = `
export SOURCE_DATE_EPOCH=1750000000 LC_ALL=C.UTF-8
mkdir -p /work/$AGE
for spec in /work/specs/*.spec; do
  rpmbuild -ba --define "_topdir /tmp/zoo" --define '_rpmformat 4' --define "dist .$AGE" \\
    --define "_build_id_links none" --define "_buildhost zoo.example.org" "$spec" >/tmp/log 2>&1 || { cat /tmp/log; exit 1; }
done
cp /tmp/zoo/RPMS/*/*.rpm /tmp/zoo/SRPMS/*.rpm /work/$AGE
`;
