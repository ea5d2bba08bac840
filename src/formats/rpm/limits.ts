import type {Problem} from '../../model/errors.ts';
import type {Entry} from '../../model/package.ts';
import type {RpmPackage} from './identity.ts';

const CONTROL = /\p{Cc}/u;

/** What of the package rpm's header could hold but its tools would garble or refuse. */
export const limitProblems = (pkg: RpmPackage): readonly Problem[] => [
  ...lineProblems(pkg),
  ...nulProblems(pkg),
  ...pkg.entries.flatMap(entryProblems),
];

/** Fields that rpm prints on one line. */
function lineProblems({options, ...pkg}: RpmPackage): readonly Problem[] {
  const lines = {
    license: pkg.license,
    homepage: pkg.homepage,
    vendor: pkg.vendor,
    maintainer: pkg.maintainer,
    'rpm.packager': options.packager,
    'rpm.group': options.group,
    'rpm.buildhost': options.buildhost,
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined && CONTROL.test(value.trim()))
    .map(([name, value]) => ({
      message: `${name} is one line without control characters: ${JSON.stringify(value)}`,
      hint: 'write it on one line',
    }));
}

/** A NUL ends a text in the header, whatever stands behind it. */
const nulProblems = ({summary, description, scripts}: RpmPackage): readonly Problem[] =>
  Object.entries({summary, description, ...scripts})
    .filter(([, value]) => value.includes('\0'))
    .map(([name]) => ({message: `${name} has a NUL character in it`, hint: 'take it out'}));

function entryProblems(entry: Entry): readonly Problem[] {
  const {path, owner, group} = entry;
  const parts = path.split('/').slice(1);
  const sound = path.startsWith('/') && (path === '/' || parts.every((part) => !/^\.{0,2}$/.test(part)));
  const texts = [path, owner, group, entry.type === 'link' ? entry.to : ''];
  return [
    ...(sound
      ? []
      : [
          {
            message: `"${path}" is not a path that an rpm can hold`,
            hint: 'write it from / on, without . and ..',
          },
        ]),
    ...texts
      .filter((text) => CONTROL.test(text))
      .map((text) => ({
        message: `a path, link or owner has a control character: ${JSON.stringify(text)}`,
        hint: 'rename it',
      })),
  ];
}
