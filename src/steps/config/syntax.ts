import {Composer, type Document, LineCounter, Parser, type YAMLError} from 'yaml';
import {type Place, type Problem, UserError} from '../../model/errors.ts';
import {refuseDepth, refused, refuseFlood} from './limits.ts';
import type {Source} from './source.ts';
import {syntaxProblem} from './syntax-problems.ts';
import {mendTabs, unmend} from './tabs.ts';

/** Mistakes that leave no doubt about what was meant: the rest of the file is judged as well. */
const HARMLESS = new Set(['BAD_SCALAR_START', 'BAD_DQ_ESCAPE']);
const MAX_TOLD = 10;

/** One YAML document and where its letters stand. */
export interface Syntax {
  readonly document: Document;
  readonly placeAt: (offset: number) => Place;
  readonly problems: readonly Problem[];
}

/** Reads the YAML of a file as text only; what cannot be understood at all is thrown, at once. */
export function readSyntax({name, text, most}: Source): Syntax {
  const first = compose(name, text, most);
  if (first.errors.every(({code}) => HARMLESS.has(code))) return {...first, problems: tell(first)};
  const conflict = /^<{7} /m.exec(text);
  if (conflict)
    throw refused('a conflict of a git merge is left here', first.placeAt(conflict.index), 'resolve it');
  const tabs = first.errors.filter(({code}) => code === 'TAB_AS_INDENT');
  const mended = tabs.length > 0 ? mendTabs(text) : undefined;
  const second = mended === undefined ? undefined : compose(name, mended, most);
  // Where the mended text still has mistakes, they may be ours: only what was written is told.
  if (!second || second.errors.length > 0)
    throw new UserError('config/invalid', tell(first).slice(0, MAX_TOLD));
  const lines = text.split('\n');
  return {
    document: second.document,
    placeAt: (offset) => unmend(lines, second.placeAt(offset)),
    problems: tell({...first, errors: tabs}).slice(0, MAX_TOLD),
  };
}

interface Composed {
  readonly document: Document;
  readonly errors: readonly YAMLError[];
  readonly placeAt: (offset: number) => Required<Place>;
  /** Where a quote opens that never closes. */
  readonly openQuote: number | undefined;
}

function compose(name: string, text: string, most?: number): Composed {
  const lines = new LineCounter();
  const placeAt = (offset: number): Required<Place> => {
    const {line, col} = lines.linePos(Math.min(offset, text.length));
    return {file: name, line: Math.max(1, line), column: Math.max(1, col)};
  };
  let openQuote: number | undefined;
  const open = (offset: number) => {
    openQuote ??= offset;
  };
  refuseFlood(name, text, most);
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({schema: 'failsafe', merge: false, uniqueKeys: false, logLevel: 'silent'});
  const tokens = refuseDepth(parser.parse(text), {placeAt, open});
  const [document, next] = composer.compose(tokens, true, text.length);
  if (!document) throw emptyFile(name);
  if (next)
    throw refused(
      'a second document starts here; a config file has one',
      placeAt(next.range?.[0] ?? 0),
      'several packages from one file go under packages:',
    );
  return {document, errors: document.errors, placeAt, openQuote};
}

export const emptyFile = (name: string): UserError =>
  refused('the file is empty', {file: name}, 'linux-pkg init writes a config to start from');

/** One problem a line: what follows on it is mostly an echo. */
function tell({errors, placeAt, openQuote}: Composed): readonly Problem[] {
  const byLine = new Map<number, Problem>();
  for (const error of errors) {
    // The library points at the end of the file, where it noticed.
    const unclosed = openQuote !== undefined && /closing .*quote/.test(error.message);
    const place = placeAt(unclosed ? openQuote! : error.pos[0]);
    if (!byLine.has(place.line)) byLine.set(place.line, syntaxProblem(error, place));
  }
  return [...byLine.values()];
}
