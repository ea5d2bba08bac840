import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../src/model/errors.ts';
import {renderTemplate, type View} from '../../../src/text/template.ts';

const render = (text: string, view: View) => renderTemplate({text, file: 'x.hbs'}, view);

function problemsOf(text: string, view: View) {
  try {
    render(text, view);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('it was rendered');
}

describe('a template', () => {
  test('gets its values as they are: the view has escaped them', () => {
    expect(render('a {{b}} {{c.d}}', {b: '<%(x)&"', c: {d: 2}})).toBe('a <%(x)&" 2');
  });

  test('knows if, unless and each, and looks out of a list', () => {
    const view = {on: true, off: false, list: [{e: '1'}, {e: '2'}], b: 'x', none: []};
    expect(render('{{#if on}}a{{/if}}{{#unless off}}b{{/unless}}{{#if off}}c{{else}}d{{/if}}', view)).toBe(
      'abd',
    );
    expect(render('{{#each list}}{{e}}{{../b}}{{#unless @last}},{{/unless}}{{/each}}', view)).toBe('1x,2x');
    expect(render('{{#each none}}{{anything}}{{/each}}', view)).toBe('');
  });

  test.each([
    ['a value', 'a\n  {{zz}}', 'zz', 2, 5],
    ['a condition, which would be false without a word', 'a\n{{#if zz}}x{{/if}}', 'zz', 2, 7],
    ['a list', '{{#each zz}}x{{/each}}', 'zz', 1, 9],
    ['a part of a value', '{{b.zz}}', 'b.zz', 1, 3],
    ['a key of a list', '{{#each list}}{{zz}}{{/each}}', 'zz', 1, 17],
    ['what every object has', '{{constructor}}', 'constructor', 1, 3],
    ['another helper', '{{lookup b "c"}}', 'lookup', 1, 3],
  ])('that names something unknown as %s is an error at its place', (_, text, name, line, column) => {
    const [problem] = problemsOf(text, {b: {c: 1}, list: [{e: 1}]});
    expect(problem?.message).toBe(`the template names ${name}, which is not known here`);
    expect(problem?.hint).toContain('known here: ');
    expect(problem?.place).toEqual({file: 'x.hbs', line, column});
  });

  test('that is not closed, or asks for a part, is an error that says what may be used', () => {
    for (const text of ['a\n{{#if b}}x', '{{> part}}', '{{foo b}}']) {
      const [problem] = problemsOf(text, {b: 1, foo: 'x'});
      expect(problem?.message).toContain('not understood');
      expect(problem?.hint).toContain('{{#each names}}');
      expect(problem?.place?.file).toBe('x.hbs');
    }
  });
});
