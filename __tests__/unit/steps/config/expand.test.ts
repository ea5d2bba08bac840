// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the config writes its variables so.
import {describe, expect, test} from '@jest/globals';
import {expandText} from '../../../../src/steps/config/expand.ts';

const env = {A: 'one', B: 'two', '1': 'first', _x: 'under', EMPTY: ''};
const expand = (text: string, strict = false) => {
  const missing: string[] = [];
  return {text: expandText(text, {env, strict, unset: (name) => missing.push(name)}), missing};
};

describe('variables, as Go reads them', () => {
  // Each row was checked against os.Expand.
  test.each([
    ['plain', 'plain'],
    ['$A', 'one'],
    ['${A}', 'one'],
    ['$A$B', 'onetwo'],
    ['x${A}y', 'xoney'],
    ['$A.deb', 'one.deb'],
    ['$Ax', ''],
    ['$_x', 'under'],
    ['$unset', ''],
    ['${unset}', ''],
    ['$EMPTY', ''],
    ['$', '$'],
    ['cost: 5$', 'cost: 5$'],
    ['$ A', '$ A'],
    ['$.', '$.'],
    ['$$', ''],
    ['$$A', 'A'],
    ['${}', ''],
    ['${', ''],
    ['${A', 'A'],
    ['${A B}', ''],
    ['$10', 'first0'],
    ['${1}', 'first'],
    ['$*', ''],
    ['$é', '$é'],
    ['${toString}', ''],
    ['$__proto__', ''],
  ])('%s becomes %p', (from, to) => {
    expect(expand(from)).toEqual({text: to, missing: []});
  });
});

describe("the action's own secrets", () => {
  test.each([
    'INPUT_GPG-PRIVATE-KEY',
    'input_gpg-passphrase',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  ])('no package can carry %s out', (name) => {
    const missing: string[] = [];
    const env = {[name]: 'secret'};
    const text = expandText(`\${${name}}`, {env, strict: true, unset: (unset) => missing.push(unset)});
    expect({text, missing}).toEqual({text: '', missing: [name]});
  });
});

describe('variables in our own mode', () => {
  test('name what is not set', () => {
    expect(expand('$unset ${other} $5 ${', true).missing).toEqual(['unset', 'other', '5', '${']);
  });

  test('an empty variable is set', () => {
    expect(expand('a${EMPTY}b', true)).toEqual({text: 'ab', missing: []});
  });

  test('a doubled dollar sign is one, and does not start a variable', () => {
    expect(expand('$$5 and $$A', true)).toEqual({text: '$5 and $A', missing: []});
  });
});
