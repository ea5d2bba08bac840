import {distros, releasesByName} from '../../distros/index.ts';
import {formats} from '../../formats/index.ts';
import type {Problem} from '../../model/errors.ts';
import {type Arch, arches, type Target} from '../../model/target.ts';
import {nearest} from '../../text/nearest.ts';
import type {Config} from './config.ts';
import {placeOf} from './config.ts';
import {keptFormats} from './kept.ts';

/** What `overrides:` and `targets:` may name for this target, from the weakest to the strongest. */
export function selectorsOf(
  {format, distro, name}: Pick<Target, 'format' | 'distro' | 'name'>,
  arch: Arch,
): readonly string[] {
  if (distro === undefined) return [format, arch];
  const family = Object.hasOwn(distros, distro) ? distros[distro]?.family : undefined;
  return [...new Set([format, ...(family ? [family] : []), distro, name, arch])];
}

const formatIds = (): readonly string[] => [...Object.keys(formats), ...keptFormats];

const distroIds: readonly string[] = [
  ...new Set(Object.values(distros).flatMap(({id, family}) => [family, id])),
];

/** Every word that selects something, whether or not this plan has it. */
const selectors = (): readonly string[] => [
  ...formatIds(),
  ...distroIds,
  ...releasesByName.keys(),
  ...arches,
];

/** What is wrong with the words that choose formats, distros, releases and architectures. */
export function checkSelectors(config: Config): readonly Problem[] {
  const {values, nfpm} = config;
  const keys = Object.keys(values.overrides ?? {});
  const layers = [
    {at: '', contents: values.contents},
    ...keys.map((key) => ({at: `overrides.${key}.`, contents: values.overrides?.[key]?.contents})),
    ...(values.packages ?? []).map(({contents}, index) => ({at: `packages.${index}.`, contents})),
    ...Object.entries(config.folders).map(([name, folder]) => ({
      at: `folders.${name}.`,
      contents: folder.values?.contents,
    })),
  ];
  return [
    ...keys.flatMap((key) => problemWith(config, nfpm ? formatIds() : selectors(), key, `overrides.${key}`)),
    ...layers.flatMap(({at, contents = []}) =>
      contents.flatMap(({targets = [], packager}, index) => [
        ...targets.flatMap((word, n) =>
          problemWith(config, selectors(), word, `${at}contents.${index}.targets.${n}`),
        ),
        // nfpm passes over a packager it does not know.
        ...(packager && !nfpm
          ? problemWith(config, formatIds(), packager, `${at}contents.${index}.packager`)
          : []),
      ]),
    ),
  ];
}

function problemWith(config: Config, known: readonly string[], word: string, at: string): readonly Problem[] {
  if (known.includes(word)) return [];
  const near = nearest(word, known);
  const [release = ''] = releasesByName.keys();
  const list = known.includes(release)
    ? `a format (${formatIds().join(', ')}), a distro or family (${distroIds.join(', ')}), a release such as ${release}, or an architecture (${arches.join(', ')})`
    : `a format: ${known.join(', ')}`;
  return [
    {
      message: `"${word}" is ${known.includes(release) ? 'no format, distro, release or architecture' : 'no format'}`,
      hint: near ? `did you mean ${near}? It takes ${list}` : `write ${list}`,
      place: placeOf(config, at),
    },
  ];
}
