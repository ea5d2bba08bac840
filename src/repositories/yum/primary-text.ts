import type {HeaderRecord, RelationRecord, RpmRelation} from '../../model/repository.ts';
import {xmlAttribute, xmlText} from '../../text/xml.ts';
import {fileLines, joined} from './filelists-text.ts';
import type {Told} from './listing.ts';

/** In the order in which createrepo_c writes them. */
const RELATIONS: readonly RpmRelation[] = [
  'provides',
  'requires',
  'conflicts',
  'obsoletes',
  'suggests',
  'enhances',
  'recommends',
  'supplements',
];

/** What is needed to choose a package and to fetch it; its files are those that most others ask for. */
export function primaryText(pkg: Told): string {
  const {record, header, location, sha256} = pkg;
  return joined([
    '<package type="rpm">',
    `  <name>${xmlText(record.name)}</name>`,
    `  <arch>${xmlText(record.arch)}</arch>`,
    `  ${versionTag(header)}`,
    `  <checksum type="sha256" pkgid="YES">${sha256}</checksum>`,
    `  <summary>${xmlText(header.summary)}</summary>`,
    `  <description>${xmlText(header.description)}</description>`,
    `  <packager>${xmlText(header.packager)}</packager>`,
    `  <url>${xmlText(header.url)}</url>`,
    `  <time file="${pkg.published}" build="${header.buildTime}"/>`,
    `  <size package="${pkg.size}" installed="${header.installedSize}" archive="${header.archiveSize}"/>`,
    `  ${locationTag(location)}`,
    '  <format>',
    `    <rpm:license>${xmlText(header.license)}</rpm:license>`,
    `    <rpm:vendor>${xmlText(header.vendor)}</rpm:vendor>`,
    `    <rpm:group>${xmlText(header.group)}</rpm:group>`,
    `    <rpm:buildhost>${xmlText(header.buildHost)}</rpm:buildhost>`,
    `    <rpm:sourcerpm>${xmlText(header.sourceRpm)}</rpm:sourcerpm>`,
    `    <rpm:header-range start="${header.headerStart}" end="${header.headerEnd}"/>`,
    ...relationLines(header),
    ...fileLines(
      record.files.filter(({path}) => isPrimary(path)),
      '    ',
    ),
    '  </format>',
    '</package>',
  ]);
}

export const locationTag = ({base, href}: Told['location']): string =>
  `<location ${base === undefined ? '' : `xml:base="${xmlAttribute(base)}" `}href="${xmlAttribute(href)}"/>`;

/** `<version epoch="0" ver="1.0" rel="1"/>`, as all three lists have it. */
export const versionTag = ({epoch, version, release}: HeaderRecord): string =>
  `<version epoch="${epoch}" ver="${xmlAttribute(version)}" rel="${xmlAttribute(release)}"/>`;

/** Clients look for other files in `filelists`, which they may have to fetch first. */
function isPrimary(path: string): boolean {
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  return bare.startsWith('/etc/') || bare === '/usr/lib/sendmail' || bare.includes('bin/');
}

const relationLines = ({relations}: HeaderRecord): readonly string[] =>
  RELATIONS.flatMap((kind) => {
    const rows = relations[kind]?.filter(({name}) => name !== '') ?? [];
    if (rows.length === 0) return [];
    return [`    <rpm:${kind}>`, ...rows.map(entryLine), `    </rpm:${kind}>`];
  });

function entryLine({name, flags, epoch, version, release, pre}: RelationRecord): string {
  let words = ` name="${xmlAttribute(name)}"`;
  if (flags !== undefined) words += ` flags="${flags}"`;
  if (flags !== undefined && epoch !== undefined) words += ` epoch="${xmlAttribute(epoch)}"`;
  if (flags !== undefined && version !== undefined) words += ` ver="${xmlAttribute(version)}"`;
  if (flags !== undefined && release !== undefined) words += ` rel="${xmlAttribute(release)}"`;
  return `      <rpm:entry${words}${pre ? ' pre="1"' : ''}/>`;
}
