import Handlebars from 'handlebars';
import {UserError} from '../model/errors.ts';

/** A template, and what messages call it. */
export interface Template {
  readonly text: string;
  /** `templates/deb/control.hbs`, or the user's path of it. */
  readonly file: string;
}

/** What a template may say: every key is always there, and strings are escaped for the slot they stand in. */
export type View = {readonly [key: string]: Value};
type Value = string | number | boolean | View | readonly Value[];

/** Values, `if`, `unless` and `each`; anything computed is a key of the view. */
const HELPERS = {if: true, unless: true, each: true} as const;

/** The text that a template and a view give; a name that the view does not have is an error at its line. */
export function renderTemplate({text, file}: Template, view: View): string {
  const program = parseTemplate({text, file});
  const unknown = unknownNames(program, view);
  if (unknown.length > 0)
    throw new UserError(
      'template/unknown-name',
      unknown.map(({name, line, column, known}) => ({
        message: `the template names ${name}, which is not known here`,
        hint: `known here: ${known.join(', ')}`,
        place: {file, line, column: column + 1},
      })),
    );
  const render = Handlebars.compile(program, {
    noEscape: true,
    strict: true,
    knownHelpers: HELPERS,
    knownHelpersOnly: true,
  });
  try {
    return render(view);
  } catch (cause) {
    throw failureOf(cause, file);
  }
}

function parseTemplate({text, file}: Template): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    throw failureOf(cause, file);
  }
}

function failureOf(cause: unknown, file: string): UserError {
  const {message} = cause as Error;
  const line = /(?:on line | - )(\d+)/.exec(message)?.[1];
  return new UserError(
    'template/broken',
    [
      {
        message: `the template is not understood: ${message.split('\n').slice(-1)[0]}`,
        hint: 'a template may use {{name}}, {{#if name}}, {{#unless name}} and {{#each names}}',
        place: {file, ...(line !== undefined && {line: Number(line)})},
      },
    ],
    {cause},
  );
}

interface Unknown {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly known: readonly string[];
}

/** Handlebars takes an unknown name in `{{#if …}}` for false without a word. */
function unknownNames(program: hbs.AST.Program, view: View): readonly Unknown[] {
  const found: Unknown[] = [];
  visit(program.body, [view], found);
  return found;
}

/** `undefined` stands for an element of a list that is empty: nothing is known of it, and nothing is rendered. */
type Scope = Value | undefined;

function visit(body: readonly hbs.AST.Statement[], scopes: readonly Scope[], found: Unknown[]): void {
  for (const statement of body) {
    if (statement.type === 'MustacheStatement') {
      const {path, params} = statement as hbs.AST.MustacheStatement;
      for (const part of [path, ...params]) resolve(part, scopes, found);
    }
    if (statement.type !== 'BlockStatement') continue;
    const {path, params, program, inverse} = statement as hbs.AST.BlockStatement;
    const isHelper = Object.hasOwn(HELPERS, path.original);
    const values = (isHelper ? params : [path, ...params]).map((part) => resolve(part, scopes, found));
    const list = values[0];
    const inner = path.original === 'each' ? [Array.isArray(list) ? list[0] : undefined, ...scopes] : scopes;
    visit(program.body, inner, found);
    if (inverse) visit(inverse.body, scopes, found);
  }
}

function resolve(part: hbs.AST.Node, scopes: readonly Scope[], found: Unknown[]): Scope {
  if (part.type !== 'PathExpression') return undefined;
  const path = part as hbs.AST.PathExpression;
  if (path.data) return undefined;
  let value = scopes[path.depth];
  for (const name of path.parts as readonly string[]) {
    if (value === undefined) return undefined;
    const known: View = typeof value === 'object' && !Array.isArray(value) ? (value as View) : {};
    if (!Object.hasOwn(known, name)) {
      const {line, column} = path.loc.start;
      found.push({name: path.original, line, column, known: Object.keys(known).sort()});
      return undefined;
    }
    value = known[name];
  }
  return value;
}
