import type {Place, Problem} from '../../model/errors.ts';
import {judge} from '../../model/judge.ts';
import type {Change} from '../../model/package.ts';
import {moment} from '../../model/schema.ts';
import {type Path, placeAt, plainOf, type Tree} from './tree.ts';

export interface Changelog {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** Some ten thousand changes, each with its commit, author and committer. */
const MAX_PIECES = 600_000;

/**
 * Reads a changelog of https://github.com/goreleaser/chglog as nfpm does: keys it has no use for are passed over.
 * An entry without a packager has an empty author. Throws where the YAML itself is wrong.
 */
export async function parseChangelog(name: string, text: string): Promise<Changelog> {
  if (text.trim() === '') return {changes: [], problems: []};
  const {parseConfig} = await import('./parse.ts');
  const {tree, problems} = parseConfig({name, text, most: MAX_PIECES});
  const found: Problem[] = [...problems];
  if (tree.kind !== 'list') {
    const hint = 'write a list of releases, each with semver:, date:, packager: and changes:, as chglog does';
    return {changes: [], problems: [...found, {message: 'this is no changelog', hint, place: tree.place}]};
  }
  const changes = tree.items.map((item, index) => readEntry(item, {index, tree, found}));
  return {changes, problems: found};
}

interface Reading {
  readonly index: number;
  readonly tree: Tree;
  readonly found: Problem[];
}

function readEntry(item: Tree, {index, tree, found}: Reading): Change {
  const place = (...path: Path): Place => placeAt(tree, [index, ...path]);
  const tell = (message: string, hint: string, at: Place) => found.push({message, hint, place: at});
  const entry = fieldsOf(item);
  const {semver, date, packager, changes, deb} = entry;
  const line = (value: unknown, at: string): string => {
    if (typeof value !== 'string') return '';
    if (CONTROL.test(value))
      tell(`${at} ${JSON.stringify(value)} is not one line`, 'write one line', place(at));
    return value.trim();
  };
  if (typeof semver !== 'string') tell('a release without a version', 'write semver: 1.2.3', place());
  const when = typeof date === 'string' ? judge(moment(''), date) : undefined;
  if (!when) tell('a release without a date', 'write date: 2026-01-31T12:00:00Z', place());
  else if (when.issues)
    tell(`"${String(date)}" is not a date`, 'write it as 2026-01-31 or 2026-01-31T12:00:00Z', place('date'));
  if (changes !== undefined && !Array.isArray(changes))
    tell('changes: is no list', 'write a list of - note: …', place('changes'));
  const notes = (Array.isArray(changes) ? changes : []).map((change: unknown, at) => {
    const {note = ''} = fieldsOfPlain(change);
    if (typeof note !== 'string' || WILD.test(note))
      tell('a note with control characters, or none at all', 'write plain text', place('changes', at));
    return String(note);
  });
  return {
    version: line(semver, 'semver'),
    date: when && !when.issues ? when.value : 0,
    author: line(packager, 'packager'),
    notes,
    ...(isMapping(deb) && distributionOf(deb, (problem) => found.push({...problem, place: place()}))),
  };
}

/** Would end a heading. */
const CONTROL = /[\u0000-\u001f\u007f]/;
/** Nothing a text holds; some would cut a header short. */
const WILD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

type Fields = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOfPlain = (value: unknown): Fields => (isMapping(value) ? value : {});
const fieldsOf = (tree: Tree): Fields => fieldsOfPlain(plainOf(tree));

/** Debian's own part of an entry. */
function distributionOf(
  section: Fields,
  tell: (problem: Problem) => void,
): Pick<Change, 'distributions' | 'urgency'> {
  const {urgency, distributions = []} = section;
  const names = (Array.isArray(distributions) ? distributions : [distributions]).map(String);
  for (const name of names)
    if (!/^[A-Za-z0-9.+~-]+$/.test(name))
      tell({message: `"${name}" is no distribution`, hint: 'write one such as unstable'});
  if (urgency !== undefined && !/^[a-z]+$/i.test(String(urgency)))
    tell({message: `"${String(urgency)}" is no urgency`, hint: 'low, medium, high, emergency or critical'});
  return {distributions: names, ...(typeof urgency === 'string' && {urgency})};
}
