import {releasesByName} from '../../distros/index.ts';
import type {Problem} from '../../model/errors.ts';
import {arches, type Target} from '../../model/target.ts';
import {nearest} from '../../text/nearest.ts';
import {buildWishes, type Config, placeOf} from '../config/index.ts';

/** https://pkg.go.dev/github.com/distribution/reference#pkg-overview, loosely: nothing that could be an option or hold a space. */
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;

export const isImage = (word: string): boolean => REFERENCE.test(word);

type Leg = Pick<Target, 'name' | 'format' | 'distro' | 'arch'>;

/** The image of a leg that is built on a release: `images:` for both, for the release, `build.image`, the catalogue's. */
export function imageOf(config: Config, leg: Leg, buildOn: string): string | undefined {
  const said = config.values.images ?? {};
  const key = [`${buildOn}/${leg.arch}`, buildOn].find((word) => Object.hasOwn(said, word));
  const image = key === undefined ? buildWishes(config, leg).image?.text : said[key];
  return image?.trim() || releasesByName.get(buildOn)?.release.image;
}

/** Keys of `images:` that are no release, and values that are no image. */
export function imageProblems(config: Config): readonly Problem[] {
  return Object.entries(config.values.images ?? {}).flatMap(([key, image]): readonly Problem[] => {
    const place = placeOf(config, `images.${key}`);
    const [name = '', arch, ...rest] = key.split('/');
    const isKnown =
      releasesByName.has(name) &&
      (arch === undefined || arches.some((one) => one === arch)) &&
      rest.length === 0;
    const near = nearest(key, [...releasesByName.keys()]);
    return [
      ...(isKnown
        ? []
        : [
            {
              message: `images: unknown target "${key}"`,
              hint: near
                ? `did you mean ${near}?`
                : `write a release such as ${[...releasesByName.keys()][0]}`,
              place,
            },
          ]),
      ...(isImage(image.trim())
        ? []
        : [
            {
              message: `images: "${image}" is no image`,
              hint: 'such as registry.example.org/debian:12',
              place,
            },
          ]),
    ];
  });
}
