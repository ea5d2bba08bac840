import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {declaredLicense} from '../../../../src/steps/sbom/license.ts';

describe('the declared licence', () => {
  test.each([
    ['MIT', 'MIT'],
    ['mit', 'MIT'],
    ['apache-2.0 or mit', 'Apache-2.0 OR MIT'],
    ['(GPL-2.0-or-later WITH Classpath-exception-2.0) and BSD-3-Clause', undefined],
    ['GPL-2.0+', 'GPL-2.0+'],
    ['LGPL-2.1-only+', 'LGPL-2.1-only+'],
    [' ( MIT AND ( ISC OR 0BSD ) ) ', '(MIT AND (ISC OR 0BSD))'],
  ])('%s is an expression', (text, spelled) => {
    const {expression, named} = declaredLicense(text);
    expect(expression).toBe(spelled ?? '(GPL-2.0-or-later WITH Classpath-exception-2.0) AND BSD-3-Clause');
    expect(named).toEqual([]);
  });

  test.each([
    ['GPLv2+', 'LicenseRef-GPLv2'],
    ['Proprietary', 'LicenseRef-Proprietary'],
    ['MIT and', 'LicenseRef-MIT-and'],
    ['MIT BSD-3-Clause', 'LicenseRef-MIT-BSD-3-Clause'],
    ['(MIT', 'LicenseRef-MIT'],
    ['MIT)', 'LicenseRef-MIT'],
    ['()', 'LicenseRef-Declared'],
    ['(MIT) WITH Classpath-exception-2.0', 'LicenseRef-MIT-WITH-Classpath-exception-2-0'],
    ['MIT WITH Nothing', 'LicenseRef-MIT-WITH-Nothing'],
    ['WITH', 'LicenseRef-WITH'],
    ['constructor', 'LicenseRef-constructor'],
  ])('%s is none, and becomes a reference to itself', (text, id) => {
    expect(declaredLicense(text)).toEqual({expression: id, named: [{id, text}]});
  });

  test('nothing said is no assertion; a reference of the package stays one', () => {
    expect(declaredLicense(undefined).expression).toBe('NOASSERTION');
    expect(declaredLicense('  ').expression).toBe('NOASSERTION');
    expect(declaredLicense('MIT OR LicenseRef-Ours')).toEqual({
      expression: 'MIT OR LicenseRef-Ours',
      named: [{id: 'LicenseRef-Ours', text: 'LicenseRef-Ours'}],
    });
  });

  test('whatever is said, every reference of the expression is explained', () => {
    const word = fc.constantFrom('MIT', 'and', 'OR', 'with', '(', ')', 'X y', 'LicenseRef-a', 'GPL-3.0+', '');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const {expression, named} = declaredLicense(text);
          expect(new Set(expression.match(/LicenseRef-[\w.-]+/g) ?? [])).toEqual(
            new Set(named.map(({id}) => id)),
          );
        },
      ),
    );
  });
});
