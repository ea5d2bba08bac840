import type {Need, PackageCard, PackageFacts} from '../../model/facts.ts';

/** An rpm under names that all formats share. */
export function rpmCard({name, version, arch, fields, relations}: PackageFacts): PackageCard {
  const [, epoch, rest = version] = /^(\d+):(.*)$/s.exec(version) ?? [];
  // rpmbuild has a package ask for what it brings itself: config(hello).
  const own = new Set(relations.provides);
  const asked = [...relations.predepends, ...relations.depends].filter((text) => !own.has(text));
  return {
    summary: fields['Summary'],
    description: fields['Description'],
    license: fields['License'],
    maintainer: fields['Packager'],
    vendor: fields['Vendor'],
    homepage: fields['URL'],
    needs: asked.flatMap(needOf),
    wants: [...relations.recommends, ...relations.suggests].flatMap(needOf),
    purl: {
      type: 'rpm',
      name,
      version: rest,
      qualifiers: {arch, ...(epoch !== undefined && {epoch})},
    },
  };
}

/** `rpmlib(…)` is asked of rpm itself, which is no package; a rich relation is one name. */
function needOf(text: string): readonly Need[] {
  if (text.startsWith('rpmlib(')) return [];
  const [, name = text, version] = /^([^\s(]\S*)(?: = (\S+))?/.exec(text) ?? [];
  return [{name, version, text}];
}
