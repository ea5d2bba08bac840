import type {Problem} from '../../model/errors.ts';
import {relationKinds} from '../../model/package.ts';
import {type Config, placeOf} from './config.ts';
import {expandedFields, expandText, isAmong} from './expand.ts';
import {isTree, type Tree} from './merge.ts';

/** One stretch of the config that says something of a package: the top, an override, an entry of `packages:`. */
export interface Layer {
  /** Its dotted path; nothing for the top. */
  readonly at: string;
  readonly values: Tree;
}

interface Reading {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly problems: Problem[];
}

/**
 * A layer with its variables replaced. Relations become `{text, at}` and contents get their `at`:
 * each still knows its place once the layers are merged.
 */
export function readLayer(layer: Layer, reading: Reading): Layer {
  const {nfpm} = reading.config;
  const fields = expandedFields({nfpm, top: layer.at === ''});
  const expand = expander(reading);
  const read = (value: unknown, path: readonly string[], at: string): unknown => {
    if (typeof value === 'string') return isAmong(path, fields) ? expand(value, at) : value;
    if (Array.isArray(value) && isAmong(path, fields)) return placed(value, at, expand).map(({text}) => text);
    if (!isTree(value)) return value;
    return mapTree(value, (inner, key) => read(inner, [...path, key], below(at, key)));
  };
  const values = mapTree(layer.values, (value, key) => {
    const at = below(layer.at, key);
    if (key === 'contents' && Array.isArray(value)) return readContents(value, at, expand);
    if (isRelation(key) && Array.isArray(value))
      return placed(value, at, isAmong([key], fields) ? expand : (text) => text);
    if (key === 'renamed_from' && Array.isArray(value)) return placed(value, at, expand);
    const short = Object.hasOwn(SHORT, key) ? SHORT[key] : undefined;
    if (short && Array.isArray(value)) return readItems(value, short, at);
    // 0 is nfpm's word for "not said".
    return key === 'umask' && nfpm && value === 0 ? undefined : read(value, [key], at);
  });
  return {at: layer.at, values};
}

const below = (at: string, key: string | number): string => (at ? `${at}.${key}` : String(key));

const isRelation = (key: string): boolean => (relationKinds as readonly string[]).includes(key);

const mapTree = (tree: Tree, change: (value: unknown, key: string) => unknown): Tree =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, change(value, key)]));

type Expand = (text: string, at: string) => string;

const expander =
  ({config, env, problems}: Reading): Expand =>
  (text, at) =>
    expandText(text, {
      env,
      strict: !config.nfpm,
      unset: (name) =>
        problems.push({
          message: `the variable ${name} is not set`,
          hint: 'set it in the environment, or write $$ for a dollar sign',
          place: placeOf(config, at),
        }),
    });

/** Items that turn out empty are left out, as in nfpm. */
const placed = (items: readonly string[], at: string, expand: Expand) =>
  items
    .map((text, index) => ({text: expand(text, below(at, index)).trim(), at: below(at, index)}))
    .filter(({text}) => text !== '');

/** Lists whose items may be a text alone, and the key that it then stands for. */
const SHORT: Readonly<Record<string, string>> = {
  services: 'unit',
  users: 'name',
  groups: 'name',
  directories: 'path',
};

const readItems = (items: readonly (string | Tree)[], key: string, at: string): readonly Tree[] =>
  items.map((item, index) => ({...(isTree(item) ? item : {[key]: item}), at: below(at, index)}));

const readContents = (contents: readonly Tree[], at: string, expand: Expand): readonly Tree[] =>
  contents.map((content, index) => {
    const place = below(at, index);
    const expanded = (key: string) => {
      const value = content[key];
      return typeof value === 'string' ? {[key]: expand(value, below(place, key)).trim()} : {};
    };
    return {
      ...content,
      ...(content['expand'] === true && {...expanded('src'), ...expanded('dst')}),
      at: place,
    };
  });

/** The dotted path of the layer's value that won a key; the strongest layer is the last. */
export function originOf(layers: readonly Layer[], path: readonly string[]): string {
  const winner = layers.findLast(({values}) => {
    const value = path.reduce<unknown>((inner, key) => (isTree(inner) ? inner[key] : undefined), values);
    return value !== undefined && value !== null && value !== '';
  });
  return [winner?.at ?? '', ...path].filter(Boolean).join('.');
}
