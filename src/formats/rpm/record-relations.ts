import type {HeaderRecord, RelationRecord, RpmRelation} from '../../model/repository.ts';
import {badRpm} from './fault.ts';
import type {HeaderView} from './header-view.ts';
import {RELATION_TAGS} from './relation-tags.ts';
import {SENSE} from './tags.ts';
import {compareRpmVersions} from './version.ts';

type Records = Record<RpmRelation, RelationRecord[]>;

interface Row {
  readonly name: string;
  readonly flags: number;
  readonly version: string;
}

/** What SUSE's rpm had before there were weak relations: https://github.com/rpm-software-management/rpm/blob/master/include/rpm/rpmtag.h */
const OLD_TAGS = {suggests: [1156, 1158, 1157], enhances: [1159, 1161, 1160]} as const;
const MISSING_OK = 1 << 19;
const STRONG = 1 << 27;
const PRE = SENSE.pre | SENSE.post | SENSE.preTrans | SENSE.postTrans | (1 << 6);

/**
 * The relations that a repository lists. What rpm sees to by itself is left out, as createrepo_c does: its own
 * features, what the package fulfils, repetitions, and of the versions of libc.so.6 all but the highest:
 * https://github.com/rpm-software-management/createrepo_c/blob/master/src/parsehdr.c
 */
export function relationRecords(main: HeaderView, paths: ReadonlySet<string>): HeaderRecord['relations'] {
  const provided = rowsOf(main, RELATION_TAGS.provides);
  const [needs, hints] = wanted(rowsOf(main, RELATION_TAGS.requires), provided, paths);
  const plain = (kind: RpmRelation) => records(rowsOf(main, RELATION_TAGS[kind]));
  const found: Records = {
    provides: records(provided),
    conflicts: plain('conflicts'),
    obsoletes: plain('obsoletes'),
    requires: needs,
    suggests: plain('suggests'),
    enhances: plain('enhances'),
    recommends: [...hints, ...plain('recommends')],
    supplements: plain('supplements'),
  };
  for (const row of rowsOf(main, OLD_TAGS.suggests))
    found[row.flags & STRONG ? 'recommends' : 'suggests'].push(...records([row]));
  for (const row of rowsOf(main, OLD_TAGS.enhances))
    found[row.flags & STRONG ? 'supplements' : 'enhances'].push(...records([row]));
  return Object.fromEntries(Object.entries(found).filter(([, rows]) => rows.length > 0));
}

function rowsOf(main: HeaderView, tags: readonly [number, number, number]): readonly Row[] {
  const names = main.texts(tags[0]);
  const [flags, versions] = [main.numbers(tags[1]), main.texts(tags[2])];
  if ([flags, versions].some((column) => column.length > 0 && column.length !== names.length))
    throw badRpm(
      `its relations have ${names.length} names, ${flags.length} flags, ${versions.length} versions`,
    );
  return names.map((name, at) => ({name, flags: flags[at] ?? 0, version: versions[at] ?? ''}));
}

/** What is really required, and what an old rpm only wished for. */
function wanted(
  rows: readonly Row[],
  provided: readonly Row[],
  paths: ReadonlySet<string>,
): [needs: RelationRecord[], hints: RelationRecord[]] {
  const own = new Set(provided.map(textOf));
  const last = new Map<string, string>();
  const needs: RelationRecord[] = [];
  const hints: RelationRecord[] = [];
  let libc: RelationRecord | undefined;
  for (const row of rows) {
    const {name, flags} = row;
    if (name.startsWith('rpmlib(') || own.has(textOf(row))) continue;
    if (name.startsWith('/') && paths.has(name) && isPrimaryPath(name)) continue;
    const pre = (flags & PRE) !== 0;
    const same = `${textOf(row)}\0${pre}`;
    if (last.get(name) === same) continue;
    const [record] = records([row]);
    if (!record) continue;
    const whole: RelationRecord = pre ? {...record, pre} : record;
    if (flags & MISSING_OK) hints.push(record);
    else if (name.startsWith('libc.so.6')) libc = libc && !isHigher(name, libc.name) ? libc : whole;
    else {
      needs.push(whole);
      last.set(name, same);
    }
  }
  if (libc) needs.push(libc);
  return [needs, hints];
}

const textOf = ({name, flags, version}: Row): string => `${name}\0${signOf(flags) ?? ''}\0${version}`;

/** What the short list of files in `primary` holds, so that most who need a file find it there. */
const isPrimaryPath = (path: string): boolean =>
  path.startsWith('/etc/') || path === '/usr/lib/sendmail' || path.includes('bin/');

/** `(GLIBC_2.34)` above `(GLIBC_2.4)` above `(GLIBC_PRIVATE)` above `()` above no brackets at all. */
function isHigher(name: string, than: string): boolean {
  const [a, b] = [bracketsOf(name), bracketsOf(than)];
  return a.rank === b.rank ? compareRpmVersions(a.version, b.version) > 0 : a.rank > b.rank;
}

function bracketsOf(name: string): {readonly rank: number; readonly version: string} {
  const inner = /\(([^)]*)\)/.exec(name)?.[1];
  if (!inner) return {rank: inner === undefined ? 0 : 1, version: ''};
  const version = /\d.*/.exec(inner)?.[0];
  return version === undefined ? {rank: 2, version: ''} : {rank: 3, version};
}

const SIGNS: Readonly<Record<number, RelationRecord['flags']>> = {
  [SENSE.less]: 'LT',
  [SENSE.greater]: 'GT',
  [SENSE.equal]: 'EQ',
  [SENSE.less | SENSE.equal]: 'LE',
  [SENSE.greater | SENSE.equal]: 'GE',
};

const signOf = (flags: number): RelationRecord['flags'] => SIGNS[flags & 0xf];

/** Versions in their three parts; what has an epoch that is no number is left out. */
function records(rows: readonly Row[]): RelationRecord[] {
  const found: RelationRecord[] = [];
  for (const {name, flags: bits, version: text} of rows) {
    const flags = signOf(bits);
    if (text === '') {
      found.push(flags === undefined ? {name} : {name, flags});
      continue;
    }
    const [, epoch, rest = text] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    if (epoch !== undefined && !/^\d*$/.test(epoch)) continue;
    const hyphen = rest.indexOf('-');
    const version = hyphen < 0 ? rest : rest.slice(0, hyphen);
    const release = hyphen < 0 ? '' : rest.slice(hyphen + 1);
    found.push(
      flags === undefined
        ? {name}
        : {name, flags, epoch: epoch || '0', ...(version && {version}), ...(release && {release})},
    );
  }
  return found;
}
