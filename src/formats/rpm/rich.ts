import type {Problem} from '../../model/errors.ts';

const JOINERS = new Set(['and', 'or', 'with']);
const MAX_DEPTH = 32;

/** Splits at a sign that stands outside all brackets. */
export function splitTop(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === sign && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

type ReadOperand = (text: string) => string | Problem;

const wrong = (text: string, what: string): Problem => ({
  message: `${what} in the boolean relation "${text}"`,
  hint: 'write it as in (foo >= 1 or bar), (a and b), (a if b else c), with brackets around each part that has words of its own',
});

/** `(a op b op c)` in normal spacing, or what is wrong with it; the simple relations inside are read by `readOperand`. */
export function parseRich(text: string, readOperand: ReadOperand, depth = 0): string | Problem {
  if (depth > MAX_DEPTH) return wrong(text, 'too many brackets');
  if (!(text.startsWith('(') && closesAtEnd(text))) return wrong(text, 'brackets that do not match');
  const {operands, words} = wordsOf(text.slice(1, -1));
  const fault = wordFault(words);
  if (fault) return wrong(text, fault);
  const read: string[] = [];
  for (const operand of operands) {
    if (operand === '') return wrong(text, 'a missing part');
    const part = operand.startsWith('(') ? parseRich(operand, readOperand, depth + 1) : readOperand(operand);
    if (typeof part !== 'string') return part;
    read.push(part);
  }
  return `(${read.map((part, at) => (at === 0 ? part : `${words[at - 1]} ${part}`)).join(' ')})`;
}

/** Does the bracket that opens the text close with its last character? */
function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

function wordsOf(inner: string): {operands: readonly string[]; words: readonly string[]} {
  const operands: string[][] = [[]];
  const words: string[] = [];
  for (const token of splitTop(inner.trim(), ' ').filter((part) => part !== '')) {
    if (isWord(token)) {
      words.push(token);
      operands.push([]);
    } else operands.at(-1)?.push(token);
  }
  return {operands: operands.map((tokens) => tokens.join(' ')), words};
}

const isWord = (token: string): boolean => JOINERS.has(token) || /^(?:without|if|unless|else)$/.test(token);

/** rpm takes one word per pair of brackets, as often as wanted; `if` and `unless` may have one `else`. */
function wordFault(words: readonly string[]): string | undefined {
  const [first = '', second] = words;
  if (JOINERS.has(first))
    return words.every((word) => word === first) ? undefined : 'different words side by side';
  if (first === 'without') return words.length === 1 ? undefined : 'more than one "without"';
  if (first === 'if' || first === 'unless') {
    return words.length === 1 || (words.length === 2 && second === 'else') ? undefined : `a wrong "${first}"`;
  }
  return first === '' ? undefined : 'an "else" without "if"';
}
