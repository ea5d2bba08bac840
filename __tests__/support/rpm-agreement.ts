/** A field of a finished rpm in which the native and the portable engine agree, as `rpm -qp --qf` asks for it. */
export const compared: Readonly<Record<string, string>> = {
  'name, epoch, version, release, architecture': '%{NAME} %{EPOCH} %{VERSION} %{RELEASE} %{ARCH} %{OS}',
  summary: '%{SUMMARY}',
  description: '%{DESCRIPTION}',
  license: '%{LICENSE}',
  group: '%{GROUP}',
  url: '%{URL}',
  vendor: '%{VENDOR}',
  packager: '%{PACKAGER}',
  prefixes: '[%{PREFIXES}\\n]',
  'build time': '%{BUILDTIME}',
  'build host': '%{BUILDHOST}',
  'installed size': '%{LONGSIZE}',
  paths: '[%{FILENAMES}\\n]',
  'types and modes': '[%{FILEMODES:octal} %{FILENAMES}\\n]',
  owners: '[%{FILEUSERNAME}:%{FILEGROUPNAME} %{FILENAMES}\\n]',
  'config, doc, license and ghost flags': '[%{FILEFLAGS:fflags} %{FILENAMES}\\n]',
  languages: '[%{FILELANGS} %{FILENAMES}\\n]',
  times: '[%{FILEMTIMES} %{FILENAMES}\\n]',
  'link targets': '[%{FILELINKTOS} %{FILENAMES}\\n]',
  'what is verified of a file': '[%{FILEVERIFYFLAGS:hex} %{FILENAMES}\\n]',
  'digests and their algorithm': '%{FILEDIGESTALGO} [%{FILEDIGESTS} %{FILENAMES}\\n]',
  'scripts and their interpreters': [
    ...['PRETRANS', 'PREIN', 'POSTIN', 'PREUN', 'POSTUN', 'POSTTRANS'],
    'VERIFYSCRIPT',
  ]
    .map((tag) => `${tag} [%{${tag}PROG} ]\\n%{${tag}}\\n`)
    .join(''),
  changelog: '[%{CHANGELOGTIME} %{CHANGELOGNAME}\\n%{CHANGELOGTEXT}\\n]',
  conflicts: '[%{CONFLICTNEVRS}\\n]',
  obsoletes: '[%{OBSOLETENEVRS}\\n]',
  recommends: '[%{RECOMMENDNEVRS}\\n]',
  suggests: '[%{SUGGESTNEVRS}\\n]',
  supplements: '[%{SUPPLEMENTNEVRS}\\n]',
  enhances: '[%{ENHANCENEVRS}\\n]',
};

/** Of these, every one that was written stands in both; the rest is what each engine has found in the files. */
export const comparedWritten: Readonly<Record<string, string>> = {
  requires: '[%{REQUIREFLAGS:deptype} %{REQUIRENEVRS}\\n]',
  provides: '[%{PROVIDENEVRS}\\n]',
};

/** What is not compared, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'requires and provides that nobody wrote':
    "the distro's generators know more than programs and libraries (pkgconfig, Python, accounts of files), and rpm's own features differ with its version",
  'payload compression, payload digests and header digests':
    "the distro's own compression is used unless rpm.compression says otherwise",
  'colors and classes of files': 'rpm asks the libmagic of the distro, whose words change with its version',
  'PLATFORM, OPTFLAGS, RPMVERSION, COOKIE, SOURCERPM of the tools':
    'they name the distro that has made the package, which the portable engine is not',
  'hard links': 'both have them; inode numbers are counted from another place',
  'lines of the description and the changelog that start with #, with %if and the like, with a section such as %post, or with * in the changelog':
    'no spec can hold them as they are: a backslash or a space is put before them, with a warning',
  'blanks at the end of lines of the description': 'rpmbuild cuts them',
  'the order of a changelog that is not from new to old, and days before 1990':
    'rpmbuild refuses them, so they are put in order',
  'what scripts do for services, accounts and folders':
    "natively the distro's own macros do it where it has them, spelled out in a portable package; both end in the same state, which is tried",
  'License where none was written': 'rpmbuild wants one: Unspecified',
};
