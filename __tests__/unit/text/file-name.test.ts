import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {
  elementsIn,
  fileNameOf,
  type NameValues,
  nameElements,
  templateProblems,
} from '../../../src/text/file-name.ts';

const values: NameValues = {
  name: 'metrist-orchestrator',
  version: '0.1.0',
  distro: 'ubuntu',
  release: '22.04',
  target: 'ubuntu-22.04',
  arch: 'amd64',
  commit: '611a16f',
  build_time: '2211221805',
  tag: 'v0.1.0',
  upstream: '0.1.0',
  prerelease: undefined,
  revision: '1',
  format: 'deb',
};

const named = (template: string, over: NameValues = {}) => fileNameOf(template, {...values, ...over});
const messages = (template: string) => templateProblems(template).map(({message}) => message);

describe('a name by a template', () => {
  test.each([
    [
      '{name}_{version}-{distro}-{release}-{commit}_{arch}',
      'metrist-orchestrator_0.1.0-ubuntu-22.04-611a16f_amd64',
    ],
    ['{target}/{name}-{build_time}', 'ubuntu-22.04/metrist-orchestrator-2211221805'],
    ['{tag}/{format}/{name}~{revision}', 'v0.1.0/deb/metrist-orchestrator~1'],
    ['plain', 'plain'],
  ])('%s', (template, name) => {
    expect(templateProblems(template)).toEqual([]);
    expect(named(template)).toBe(name);
  });

  test('leaves out an element that a release has none of, with the sign before it', () => {
    expect(named('{name}_{upstream}-{prerelease}_{arch}')).toBe('metrist-orchestrator_0.1.0_amd64');
    expect(named('{name}_{upstream}-{prerelease}_{arch}', {prerelease: 'rc.1'})).toBe(
      'metrist-orchestrator_0.1.0-rc.1_amd64',
    );
    expect(named('{name}{revision}', {revision: undefined})).toBe('metrist-orchestrator');
  });

  test.each(['distro', 'release', 'tag', 'commit'] as const)(
    'is none without its {%s}, and says so',
    (element) => {
      expect(named(`{name}_{${element}}`, {[element]: undefined})).toMatchObject({
        message: `there is no {${element}} here`,
        hint: expect.stringContaining('always there'),
      });
    },
  );

  test.each([
    ['a/b', 'a-b'],
    ['../../etc', '..-..-etc'],
    ['1:2 3\n4', '1-2-3-4'],
    ['é', '-'],
    ['a\\b', 'a-b'],
    ['1.0~rc1+git^2', '1.0~rc1+git^2'],
  ])('takes %j as a value, which brings no folder along', (tag, spelled) => {
    expect(named('x{tag}', {tag})).toBe(`x${spelled}`);
  });

  test.each([
    ['{tag}', '../x', 'starts with "."'],
    ['{tag}', '-rf', 'starts with "-"'],
    ['a/{tag}', '.hidden', 'starts with "."'],
    ['a/{tag}/b', '..', 'starts with "."'],
    ['{tag}', 'x'.repeat(300), 'longer than'],
  ])('%s is refused where it would be hostile', (template, tag, reason) => {
    expect(named(template, {tag})).toMatchObject({message: expect.stringContaining(reason)});
  });

  test('is empty in no part, whatever is left out', () => {
    expect(named('a/{prerelease}/b')).toMatchObject({message: expect.stringContaining('is empty')});
    expect(named('{prerelease}')).toMatchObject({message: expect.stringContaining('is empty')});
  });
});

describe('a template', () => {
  test('names its elements, each once', () => {
    expect(elementsIn('{name}_{arch}/{name}{nobody}')).toEqual(['name', 'arch']);
  });

  test.each([
    ['{nmae}', 'there is no element "{nmae}"'],
    ['{}', 'there is no element "{}"'],
    ['{name', 'a brace is left open'],
    ['name}', 'a brace is left open'],
    ['{{name}}', 'a brace is left open'],
    ['../{name}', 'a part of the name starts with "."'],
    ['{name}/..', 'a part of the name starts with "."'],
    ['/{name}', 'a part of the name is empty'],
    ['{name}/', 'a part of the name is empty'],
    ['', 'a part of the name is empty'],
    ['-{name}', 'a part of the name starts with "-"'],
  ])('%j is refused', (template, message) => {
    expect(messages(template)).toContain(message);
  });

  test.each([
    '{name} x',
    '{name}\n',
    '{name}\0',
    'a\\b',
    'a:b',
    '$(id)',
    '{name}?x#y',
    'ü',
    '{name}\u202e',
    '%2e%2e',
  ])('%j is refused for its characters', (template) => {
    expect(messages(template).join()).toContain('may have letters, digits');
  });

  test('with words of objects has no elements by them', () => {
    expect(messages('{constructor}{__proto__}')).toHaveLength(2);
    expect(named('{constructor}')).toMatchObject({message: 'there is no {constructor} here'});
  });
});

/** Pieces that attackers and clumsy fingers put together. */
const piece = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '/',
    '..',
    '.',
    '-',
    '~',
    '{name}',
    '{tag}',
    '{prerelease}',
    '\0',
    '\n',
    '%2e',
    '\\',
  ),
  fc.constantFrom(...nameElements.map((element) => `{${element}}`)),
  fc.string({unit: 'binary', maxLength: 5}),
);
const text = fc.array(piece, {maxLength: 8}).map((pieces) => pieces.join(''));
const someValues = fc.record(
  Object.fromEntries(nameElements.map((element) => [element, fc.option(text, {nil: undefined})])),
);

test('whatever the template and the values: a name is below its place, or there is none', () => {
  fc.assert(
    fc.property(text, someValues, (template, given) => {
      if (templateProblems(template).length > 0) return;
      const name = fileNameOf(template, given);
      if (typeof name !== 'string') return;
      expect(name).toMatch(
        /^[A-Za-z0-9_+~^@=,][A-Za-z0-9._+~^@=,-]*(?:\/[A-Za-z0-9_+~^@=,][A-Za-z0-9._+~^@=,-]*)*$/,
      );
    }),
    {numRuns: 2000},
  );
});

test('whatever the values: folders are those of the template', () => {
  fc.assert(
    fc.property(someValues, (given) => {
      const name = fileNameOf('a/{tag}/b{version}', given);
      if (typeof name === 'string') expect(name.split('/')).toHaveLength(3);
    }),
  );
});
