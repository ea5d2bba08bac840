import {distros, nameOf, releasesByName} from '../../distros/index.ts';
import {everyCompression, livingReleases, type Release} from '../../model/distro.ts';
import type {Problem} from '../../model/errors.ts';
import {type Config, placeOf} from '../config/index.ts';
import type {PlannedPackage} from './packages.ts';

interface Found {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** A compression asked for that the target's own tools cannot unpack: https://wiki.debian.org/Teams/Dpkg/Spec/ */
export function compressionProblems(
  packages: readonly PlannedPackage[],
  config: Config,
  today: string,
): Found {
  const problems = new Map<string, Problem>();
  const warnings = new Map<string, Problem>();
  for (const {target, settled} of packages) {
    const word = compressionOf(settled.options);
    if (word === undefined) continue;
    const own = releasesByName.get(target.name)?.release;
    const place = placeOf(config, [settled.at, target.format, 'compression'].filter(Boolean).join('.'));
    const readers = own ? [] : livingOf(target.format, today);
    const deaf = readers.filter(({release}) => !reads(release, word)).map(({name}) => name);
    if (own && !reads(own, word))
      problems.set(target.name, {
        message: `${target.name} cannot unpack ${word}`,
        hint: `it reads ${own.compression.join(', ')}: write one of them under overrides: ${target.name}:`,
        place,
      });
    if (deaf.length > 0)
      warnings.set(target.name, {
        message: `${deaf.join(', ')} cannot unpack ${word}`,
        hint: `every living release reads ${commonOf(readers.map(({release}) => release)).join(', ')}`,
        place,
      });
  }
  return {problems: [...problems.values()], warnings: [...warnings.values()]};
}

/** The word before a level (`zstd:9`), where the format's section has one that the catalogue knows. */
function compressionOf(options: unknown): string | undefined {
  const said =
    typeof options === 'object' && options !== null && 'compression' in options
      ? options.compression
      : undefined;
  const word = typeof said === 'string' ? said.split(':')[0]!.trim() : undefined;
  return everyCompression.some((known) => known === word) ? word : undefined;
}

const reads = ({compression}: Release, word: string): boolean => compression.some((one) => one === word);

const commonOf = (releases: readonly Release[]): readonly string[] =>
  everyCompression.filter((word) => releases.every((release) => reads(release, word)));

const livingOf = (format: string, today: string) =>
  Object.values(distros)
    .filter((distro) => distro.format === format)
    .flatMap((distro) =>
      livingReleases(distro.releases, today).map((release) => ({name: nameOf({distro, release}), release})),
    );
