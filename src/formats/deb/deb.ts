import type {Problem} from '../../model/errors.ts';
import type {Format} from '../../model/format.ts';
import {shellPath} from '../../text/shell.ts';
import {debArch, debArches} from './arch.ts';
import {lintian} from './lint.ts';
import {type DebOptions, debOptions} from './options.ts';
import {debRelation} from './relation.ts';
import {checkDebVersion, compareDebVersions, debFileVersion, debVersion} from './version.ts';

/** Debian's package format: https://www.debian.org/doc/debian-policy/ */
export const deb: Format<DebOptions> = {
  id: 'deb',
  title: 'Debian package',
  extension: '.deb',
  magic: '!<arch>\ndebian',
  arch: debArches,
  nfpmOmits: ['doc', 'license', 'licence', 'readme', 'ghost'],
  options: debOptions,
  packagingOf: ({packaging}) => packaging || undefined,
  defaults: {},
  versionOf: debVersion,
  fileName: ({name, version, arch}, options) =>
    `${name}_${debFileVersion(version)}_${debArch(arch, options)}.deb`,
  relation: debRelation,
  // https://wiki.debian.org/RenamingPackages
  renamed: ({name, until, version}) => ({
    provides: `${name} (= ${version})`,
    breaks: `${name} (<< ${until ?? version})`,
    replaces: `${name} (<< ${until ?? version})`,
  }),
  ownership: {
    // With a root of its own, dpkg runs the script outside of it.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    firstInstallation: '[ "$1" = install ] && [ -z "${DPKG_ROOT:-}" ]',
    owner: 'dpkg-query --search --',
    // It takes patterns.
    asked: (path) => path.replace(/[*?[\\]/g, '\\$&'),
    unowned: "*'no path found matching'*",
  },
  check: ({name, version}) => [...checkName(name), ...checkDebVersion(version)],
  compareVersions: compareDebVersions,
  // apt takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo apt install ${shellPath(path)}`,
  linter: lintian,
  load: async () => (await import('./engines.ts')).engines,
};

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html#source */
function checkName(name: string): readonly Problem[] {
  if (/^[a-z0-9][a-z0-9+.-]+$/.test(name)) return [];
  const near = name.toLowerCase().replaceAll('_', '-');
  const good = /^[a-z0-9][a-z0-9+.-]+$/.test(near);
  return [
    {
      message: `"${name}" is no name of a Debian package`,
      hint: good
        ? `write ${near}`
        : 'two characters or more: lower-case letters, digits and + - . after a letter or digit',
    },
  ];
}
