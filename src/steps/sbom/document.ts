import {createHash} from 'node:crypto';
import type {Need, PackageCard, PackageFacts} from '../../model/facts.ts';
import {purlOf} from '../../text/purl.ts';
import {ownVersion} from '../../tools/own-version.ts';
import type {Content, Described} from './content.ts';
import {spdxText} from './layout.ts';
import {declaredLicense} from './license.ts';
import {agentOf, urlOf} from './people.ts';
import type {Source} from './source.ts';

/** All that a document is made from. */
export interface Subject {
  readonly file: string;
  readonly facts: PackageFacts;
  readonly card: PackageCard;
  readonly content: Content;
  /** The release that it was built for: `debian-12`. */
  readonly distro: string | undefined;
  readonly source: Source | undefined;
  /** Seconds since 1970. */
  readonly date: number;
}

type Json = Readonly<Record<string, unknown>>;

const PACKAGE = 'SPDXRef-Package';
const SOURCE = 'SPDXRef-Source';
const NOBODY_SAYS = 'NOASSERTION';

/** An SPDX 2.3 document of one package, as JSON: https://spdx.github.io/spdx-spec/v2.3/ */
export function spdxDocument(subject: Subject): string {
  const {file, card, content, source, date} = subject;
  const license = declaredLicense(card.license);
  const needs = named(card.needs, 'Need');
  const wants = named(card.wants, 'Want');
  const text = spdxText({
    documentNamespace: '',
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: file,
    creationInfo: {
      created: new Date(date * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
      creators: [`Tool: linux-pkg-${ownVersion}`],
    },
    packages: [
      packageOf(subject, license.expression),
      ...(source ? [sourcePackage(subject, source)] : []),
      ...[...needs, ...wants].map(({id, name, version}) => ({
        SPDXID: id,
        name,
        ...(version !== undefined && {versionInfo: version}),
        downloadLocation: NOBODY_SAYS,
        filesAnalyzed: false,
      })),
    ],
    files: content.files.length > 0 ? content.files.map(fileOf) : undefined,
    hasExtractedLicensingInfos:
      license.named.length > 0
        ? license.named.map(({id, text}) => ({licenseId: id, name: text, extractedText: text}))
        : undefined,
    relationships: [
      relation('SPDXRef-DOCUMENT', 'DESCRIBES', PACKAGE),
      ...(source ? [relation(PACKAGE, 'GENERATED_FROM', SOURCE)] : []),
      ...needs.map(({id, text}) => ({...relation(PACKAGE, 'DEPENDS_ON', id), comment: text})),
      ...wants.map(({id, text}) => ({...relation(id, 'OPTIONAL_DEPENDENCY_OF', PACKAGE), comment: text})),
      ...content.files.map((_, at) => relation(PACKAGE, 'CONTAINS', fileId(at))),
    ],
  });
  // Its own digest makes it unique, and the same each time it is made.
  const digest = createHash('sha256').update(text).digest('hex');
  const namespace = `https://spdx.org/spdxdocs/${encodeURIComponent(file)}-${digest}`;
  return text.replace('""', () => JSON.stringify(namespace));
}

const relation = (from: string, type: string, to: string): Json => ({
  spdxElementId: from,
  relationshipType: type,
  relatedSpdxElement: to,
});

function packageOf({file, facts, card, content, ...subject}: Subject, license: string): Json {
  const {source, distro} = subject;
  const [maintainer, vendor, homepage] = [
    agentOf('Person', card.maintainer),
    agentOf('Organization', card.vendor),
    urlOf(card.homepage),
  ];
  const {type, name, version, qualifiers} = card.purl;
  const namespace = wordOf(card.vendor) || wordOf(source?.owner) || wordOf(card.maintainer?.split('<')[0]);
  const purl = purlOf({type, namespace, name, version, qualifiers: {...qualifiers, distro}});
  return {
    SPDXID: PACKAGE,
    name: facts.name,
    versionInfo: facts.version,
    packageFileName: file,
    ...((vendor ?? maintainer) && {supplier: vendor ?? maintainer}),
    ...(maintainer && {originator: maintainer}),
    downloadLocation: NOBODY_SAYS,
    filesAnalyzed: content.files.length > 0,
    ...(content.files.length > 0 && {
      packageVerificationCode: {packageVerificationCodeValue: verificationCode(content.files)},
    }),
    ...(homepage && {homepage}),
    ...(source && {sourceInfo: source.sentence}),
    licenseConcluded: NOBODY_SAYS,
    licenseDeclared: license,
    copyrightText: NOBODY_SAYS,
    ...(card.summary && {summary: card.summary}),
    ...(card.description && {description: card.description}),
    comment: 'SHA256SUMS has the digest of the file, which a signature may change; the parts below stay.',
    externalRefs: [
      {referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl},
      ...content.parts.map(([part, sha256]) => ({
        referenceCategory: 'OTHER',
        referenceType: `sha256-${part}`,
        referenceLocator: sha256,
        comment: `SHA-256 of the file's part ${part}, with its signatures left out`,
      })),
    ],
    primaryPackagePurpose: 'INSTALL',
  };
}

function sourcePackage({facts}: Subject, {name, commit, location, purl}: Source): Json {
  return {
    SPDXID: SOURCE,
    name: name ?? facts.name,
    versionInfo: commit,
    downloadLocation: location ?? NOBODY_SAYS,
    filesAnalyzed: false,
    ...(purl && {
      externalRefs: [{referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl}],
    }),
    primaryPackagePurpose: 'SOURCE',
  };
}

const fileId = (at: number): string => `SPDXRef-File-${at + 1}`;

const fileOf = ({path, sha1, sha256, types}: Described, at: number): Json => ({
  SPDXID: fileId(at),
  fileName: `./${path.replace(/^\/+/, '')}`,
  fileTypes: types,
  checksums: [
    {algorithm: 'SHA1', checksumValue: sha1},
    {algorithm: 'SHA256', checksumValue: sha256},
  ],
});

/** https://spdx.github.io/spdx-spec/v2.3/package-information/#79-package-verification-code-field */
const verificationCode = (files: readonly Described[]): string =>
  createHash('sha1')
    .update(
      files
        .map(({sha1}) => sha1)
        .sort()
        .join(''),
    )
    .digest('hex');

/** A name in a package URL. */
const wordOf = (text = ''): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Each package once, in the order of their names, with an id. */
function named(needs: readonly Need[], kind: string): readonly (Need & {readonly id: string})[] {
  const byName = Map.groupBy(needs, ({name, version = ''}) => `${name}\n${version}`);
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same], at) => ({
      ...same[0]!,
      text: [...new Set(same.map(({text}) => text))].sort().join(', '),
      id: `SPDXRef-${kind}-${at + 1}`,
    }));
}
