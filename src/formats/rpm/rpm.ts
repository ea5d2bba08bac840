import type {Problem} from '../../model/errors.ts';
import type {Format, NamedVersion} from '../../model/format.ts';
import {shellPath} from '../../text/shell.ts';
import {rpmArch} from './arch.ts';
import {rpmlint} from './lint.ts';
import {type RpmOptions, rpmOptions} from './options.ts';
import {isProblem, parseRelation, relationText} from './relations.ts';
import {checkRpmVersion, compareRpmVersions, rpmVersion, rpmVersionText} from './version.ts';

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;

/** RPM: https://rpm-software-management.github.io/rpm/manual/ */
export const rpm: Format<RpmOptions> = {
  id: 'rpm',
  title: 'RPM package',
  extension: '.rpm',
  magic: '\xed\xab\xee\xdb',
  arch: rpmArch,
  options: rpmOptions,
  packagingOf: ({packaging}) => packaging || undefined,
  defaults: {},
  versionOf: rpmVersionText,
  fileName: ({name, version, arch}, options) => {
    const spelled = rpmVersion(version);
    return `${name}-${spelled.version}-${spelled.release}.${options.arch ?? rpmArch[arch]}.rpm`;
  },
  relation: (text) => {
    const parsed = parseRelation(text);
    return isProblem(parsed) ? parsed : {text: relationText(parsed)};
  },
  // https://docs.fedoraproject.org/en-US/packaging-guidelines/#renaming-or-replacing-existing-packages
  renamed: ({name, until, version}) => ({
    provides: `${name} = ${version}`,
    replaces: `${name} < ${until ?? version}`,
  }),
  ownership: {
    firstInstallation: '[ "$1" = 1 ]',
    owner: 'rpm -qf --',
    asked: (path) => path,
    unowned: "*'is not owned by any package'*",
  },
  check: ({name, version}: NamedVersion): readonly Problem[] => [
    ...(NAME.test(name)
      ? []
      : [
          {
            message: `rpm cannot express the package name "${name}"`,
            hint: 'letters, digits, dots, underscore, plus and hyphen are allowed, and the first is a letter, a digit or an underscore',
          },
        ]),
    ...checkRpmVersion(version),
  ],
  // dnf takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo dnf install ${shellPath(path)}`,
  compareVersions: compareRpmVersions,
  linter: rpmlint,
  load: () => import('./engines.ts').then((loaded) => loaded.engines),
};
