import {int32, strings, type TagValue} from './header.ts';
import {type Row, type RowKind, sortRows} from './relation-rows.ts';
import {TAG} from './tags.ts';

/** Where a kind of relation stands in the header. */
export const RELATION_TAGS: Readonly<
  Record<RowKind, readonly [name: number, flags: number, version: number]>
> = {
  requires: [TAG.requireName, TAG.requireFlags, TAG.requireVersion],
  provides: [TAG.provideName, TAG.provideFlags, TAG.provideVersion],
  conflicts: [TAG.conflictName, TAG.conflictFlags, TAG.conflictVersion],
  obsoletes: [TAG.obsoleteName, TAG.obsoleteFlags, TAG.obsoleteVersion],
  recommends: [TAG.recommendName, TAG.recommendFlags, TAG.recommendVersion],
  suggests: [TAG.suggestName, TAG.suggestFlags, TAG.suggestVersion],
  supplements: [TAG.supplementName, TAG.supplementFlags, TAG.supplementVersion],
  enhances: [TAG.enhanceName, TAG.enhanceFlags, TAG.enhanceVersion],
  orders: [TAG.orderName, TAG.orderFlags, TAG.orderVersion],
};

/** The three columns of one kind of relation; nothing where there is none. */
export function relationTags(
  kind: RowKind,
  unsorted: readonly Row[],
): readonly (readonly [number, TagValue])[] {
  if (unsorted.length === 0) return [];
  const rows = sortRows(unsorted);
  const [name, flags, version] = RELATION_TAGS[kind];
  return [
    [name, strings(rows.map((row) => row.name))],
    [flags, int32(rows.map((row) => row.flags))],
    [version, strings(rows.map((row) => row.version))],
  ];
}
