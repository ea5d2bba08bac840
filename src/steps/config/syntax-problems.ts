import type {ErrorCode, YAMLError} from 'yaml';
import type {Place, Problem} from '../../model/errors.ts';

const quotes = 'put quotes around the value';

/** The library's words are made for people who know YAML's grammar; these are for the others. */
const words: Readonly<Partial<Record<ErrorCode, Omit<Problem, 'place'>>>> = {
  TAB_AS_INDENT: {message: 'a tab is used as indentation', hint: 'indent with spaces'},
  BAD_SCALAR_START: {message: 'a value may not start with this sign', hint: quotes},
  BAD_DQ_ESCAPE: {
    message: 'this \\ sequence means nothing between double quotes',
    hint: 'write \\\\ or use single quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second key on one line, or a line indented too far',
    hint: 'put quotes around a value with ": " in it, or mend the indentation',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'no key: value on this line',
    hint: 'write key: value, or mend the indentation',
  },
  BLOCK_IN_FLOW: {
    message: 'lines with key: value may not stand between brackets',
    hint: 'close the bracket first',
  },
};

/** What is wrong with the YAML itself, in plain words where we have them. */
export function syntaxProblem({code, message}: YAMLError, place: Place): Problem {
  if (/Block scalar header/.test(message))
    return {message: 'unexpected text after | or >', hint: quotes, place};
  if (/flow collection|Flow (sequence|map)/i.test(message))
    return {
      message: 'a bracket is not closed, or closed on a line that is not indented',
      hint: 'close it with ] or }',
      place,
    };
  if (/closing (["'])?quote|closing "quote|closing 'quote/.test(message))
    return {
      message: 'a quote is not closed',
      hint: 'close it, or double a quote that is meant to stay',
      place,
    };
  const plain = words[code];
  return plain
    ? {...plain, place}
    : {message: `not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`, place};
}
