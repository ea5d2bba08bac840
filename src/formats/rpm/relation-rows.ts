import {type Problem, UserError} from '../../model/errors.ts';
import type {RelationKind} from '../../model/package.ts';
import {machineOf} from './arch.ts';
import type {Identity, RpmPackage} from './identity.ts';
import {isProblem, isRich, type Operator, parseRelation} from './relations.ts';
import type {Scriptlet} from './scripts.ts';
import {SENSE} from './tags.ts';

/** A relation as it stands in the header. */
export interface Row {
  readonly name: string;
  readonly flags: number;
  readonly version: string;
}

export type RowKind =
  | 'requires'
  | 'provides'
  | 'conflicts'
  | 'obsoletes'
  | 'recommends'
  | 'suggests'
  | 'supplements'
  | 'enhances'
  | 'orders';

export type Rows = Readonly<Record<RowKind, readonly Row[]>>;

/** Which of our kinds become which of rpm's; rpm has no Breaks, and its Conflicts says the same. */
const KINDS: readonly (readonly [RelationKind, RowKind, sense: number])[] = [
  ['depends', 'requires', 0],
  ['predepends', 'requires', SENSE.pre],
  ['recommends', 'recommends', 0],
  ['suggests', 'suggests', 0],
  ['supplements', 'supplements', 0],
  ['enhances', 'enhances', 0],
  ['conflicts', 'conflicts', 0],
  ['breaks', 'conflicts', 0],
  ['replaces', 'obsoletes', 0],
  ['provides', 'provides', 0],
];

const SENSE_OF: Readonly<Record<Operator, number>> = {
  '<': SENSE.less,
  '<=': SENSE.less | SENSE.equal,
  '=': SENSE.equal,
  '>=': SENSE.greater | SENSE.equal,
  '>': SENSE.greater,
};

/** Only names can be provided or replaced: https://rpm-software-management.github.io/rpm/manual/boolean_dependencies.html */
const NAMES_ONLY: ReadonlySet<RowKind> = new Set(['provides', 'obsoletes']);

function rowOf(text: string, kind: RowKind, sense: number): Row | Problem {
  const parsed = parseRelation(text);
  if (isProblem(parsed)) return parsed;
  const {name, operator, version} = parsed;
  if (isRich(name) && NAMES_ONLY.has(kind)) {
    return {
      message: `rpm ${kind} cannot be "${name}"`,
      hint: 'write each name as an item of its own in the list',
    };
  }
  return {name, flags: sense | (operator === undefined ? 0 : SENSE_OF[operator]), version: version ?? ''};
}

/** Not needed, but installed before it where both are: what rpmbuild makes of `%systemd_ordering`. */
const SYSTEMD: Row = {name: 'systemd', flags: 0, version: ''};

/** Every relation of the package: what was written, and what rpm itself would add. */
export function rowsOf(pkg: RpmPackage, own: Identity, scriptlets: readonly Scriptlet[]): Rows {
  const made: Record<RowKind, Row[]> = {
    requires: [],
    provides: [],
    conflicts: [],
    obsoletes: [],
    recommends: [],
    suggests: [],
    supplements: [],
    enhances: [],
    orders: pkg.services.length > 0 ? [SYSTEMD] : [],
  };
  const problems: Problem[] = [];
  const add = (text: string, kind: RowKind, sense: number): void => {
    const row = rowOf(text, kind, sense);
    if (isProblem(row)) problems.push(row);
    else made[kind].push(row);
  };
  for (const [from, kind, sense] of KINDS) for (const text of pkg.relations[from]) add(text, kind, sense);
  for (const text of pkg.options.requires?.post ?? []) add(text, 'requires', SENSE.post);
  if (problems.length > 0) throw new UserError('rpm/relation', problems);
  addOwn(made, pkg, own);
  for (const {interpreter, sense, needs = []} of scriptlets) {
    made.requires.push({name: interpreter[0], flags: SENSE.interpreter | sense, version: ''});
    for (const name of needs) made.requires.push({name, flags: sense, version: ''});
  }
  return made;
}

/** The package provides itself, with its machine in brackets; config files tie it to its own version. */
function addOwn(made: Record<RowKind, Row[]>, pkg: RpmPackage, {name, arch, evr}: Identity): void {
  const isa = machineOf(arch)?.isa;
  made.provides.push({name, flags: SENSE.equal, version: evr});
  if (isa !== undefined) made.provides.push({name: `${name}(${isa})`, flags: SENSE.equal, version: evr});
  if (pkg.entries.some((entry) => entry.type === 'file' && entry.role?.startsWith('config'))) {
    const config = {name: `config(${name})`, flags: SENSE.config | SENSE.equal, version: evr};
    made.provides.push(config);
    made.requires.push(config);
  }
}

const key = ({name, flags, version}: Row): string =>
  `${name}\0${flags.toString(16).padStart(8, '0')}\0${version}`;

/** rpm searches its relations by halves, so they stand in order of their bytes; the same one is said once. */
export function sortRows(rows: readonly Row[]): readonly Row[] {
  const unique = new Map(rows.map((row) => [key(row), row]));
  return [...unique]
    .map(([text, row]) => ({order: Buffer.from(text), row}))
    .sort((a, b) => Buffer.compare(a.order, b.order))
    .map(({row}) => row);
}
