import type {Problem} from '../../model/errors.ts';
import {type Issue, keysAt} from '../../model/judge.ts';
import type {Schema} from '../../model/schema.ts';
import {editDistance, nearest} from '../../text/nearest.ts';
import {movedKey} from './moved-keys.ts';
import {nodeAt, type Path, pathText, placeAt, type Tree} from './tree.ts';

const MAX_SHOWN = 60;
const MAX_LISTED = 30;
const MAX_COMPARED = 200;

/** A value as a message shows it: one line, not too long, without what an address says to log in with. */
export const shown = (text: string): string => {
  const plain = text.replace(/:\/\/[^/@\s]+@/g, '://***@');
  return JSON.stringify(plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN)}…` : plain);
};

/** What a broken rule means to the person who wrote the file. */
export function problemsOf(schema: Schema<unknown>, tree: Tree, issue: Issue): readonly Problem[] {
  const path = issue.path as Path;
  if (issue.kind === 'unknown') {
    const known = keysAt(schema, path);
    // To look for the nearest takes time; nobody reads on for so long.
    return issue.keys.map((key, index) => unknownKey(tree, path, key, index < MAX_COMPARED ? known : []));
  }
  const node = nodeAt(tree, path);
  const place = placeAt(tree, path);
  const at = pathText(path);
  if ((issue.kind === 'type' || issue.kind === 'choice') && !node)
    return [path.length > 0 ? missing(path, tree) : {message: 'the file is empty', place}];
  const value = node?.kind === 'text' ? shown(node.text) : node?.kind === 'list' ? 'a list' : 'a mapping';
  switch (issue.kind) {
    case 'type':
      return [
        {
          message: `${at || 'the file'} is ${value}, not ${kindsText(issue.expected)}`,
          hint: kindHint(issue.expected, keysAt(schema, path), path.length === 0),
          place,
        },
      ];
    case 'choice':
      return [
        {
          message: `${at}: ${value} is not known here`,
          hint: choiceHint(node?.kind === 'text' ? node.text : '', issue.values),
          place,
        },
      ];
    case 'word':
      return [
        {message: `${at}: ${value} is not ${issue.wanted}`, place, ...(issue.hint && {hint: issue.hint})},
      ];
  }
}

const inside = (path: Path): string => (path.length > 0 ? ` in ${pathText(path)}` : '');

function unknownKey(tree: Tree, path: Path, key: string, known: readonly string[]): Problem {
  const parent = path.length > 0 ? nodeAt(tree, path) : tree;
  const pair = parent?.kind === 'map' ? parent.pairs.get(key) : undefined;
  const place = pair?.key ?? placeAt(tree, path);
  const moved = movedKey(key, pair?.value);
  if (moved) return {...moved, place};
  const near = nearest(key, known);
  const all =
    known.length === 0 || known.length > MAX_LISTED
      ? 'docs/config.md lists the keys'
      : `known here: ${[...known].sort().join(', ')}`;
  const hint = near ? `did you mean "${near}"?` : all;
  return {message: `unknown key ${shown(key)}${inside(path)}`, hint, place};
}

function missing(path: Path, tree: Tree): Problem {
  const key = path.at(-1);
  return {
    message: `${key} is missing${inside(path.slice(0, -1))}`,
    hint: `add ${key}: with its value`,
    place: placeAt(tree, path),
  };
}

const articles: Readonly<Record<string, string>> = {text: 'a text', list: 'a list', mapping: 'a mapping'};

const kindsText = (kinds: readonly string[]): string =>
  kinds.map((kind) => articles[kind] ?? kind).join(' or ');

function kindHint(kinds: readonly string[], keys: readonly string[], top: boolean): string {
  if (top) return 'write lines with key: value; linux-pkg init writes a config to start from';
  if (kinds.includes('mapping') && keys.length > 0)
    return `keys to write below it: ${[...keys].sort().join(', ')}`;
  if (kinds.includes('mapping')) return 'write key: value below it';
  if (kinds.includes('list')) return 'write one line below it for each, starting with "- "';
  return 'write one value; put quotes around one with { or [ or ": " in it';
}

function choiceHint(text: string, values: readonly string[]): string {
  const distance = new Map(values.map((value) => [value, editDistance(text.slice(0, 40), value)]));
  const sorted = values.toSorted((a, b) => distance.get(a)! - distance.get(b)!);
  return `write one of: ${sorted.join(', ')}`;
}
