import type {Algorithm} from '../../../archive/pack/codec.ts';
import type {Command} from '../../../model/manager.ts';
import {INSIDE} from '../../../model/workshop.ts';
import {specText} from '../../../text/spec.ts';
import {codecOf} from '../codec.ts';
import {identityOf, type RpmPackage} from '../identity.ts';

export interface RpmBuild {
  readonly pkg: RpmPackage;
  /** Where everything of this package lies, in the container. */
  readonly folder: string;
  readonly jobs: number;
}

type Macros = Readonly<Record<string, string>>;

const NOTHING = '%{nil}';

/** Macros by which a distro puts its name on its own packages; rpmbuild takes a macro that is `%` for none. */
const NO_DISTRO: Macros = Object.fromEntries(
  ['vendor', 'packager', 'distribution', 'disturl', 'bugurl'].map((name) => [name, '%%']),
);

/** `rpmbuild -bb`: what must hold whatever the template says is defined here and not in the spec. */
export function rpmbuildCommand(build: RpmBuild): Command {
  const {pkg, folder} = build;
  const {arch} = identityOf(pkg);
  const macros: Macros = {
    ...places(folder),
    ...NO_DISTRO,
    ...sameEverywhere(pkg),
    ...asStaged,
    ...debugMacros(build),
    ...payload(pkg),
    _smp_build_ncpus: String(build.jobs),
  };
  return [
    'rpmbuild',
    '-bb',
    ...(arch === 'noarch' ? [] : ['--target', arch]),
    ...Object.entries(macros).flatMap(([name, body]) => ['--define', `${name} ${body}`]),
    `${folder}/${pkg.name}.spec`,
  ];
}

export const rpmbuildEnv = ({pkg}: RpmBuild): Readonly<Record<string, string>> => ({
  SOURCE_DATE_EPOCH: String(pkg.version.date),
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
});

const places = (folder: string): Macros => ({
  _topdir: folder,
  _sourcedir: folder,
  _specdir: folder,
  _builddir: `${folder}/build`,
  _buildrootdir: `${folder}/buildroot`,
  _rpmdir: `${folder}/rpms`,
  _srcrpmdir: `${folder}/rpms`,
  _rpmfilename: '%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
});

/** The same bytes whenever and wherever it is made with the same tools. */
function sameEverywhere({options, version, entries, debug}: RpmPackage): Macros {
  const isMade = debug === 'split' || debug === 'strip';
  // Times of staged files are final, even where the config asked for a later one.
  const clamps = isMade || entries.every(({mtime}) => mtime <= version.date);
  return {
    _buildhost: specText(options.buildhost ?? 'localhost'),
    use_source_date_epoch_as_buildtime: '1',
    source_date_epoch_from_changelog: '0',
    clamp_mtime_to_source_date_epoch: clamps ? '1' : '0',
    build_mtime_policy: clamps ? 'clamp_to_source_date_epoch' : NOTHING,
    // rpm 6 would make packages that no rpm 4 sees a signature in.
    _rpmformat: '4',
    _binary_filedigest_algorithm: '8',
    _changelog_trimtime: '0',
    _changelog_trimage: '0',
  };
}

/** What was staged is final: no script of the distro's compresses, strips, compiles or moves it. */
const asStaged: Macros = {
  __os_install_post: NOTHING,
  __arch_install_post: NOTHING,
  _binaries_in_noarch_packages_terminate_build: '0',
  _missing_build_ids_terminate_build: '0',
};

/** Links by build id clash where two packages bring the same prebuilt program: they go with the debug symbols or nowhere. */
function debugMacros({pkg}: RpmBuild): Macros {
  if (pkg.debug !== 'split') return {_build_id_links: 'none', debug_package: NOTHING};
  const finder = '%{?__find_debuginfo}%{!?__find_debuginfo:%{_rpmconfigdir}/find-debuginfo.sh}';
  const options = [
    '%{?_smp_build_ncpus:-j%{_smp_build_ncpus}}',
    '--build-id-seed "%{VERSION}-%{RELEASE}"',
    '--unique-debug-suffix "-%{VERSION}-%{RELEASE}.%{_arch}"',
    '--unique-debug-src-base "%{name}-%{VERSION}-%{RELEASE}.%{_arch}"',
    '%{?_find_debuginfo_opts}',
    '%{?_find_debuginfo_vendor_opts}',
    '-S debugsourcefiles.list',
  ].join(' ');
  return {
    _build_id_links: 'alldebug',
    _debugsource_packages: '1',
    _empty_manifest_terminate_build: '0',
    // The sources lie where the app was built, and rpmbuild looks for the lists where it works itself.
    __debug_install_post: [
      `mkdir -p ${INSIDE.source}`,
      `${finder} ${options} ${INSIDE.source}`,
      `mv ${listed('debugfiles', 'debugsourcefiles')} .`,
      `rm -f ${listed('debugsources', 'debuglinks', 'elfbins')}`,
    ].join(' && '),
  };
}

const listed = (...names: readonly string[]): string =>
  names.map((name) => `${INSIDE.source}/${name}.list`).join(' ');

const WRITERS: Readonly<Record<Algorithm, string>> = {
  gzip: 'gzdio',
  xz: 'xzdio',
  lzma: 'lzdio',
  zstd: 'zstdio',
  none: 'ufdio',
};

/** The distro's own compression, unless another was asked for. */
function payload({options}: RpmPackage): Macros {
  if (options.compression === undefined) return {};
  const {algorithm, level} = codecOf(options);
  return {_binary_payload: `w${level ?? ''}.${WRITERS[algorithm]}`};
}
