import {type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair as YamlPair} from 'yaml';
import {type Place, type Problem, UserError} from '../../model/errors.ts';
import type {Source} from './source.ts';
import {emptyFile, readSyntax} from './syntax.ts';
import type {List, Mapping, Pair, Tree} from './tree.ts';

/** As many values as aliases may unfold to. */
const MAX_VALUES = 100_000;
const NULL = /^(?:|~|null|Null|NULL)$/;
const TEXT_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp|map|seq)$/;

export interface Parsed {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
}

interface Reader {
  readonly placeAt: (offset: number) => Place;
  readonly anchors: Map<string, Tree | 'open'>;
  /** How many values each tree unfolds to. */
  readonly sizes: WeakMap<Tree, number>;
  readonly problems: Problem[];
  merged: number;
}

/** The tree of a YAML file: every scalar is its source text, aliases and merge keys are put in place. */
export function parseConfig(source: Source): Parsed {
  const {document, placeAt, problems} = readSyntax(source);
  const reader: Reader = {
    placeAt,
    anchors: new Map(),
    sizes: new WeakMap(),
    problems: [...problems],
    merged: 0,
  };
  if (!document.contents) throw emptyFile(source.name);
  const tree = readNode(reader, document.contents);
  if (tree.kind === 'none' && reader.problems.length === 0) throw emptyFile(source.name);
  return {tree, problems: reader.problems};
}

const emptyAt = (place: Place): Tree => ({kind: 'none', place});

function readNode(reader: Reader, node: Node): Tree {
  const place = reader.placeAt(node.range?.[0] ?? 0);
  if (isAlias(node)) return readAlias(reader, node, place);
  const {anchor, tag} = node as {anchor?: string; tag?: string};
  if (anchor) reader.anchors.set(anchor, 'open');
  if (tag && !TEXT_TAGS.test(tag)) tell(reader, place, `the tag ${tag} means nothing here`, 'leave it out');
  const tree = readValue(reader, node, place);
  if (anchor) reader.anchors.set(anchor, tree);
  return tree;
}

function readValue(reader: Reader, node: Node, place: Place): Tree {
  if (isMap(node)) return sized(reader, readMap(reader, node.items as YamlPair[], place));
  if (isSeq(node)) {
    const items = node.items.map((item) => readNode(reader, item as Node));
    return sized(reader, {kind: 'list', items: items.filter(({kind}) => kind !== 'none'), place});
  }
  const text = isScalar(node) ? String(node.value) : '';
  // As in Go, an empty text says no more than no value.
  const absent = text === '' || (isScalar(node) && node.type === 'PLAIN' && NULL.test(text));
  return absent ? emptyAt(place) : {kind: 'text', text, place};
}

function readAlias(reader: Reader, {source}: Alias, place: Place): Tree {
  const target = reader.anchors.get(source);
  if (target && target !== 'open') return target;
  if (target) tell(reader, place, `*${source} stands inside &${source}, so it would hold itself`);
  else
    tell(
      reader,
      place,
      `*${source} has no &${source} before it`,
      'put quotes around a value that starts with *',
    );
  return emptyAt(place);
}

function readMap(reader: Reader, items: readonly YamlPair[], place: Place): Mapping {
  const own = new Map<string, Pair>();
  const merges: Tree[] = [];
  for (const {key, value} of items) {
    const at = reader.placeAt((key as Node | null)?.range?.[0] ?? 0);
    const text = keyText(reader, key as Node | null, at);
    const tree = value ? readNode(reader, value as Node) : emptyAt(at);
    if (text === undefined || text === '')
      tell(reader, at, 'a key must be a text', 'put quotes around a value with { or [ in it');
    else if (own.has(text)) tellDouble(reader, at, text, own.get(text)!);
    else if (text === '<<' && isScalar(key) && key.type === 'PLAIN') {
      if (merges.length > 0) tell(reader, at, 'the key "<<" stands here twice', 'write one <<: [*a, *b]');
      merges.push(tree);
    } else own.set(text, {key: at, value: tree});
  }
  return {kind: 'map', pairs: merges.length > 0 ? mergeInto(reader, own, merges) : own, place};
}

function keyText(reader: Reader, key: Node | null, at: Place): string | undefined {
  if (isScalar(key)) return String(key.value);
  const tree = isAlias(key) ? readAlias(reader, key, at) : undefined;
  return tree?.kind === 'text' ? tree.text : undefined;
}

const tellDouble = (reader: Reader, at: Place, key: string, {key: first}: Pair): void =>
  tell(reader, at, `the key "${key}" stands here twice`, `the first is on line ${first.line}; keep one`);

/** What is written wins over what is merged, and earlier sources over later ones: https://yaml.org/type/merge.html */
function mergeInto(reader: Reader, own: Map<string, Pair>, merges: readonly Tree[]): Map<string, Pair> {
  const pairs = new Map(own);
  for (const source of merges.flatMap((tree) => (tree.kind === 'list' ? tree.items : [tree]))) {
    if (source.kind !== 'map') {
      tell(reader, source.place, '<<: takes a mapping', 'write <<: *name of an anchored mapping');
      continue;
    }
    reader.merged += source.pairs.size;
    if (reader.merged > MAX_VALUES) throw bomb(source.place);
    for (const [key, pair] of source.pairs) if (!pairs.has(key)) pairs.set(key, pair);
  }
  return pairs;
}

function sized<T extends List | Mapping>(reader: Reader, tree: T): T {
  const children = tree.kind === 'list' ? tree.items : [...tree.pairs.values()].map(({value}) => value);
  const size = children.reduce((sum, child) => sum + (reader.sizes.get(child) ?? 1), 1);
  if (size > MAX_VALUES) throw bomb(tree.place);
  reader.sizes.set(tree, size);
  return tree;
}

const bomb = (place: Place): UserError =>
  new UserError('config/invalid', [
    {
      message: `aliases unfold to more than ${MAX_VALUES} values here`,
      hint: 'use fewer aliases of aliases',
      place,
    },
  ]);

function tell({problems}: Reader, place: Place, message: string, hint?: string): void {
  problems.push({message, place, ...(hint && {hint})});
}
