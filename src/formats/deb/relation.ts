import type {Problem} from '../../model/errors.ts';

type Spelled = {readonly text: string} | Problem;

const NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]*(?::[a-z0-9-]+)?/;
const BOUND = /^(<<|<=|>>|>=|==|!=|=|<|>)\s*(.*)$/s;
const VERSION = /^(?:\d+:)?[A-Za-z0-9.+~:-]+$/;
/** A plain `<` meant `<=` to old dpkg, so Debian spells the strict ones twice. */
const OPERATORS: Readonly<Record<string, string>> = {'<': '<<', '>': '>>', '==': '='};

/**
 * A relation in Debian's spelling: `a (>= 1) | b`, several after commas as nfpm.yaml allows; blank stays blank.
 * https://www.debian.org/doc/debian-policy/ch-relationships.html
 */
export function debRelation(text: string): Spelled {
  if (/[\x00-\x1f\x7f]/.test(text.trim())) {
    return {
      message: `the relation ${JSON.stringify(text)} holds a control character`,
      hint: 'write one line',
    };
  }
  if (text.trim() === '') return {text: ''};
  return joined(text, ',', ', ', (group) => joined(group, '|', ' | ', (one) => single(one.trim(), text)));
}

function joined(text: string, by: string, glue: string, spell: (part: string) => Spelled): Spelled {
  const texts: string[] = [];
  for (const part of text.split(by)) {
    const spelled = spell(part);
    if ('message' in spelled) return spelled;
    texts.push(spelled.text);
  }
  return {text: texts.join(glue)};
}

function single(text: string, whole: string): Spelled {
  const name = NAME.exec(text)?.[0];
  const rest = text.slice(name?.length ?? 0).trim();
  const foreign = foreignTo(text, rest, whole);
  if (foreign) return foreign;
  if (name === undefined) {
    return {message: `the relation "${whole}" names no package`, hint: 'write it as foo or foo (>= 1.2)'};
  }
  if (rest === '') return {text: name};
  const bound = BOUND.exec(/^\((.*)\)$/s.exec(rest)?.[1]?.trim() ?? rest);
  const [, operator = '', version = ''] = bound ?? [];
  if (operator === '!=') {
    return {message: `the relation "${whole}" uses !=, which Debian has not`, hint: 'write << or >>'};
  }
  if (!VERSION.test(version.trim())) {
    return {
      message: `the relation "${whole}" has no version that Debian can compare`,
      hint: 'write it as foo (>= 1.2); versions are made of letters, digits and . + ~ - :',
    };
  }
  return {text: `${name} (${OPERATORS[operator] ?? operator} ${version.trim()})`};
}

/** What only rpm, only a debian/control source file, or only Debian's build tools would understand. */
function foreignTo(text: string, rest: string, whole: string): Problem | undefined {
  if (/^[[<]!?[a-z]/.test(rest) || /[\])\w]\s*(\[|<!)/.test(rest)) {
    return {
      message: `the relation "${whole}" is limited to an architecture or a build profile, which only source packages can`,
      hint: 'put it under overrides: with the architecture as the key, as in overrides: {amd64: {depends: […]}}',
    };
  }
  if (text.includes('${')) {
    return {message: `the relation "${whole}" is a substitution variable`, hint: 'write the package itself'};
  }
  if (/^[(/]/.test(text) || /^\((?![<>=!])/.test(rest)) {
    return {
      message: `the relation "${whole}" is rpm's spelling; Debian has no such thing`,
      hint: 'put it under overrides: rpm: and write a package name for deb',
    };
  }
  return undefined;
}
