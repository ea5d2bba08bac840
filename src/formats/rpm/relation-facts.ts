import type {RelationKind, Relations} from '../../model/package.ts';
import {badRpm} from './fault.ts';
import type {HeaderView} from './header-view.ts';
import type {RowKind} from './relation-rows.ts';
import {RELATION_TAGS} from './relation-tags.ts';
import {SENSE} from './tags.ts';

type Told = Exclude<RowKind, 'orders'>;

const NAMES: Readonly<Record<Told, RelationKind>> = {
  requires: 'depends',
  provides: 'provides',
  conflicts: 'conflicts',
  obsoletes: 'replaces',
  recommends: 'recommends',
  suggests: 'suggests',
  supplements: 'supplements',
  enhances: 'enhances',
};

/** Every relation as rpm prints it. */
export function relationFacts(main: HeaderView): Relations {
  const facts: Record<RelationKind, readonly string[]> = {
    depends: [],
    predepends: [],
    recommends: [],
    suggests: [],
    enhances: [],
    supplements: [],
    conflicts: [],
    breaks: [],
    replaces: [],
    provides: [],
  };
  for (const kind of Object.keys(NAMES) as Told[]) facts[NAMES[kind]] = textsOf(main, kind);
  return facts;
}

function textsOf(main: HeaderView, kind: RowKind): readonly string[] {
  const [nameTag, flagsTag, versionTag] = RELATION_TAGS[kind];
  const names = main.texts(nameTag);
  const flags = main.numbers(flagsTag);
  const versions = main.texts(versionTag);
  if ([flags, versions].some((column) => column.length > 0 && column.length !== names.length)) {
    throw badRpm(
      `its ${kind} have ${names.length} names, ${flags.length} flags and ${versions.length} versions`,
    );
  }
  return names.map((name, at) => {
    const sign = signOf(flags[at] ?? 0);
    return sign === '' ? name : `${name} ${sign} ${versions[at] ?? ''}`;
  });
}

const signOf = (flags: number): string =>
  `${flags & SENSE.less ? '<' : ''}${flags & SENSE.greater ? '>' : ''}${flags & SENSE.equal ? '=' : ''}`;
