import type {Need, PackageCard, PackageFacts} from '../../model/facts.ts';

/** A .deb under names that all formats share; Debian's control file has no word for the licence. */
export function debCard({name, version, arch, fields, relations}: PackageFacts): PackageCard {
  const field = (wanted: string): string | undefined =>
    Object.entries(fields)
      .find(([key]) => key.toLowerCase() === wanted)?.[1]
      .trim() || undefined;
  const [summary, ...more] = (field('description') ?? '').split('\n');
  return {
    summary: summary || undefined,
    description: more.map((line) => line.replace(/^ (\.$)?/, '')).join('\n') || undefined,
    license: field('license'),
    maintainer: field('maintainer'),
    vendor: field('vendor'),
    homepage: field('homepage'),
    needs: [...relations.predepends, ...relations.depends].flatMap(needsOf),
    wants: [...relations.recommends, ...relations.suggests].flatMap(needsOf),
    purl: {type: 'deb', name: name.toLowerCase(), version, qualifiers: {arch}},
  };
}

/** `a (>= 1) | b` asks for either: both are named, each with the whole relation. */
const needsOf = (text: string): readonly Need[] =>
  text.split('|').flatMap((one) => {
    const [, name, version] = /^\s*([^\s(:]+)[^(]*(?:\(\s*=\s*([^)\s]+)\s*\))?/.exec(one) ?? [];
    return name ? [{name, version, text}] : [];
  });
