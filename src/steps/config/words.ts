import type {Problem} from '../../model/errors.ts';
import {arches} from '../../model/target.ts';
import {nearest} from '../../text/nearest.ts';
import type {Config} from './config.ts';
import {itemsAt, keysAt, textAt} from './lookups.ts';
import {shown} from './problems.ts';
import type {RawConfig, RawContent} from './schema.ts';
import {checkSelectors} from './selectors.ts';
import {type Path, pathText, placeAt, type Tree} from './tree.ts';

/** Words that name formats, distros, releases, architectures or platforms, and are none. */
export function unknownWords(tree: Tree, config: Omit<Config, 'values'>): readonly Problem[] {
  return [
    ...checkSelectors({...config, values: choicesOf(tree)}),
    ...(config.nfpm ? [] : unknownArches(tree)),
    ...otherPlatform(tree),
  ];
}

/** Variables are not known yet; what they stand for is judged once they are. */
const isOpen = (text: string): boolean => text.includes('$');

function unknownArches(tree: Tree): readonly Problem[] {
  const tops: readonly Path[] = [[], ...itemsAt(tree, ['packages']).map((_, index) => ['packages', index])];
  const paths = tops
    .map((top) => [...top, 'arch'])
    .flatMap((path) => [path, ...itemsAt(tree, path).map((_, index) => [...path, index])]);
  return paths.flatMap((path) => {
    const arch = textAt(tree, path);
    if (arch === undefined || isOpen(arch) || (arches as readonly string[]).includes(arch)) return [];
    const near = nearest(arch, arches) ?? otherNames[arch];
    const hint = `${near ? `did you mean ${near}? ` : ''}known: ${arches.join(', ')}`;
    return [
      {message: `${pathText(path)}: ${shown(arch)} is no architecture`, hint, place: placeAt(tree, path)},
    ];
  });
}

/** How others spell the most common ones. */
const otherNames: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  x64: 'amd64',
  aarch64: 'arm64',
  i386: '386',
  i686: '386',
  armhf: 'arm7',
  armv7hl: 'arm7',
  armel: 'arm5',
  any: 'all',
  noarch: 'all',
  ppc64el: 'ppc64le',
};

function otherPlatform(tree: Tree): readonly Problem[] {
  const platform = textAt(tree, ['platform']);
  if (platform === undefined || platform === 'linux' || isOpen(platform)) return [];
  const place = placeAt(tree, ['platform']);
  return [
    {message: `platform: ${shown(platform)} is not made here`, hint: 'write linux, or leave it out', place},
  ];
}

/** Of a file that may be wrong elsewhere, only the words that choose. */
function choicesOf(tree: Tree): RawConfig {
  // What is no text is told by the schema; here any known word keeps its seat, so that indexes stay true.
  const texts = (path: Path): string[] =>
    itemsAt(tree, path).length > 0
      ? itemsAt(tree, path).map((item) => (item.kind === 'text' ? item.text : arches[0]))
      : [textAt(tree, path) ?? []].flat();
  const contents = (path: Path): RawContent[] =>
    itemsAt(tree, path).map((_, index) => ({
      dst: '',
      packager: textAt(tree, [...path, index, 'packager']),
      targets: texts([...path, index, 'targets']),
    }));
  const overrides = keysAt(tree, ['overrides']).map((name) => [
    name,
    {contents: contents(['overrides', name, 'contents'])},
  ]);
  const packages = itemsAt(tree, ['packages']).map((_, index) => ({
    name: '',
    contents: contents(['packages', index, 'contents']),
  }));
  return {contents: contents(['contents']), overrides: Object.fromEntries(overrides), packages};
}
