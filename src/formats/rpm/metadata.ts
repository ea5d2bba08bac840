import {changelogTags} from './changelog.ts';
import type {Content} from './content.ts';
import {fileTags, type SeenFile} from './file-tags.ts';
import {time32} from './files.ts';
import {i18n, int32, makeHeader, string, strings, type TagValue} from './header.ts';
import type {RowKind} from './relation-rows.ts';
import {RELATION_TAGS, relationTags} from './relation-tags.ts';
import type {Scriptlet} from './scripts.ts';
import {SHA256, TAG} from './tags.ts';

/** What is known once the payload has been written; each is as long before as after. */
export interface PayloadDigests {
  readonly files: readonly SeenFile[];
  readonly compressed: string;
  readonly plain: string;
}

type Pair = readonly [number, TagValue];

/** The main header: https://rpm-software-management.github.io/rpm/manual/tags.html */
export function mainHeader(content: Content, digests: PayloadDigests): Buffer {
  return makeHeader(
    TAG.headerImmutable,
    new Map([
      ...nameTags(content),
      ...aboutTags(content),
      ...content.scriptlets.flatMap(scriptTags),
      ...changelogTags(content),
      ...(Object.keys(RELATION_TAGS) as RowKind[]).flatMap((kind) => relationTags(kind, content.rows[kind])),
      ...fileTags(content.files, digests.files),
      ...payloadTags(content, digests),
    ]),
  );
}

function nameTags({pkg, own}: Content): readonly Pair[] {
  return [
    [TAG.i18nTable, strings(['C'])],
    [TAG.encoding, string('utf-8')],
    [TAG.name, string(own.name)],
    [TAG.version, string(own.version)],
    [TAG.release, string(own.release)],
    ...(own.epoch === undefined ? [] : [[TAG.epoch, int32([own.epoch])] as const]),
    [TAG.os, string('linux')],
    [TAG.arch, string(own.arch)],
    [TAG.platform, string(`${own.arch}-linux`)],
    // Without it rpm takes the package for a source package.
    [TAG.sourceRpm, string(`${own.name}-${own.version}-${own.release}.src.rpm`)],
    [TAG.buildTime, int32([time32(pkg.version.date)])],
    [TAG.buildHost, string(pkg.options.buildhost ?? 'localhost')],
  ];
}

const oneLine = (text: string): string => text.trim().split(/\r?\n/, 1)[0] ?? '';

function aboutTags({pkg}: Content): readonly Pair[] {
  const {options} = pkg;
  const maybe = (tag: number, value: string | undefined): readonly Pair[] =>
    value ? [[tag, string(value)]] : [];
  return [
    [TAG.summary, i18n(oneLine(options.summary ?? pkg.summary))],
    [TAG.description, i18n(pkg.description.trimEnd())],
    // rpm's tools expect the tag; nfpm leaves it empty too.
    [TAG.license, string(pkg.license ?? '')],
    [TAG.group, i18n(options.group ?? 'Unspecified')],
    ...maybe(TAG.url, pkg.homepage),
    ...maybe(TAG.vendor, pkg.vendor),
    ...maybe(TAG.packager, options.packager ?? pkg.maintainer),
    ...prefixTags(options.prefixes ?? []),
  ];
}

const prefixTags = (prefixes: readonly string[]): readonly Pair[] =>
  prefixes.length === 0
    ? []
    : [[TAG.prefixes, strings(prefixes.map((prefix) => prefix.replace(/\/+$/, '')))]];

const scriptTags = ({text, program, body, interpreter}: Scriptlet): readonly Pair[] => [
  [text, string(body)],
  // A program alone is a string, as rpm before 4.12 knows nothing else.
  [program, interpreter.length === 1 ? string(interpreter[0]) : strings(interpreter)],
];

function payloadTags({codec}: Content, digests: PayloadDigests): readonly Pair[] {
  return [
    [TAG.payloadFormat, string('cpio')],
    // An uncompressed payload has no compressor: rpm's reader for gzip passes plain bytes through.
    ...(codec.algorithm === 'none' ? [] : [[TAG.payloadCompressor, string(codec.algorithm)] as const]),
    ...(codec.level === undefined ? [] : [[TAG.payloadFlags, string(String(codec.level))] as const]),
    [TAG.payloadDigest, strings([digests.compressed])],
    [TAG.payloadDigestAlgo, int32([SHA256])],
    [TAG.payloadDigestAlt, strings([digests.plain])],
  ];
}
