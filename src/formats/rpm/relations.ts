import type {Problem} from '../../model/errors.ts';
import {parseRich, splitTop} from './rich.ts';

export type Operator = '<' | '<=' | '=' | '>=' | '>';

/** One relation as rpm knows it; a boolean one is all name. */
export interface Relation {
  readonly name: string;
  readonly operator: Operator | undefined;
  readonly version: string | undefined;
}

/** Debian's strict operators, and the spellings that rpm's own spec parser takes. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '<': '<',
  '<<': '<',
  '<=': '<=',
  '=<': '<=',
  '=': '=',
  '==': '=',
  '>=': '>=',
  '=>': '>=',
  '>': '>',
  '>>': '>',
};

const OPERATOR = '<<|<=|=<|==|=>|>=|>>|<|=|>';
/** `a (>= 1)`: Debian's way. */
const BRACKETED = new RegExp(`^(.*?)\\s*\\(\\s*(${OPERATOR})\\s*([^()]*?)\\s*\\)$`);
/** `a >= 1`: rpm's. The operator stands free, as names may hold one: `font(:lang=en)`. */
const PLAIN = new RegExp(`^(\\S+)\\s+(${OPERATOR})\\s*(\\S+)$`);
/** `a>=1` is taken too, where the name has no brackets. */
const TIGHT = new RegExp(`^([^\\s()<=>]+)\\s*(${OPERATOR})\\s*([^\\s<=>]+)$`);

/** `name`, `name(x)(y)` or `/a/path`; only brackets may hold other signs. */
const NAME = /^[\p{L}\p{N}_/.@~][\p{L}\p{N}_.+/:@~^%*-]*(?:\([^\s()<>|,]*(?:\([^\s()]*\))?[^\s()<>|,]*\))*$/u;
const VERSION = /^(?:\d+:)?[A-Za-z0-9._+~^]+(?:-[A-Za-z0-9._+~^]+)?$/;
const QUALIFIER = /:(?:any|native)\b|\[[^\]]*\]|<!?[a-z.]+>/;

const HINT = 'write a name alone or with a version, as in foo, foo >= 1.2 or (foo or bar)';

const problem = (message: string, hint: string = HINT): Problem => ({message, hint});

/** One relation without alternatives or boolean words. */
export function parseSimple(text: string): Relation | Problem {
  const [, name = text, sign = '', version] =
    BRACKETED.exec(text) ?? PLAIN.exec(text) ?? TIGHT.exec(text) ?? [];
  const qualifier = QUALIFIER.exec(name.trim());
  if (qualifier) {
    return problem(
      `rpm has no "${qualifier[0]}" in a relation: "${text}"`,
      `write it without, under overrides: rpm: if Debian needs it`,
    );
  }
  if (!NAME.test(name)) return problem(`"${text}" is not a relation that rpm knows`);
  if (version === undefined) return {name, operator: undefined, version: undefined};
  if (!VERSION.test(version)) {
    return problem(
      `"${version}" is not a version that rpm knows, in "${text}"`,
      'letters, digits, dots, underscore, plus, tilde and one hyphen before the release are allowed',
    );
  }
  return {name, operator: OPERATORS[sign], version};
}

export const isProblem = (value: object): value is Problem => 'message' in value;

/** As rpm prints it. */
export const relationText = ({name, operator, version}: Relation): string =>
  operator === undefined ? name : `${name} ${operator} ${version}`;

/** Is it a boolean relation, `(a or b)`? https://rpm-software-management.github.io/rpm/manual/boolean_dependencies.html */
export const isRich = (name: string): boolean => name.startsWith('(');

/** Reads a relation written rpm's way, Debian's way, or with Debian's alternatives (`a | b`). */
export function parseRelation(source: string): Relation | Problem {
  const text = source.trim();
  if (/\p{Cc}/u.test(source)) {
    return problem(`a relation is one line without control characters: ${JSON.stringify(source)}`);
  }
  if (text === '') return problem('a relation is empty');
  if (splitTop(text, ',').length > 1) {
    return problem(`"${text}" is more than one relation`, 'write each as an item of its own in the list');
  }
  const alternatives = isRich(text) ? [text] : splitTop(text, '|');
  if (alternatives.length > 1) return alternativesOf(alternatives);
  return isRich(text) ? wholeOf(parseRich(text, parseOperand)) : parseSimple(text);
}

const wholeOf = (parsed: string | Problem): Relation | Problem =>
  typeof parsed === 'string' ? {name: parsed, operator: undefined, version: undefined} : parsed;

function parseOperand(text: string): string | Problem {
  const parsed = parseSimple(text);
  return isProblem(parsed) ? parsed : relationText(parsed);
}

function alternativesOf(alternatives: readonly string[]): Relation | Problem {
  const unique = [...new Set(alternatives.map((one) => one.trim()))];
  const parts = unique.map((one) => (one === '' ? one : parseOperand(one)));
  const wrong = parts.find((part) => typeof part !== 'string');
  if (wrong !== undefined) return wrong;
  if (unique.length === 1) return parseSimple(unique[0] ?? '');
  // Read once more as a whole: a name may be a word of boolean relations.
  return wholeOf(parseRich(`(${parts.join(' or ')})`, parseOperand));
}
