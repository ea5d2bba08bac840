import {exceptionIds, licenseIds} from './license-ids.ts';

/** A licence that SPDX has no name for, with what the package calls it. */
export interface NamedLicense {
  readonly id: string;
  readonly text: string;
}

export interface Declared {
  /** An SPDX expression. */
  readonly expression: string;
  readonly named: readonly NamedLicense[];
}

const canonical = (ids: string): ReadonlyMap<string, string> =>
  new Map(
    ids
      .trim()
      .split(/\s+/)
      .map((id) => [id.toLowerCase(), id]),
  );

const LICENSES = canonical(licenseIds);
const EXCEPTIONS = canonical(exceptionIds);

/**
 * What a package says of its licence as an SPDX expression, in the list's own spelling; words that are none become a
 * reference to themselves: https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
export function declaredLicense(said: string | undefined): Declared {
  const text = said?.trim();
  if (!text) return {expression: 'NOASSERTION', named: []};
  if (/^(NONE|NOASSERTION)$/.test(text)) return {expression: text, named: []};
  const expression = expressionOf(text);
  if (expression === undefined) {
    const id = `LicenseRef-${
      text
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60) || 'Declared'
    }`;
    return {expression: id, named: [{id, text}]};
  }
  const references = new Set(expression.match(/LicenseRef-[A-Za-z0-9.-]+/g));
  return {expression, named: [...references].sort().map((id) => ({id, text: id}))};
}

/** The expression with every word spelled as the list has it; undefined where it is none. */
function expressionOf(text: string): string | undefined {
  const words = text.match(/[()]|[^\s()]+/g) ?? [];
  const spelled: string[] = [];
  let [open, needsLicense] = [0, true];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const operator = /^(and|or|with)$/i.test(word) ? word.toUpperCase() : undefined;
    if (word === '(' && needsLicense) open++;
    else if (word === ')' && !needsLicense && open > 0) open--;
    else if (operator === 'WITH') {
      const exception = EXCEPTIONS.get(words[++at]?.toLowerCase() ?? '');
      if (needsLicense || words[at - 2] === ')' || spelled.at(-2) === 'WITH' || !exception) return undefined;
      spelled.push('WITH', exception);
      continue;
    } else if (operator && !needsLicense) needsLicense = true;
    else if (needsLicense && !operator) {
      const license = licenseOf(word);
      if (license === undefined) return undefined;
      spelled.push(license);
      needsLicense = false;
      continue;
    } else return undefined;
    spelled.push(operator ?? word);
  }
  if (needsLicense || open > 0) return undefined;
  return spelled.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}

function licenseOf(word: string): string | undefined {
  if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(word)) return word;
  const whole = LICENSES.get(word.toLowerCase());
  if (whole !== undefined) return whole;
  const older = word.endsWith('+') ? LICENSES.get(word.slice(0, -1).toLowerCase()) : undefined;
  return older && `${older}+`;
}
