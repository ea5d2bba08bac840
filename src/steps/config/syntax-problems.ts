import type {YAMLError} from 'yaml';
import type {Place, Problem} from '../../model/errors.ts';

const quotes = 'put quotes around the value';

/** The library's words are made for people who know YAML's grammar; these are for the others. By code or message. */
const words: readonly (readonly [RegExp, Omit<Problem, 'place'>])[] = [
  [/^TAB_AS_INDENT/, {message: 'a tab is used as indentation', hint: 'indent with spaces'}],
  [/^BAD_SCALAR_START/, {message: 'a value may not start with this sign', hint: quotes}],
  [
    /^BAD_DQ_ESCAPE/,
    {
      message: 'this \\ sequence means nothing between double quotes',
      hint: 'write \\\\ or use single quotes',
    },
  ],
  [/Block scalar header/, {message: 'unexpected text after | or >', hint: quotes}],
  [/closing .*quote/, {message: 'a quote is not closed', hint: 'close it'}],
  [
    /Unexpected flow-(?:seq|map)-end/,
    {message: 'a bracket is closed that was not opened', hint: 'take it out, or put quotes around the value'},
  ],
  [
    /Flow (?:sequence|map) in block|flow collection.*must be|Expected flow (?:sequence|map) to end/i,
    {message: 'a bracket opened before is not closed here', hint: 'close it with ] or }'},
  ],
  [
    /^BLOCK_IN_FLOW/,
    {message: 'lines with key: value may not stand between brackets', hint: 'close the bracket first'},
  ],
  [
    /block-seq-ind on same line/,
    {message: 'a list starts on the line of its key', hint: 'start a new line for "- "'},
  ],
  [
    /must start at the same column/,
    {message: 'this line is indented otherwise than the ones it belongs to', hint: 'mend the indentation'},
  ],
  [
    /^BLOCK_AS_IMPLICIT_KEY/,
    {
      message: 'a second key on one line, or a line indented too far',
      hint: 'put quotes around a value with ": " in it, or mend the indentation',
    },
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|need to be followed by map values|at most 1024 chars/,
    {message: 'no key: value on this line', hint: 'write key: value, or mend the indentation'},
  ],
  [
    /at node end|in YAML stream/,
    {message: 'this does not belong to what stands before it', hint: 'mend the indentation, or the quotes'},
  ],
];

/** What is wrong with the YAML itself, in plain words where we have them. */
export function syntaxProblem({code, message}: YAMLError, place: Place): Problem {
  const known = words.find(([pattern]) => pattern.test(`${code} ${message}`));
  return known ? {...known[1], place} : {message: `not YAML: ${message}`, place};
}
