import {expect, test} from '@jest/globals';
import fc from 'fast-check';
import {UserError} from '../../../../src/model/errors.ts';
import {parseConfig} from '../../../../src/steps/config/parse.ts';
import {judgeChain} from '../../../../src/steps/config/read.ts';
import {configSchema} from '../../../../src/steps/config/schema.ts';

/** What becomes of a file's text: a config, or the user's mistake; anything else is ours. */
function outcome(text: string): 'right' | UserError {
  try {
    const {tree, problems} = parseConfig({name: 'linux-pkg.yml', text});
    judgeChain('linux-pkg.yml', {tree, problems, locks: [], broken: undefined});
    return 'right';
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const wellFormed = (result: 'right' | UserError): void => {
  if (result === 'right') return;
  expect(result.problems.length).toBeGreaterThan(0);
  for (const {message, place} of result.problems) {
    expect(message).not.toMatch(/undefined|\[object|NaN/);
    if (place?.line !== undefined) expect(place.line).toBeGreaterThan(0);
    if (place?.column !== undefined) expect(place.column).toBeGreaterThan(0);
  }
};

const keys = Object.keys(configSchema.def.shape);
const word = fc.constantFrom(
  ...keys,
  ...[
    'dst',
    'src',
    'type',
    'deb',
    'rpm',
    '<<',
    '&a',
    '*a',
    '&a a',
    '!!str',
    '? ',
    '- ',
    ': ',
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    '|',
    '>',
    '\n',
    '\n  ',
    '\n    ',
    '\t',
    '"',
    "'",
    '#',
    '%',
    '@',
    '---\n',
    '...\n',
    '~',
    '',
    '755',
    '0755',
  ],
  ...['git', 'é', '\u{2028}', '__proto__', 'constructor', '\r\n', ',', ' '],
);

test('no text does anything but load or be the mistake of the person', () => {
  const text = fc.oneof(
    fc.array(word, {maxLength: 40}).map((words) => words.join('')),
    fc.array(word, {maxLength: 40}).map((words) => words.join(' ')),
    fc.string({unit: 'binary', maxLength: 60}),
  );
  fc.assert(
    fc.property(text, (each) => wellFormed(outcome(each))),
    {numRuns: 400, seed: 3},
  );
});

test('no shape of values does either', () => {
  const {value} = fc.letrec((tie) => ({
    value: fc.oneof(
      {maxDepth: 4, depthIdentifier: 'v'},
      fc.oneof(fc.string(), fc.constant(null), fc.integer(), fc.boolean()),
      fc.array(tie('value'), {maxLength: 4}),
      fc.dictionary(fc.oneof(fc.constantFrom(...keys, 'from', 'dst', 'name'), fc.string()), tie('value'), {
        maxKeys: 4,
      }),
    ),
  }));
  const config = fc.dictionary(fc.constantFrom(...keys), value, {maxKeys: 6});
  fc.assert(
    // JSON is YAML.
    fc.property(config, (each) => wellFormed(outcome(JSON.stringify(each)))),
    {numRuns: 400, seed: 4},
  );
});

test('a config that is right stays so in any order of its keys', () => {
  const right: readonly string[] = [
    'name: a',
    'maintainer: b',
    'description: c',
    'targets: [deb]',
    'depends: [d]',
    'contents: [{dst: /x, type: dir}]',
    'overrides: {rpm: {depends: [e]}}',
  ];
  const order = fc.shuffledSubarray([...right], {minLength: right.length});
  fc.assert(
    fc.property(order, (lines) => expect(outcome(lines.join('\n'))).toBe('right')),
    {seed: 5},
  );
});
