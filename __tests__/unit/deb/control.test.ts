import {describe, expect, test} from '@jest/globals';
import {controlOf} from '../../../src/formats/deb/control.ts';
import {parseControl} from '../../../src/text/control.ts';
import {debPackage, link, relations} from '../../support/deb.ts';

const textOf = (more: Parameters<typeof debPackage>[0]): string => controlOf(debPackage(more), 1).text;
const problemsOf = (more: Parameters<typeof debPackage>[0]) => controlOf(debPackage(more), 1).problems;
const fieldOf = (name: string, more: Parameters<typeof debPackage>[0]) =>
  new Map(parseControl(textOf(more))).get(name);

describe('a control file', () => {
  test.each([
    ['Says hello.', 'Says hello.\n\n  Loudly.\n', 'Says hello.\n .\n Loudly.'],
    ['Says hello.', 'Loudly.', 'Says hello.\n Loudly.'],
    ['Says hello.', 'Says hello.', 'Says hello.'],
    ['Says hello.', '', 'Says hello.'],
    ['', 'Says hello.\r\nLoudly.\r\n', 'Says hello.\n Loudly.'],
    [
      'Says hello.',
      'Says hello.\n\nEssential: yes\n\nPackage: evil',
      'Says hello.\n .\n Essential: yes\n .\n Package: evil',
    ],
    ['', '', 'hello'],
  ])('with the summary %j and the description %j has both once', (summary, description, written) => {
    const text = textOf({summary, description, nfpm: true});
    expect(text.slice(text.indexOf('Description: '))).toBe(`Description: ${written}\n`);
  });

  test('says below a summary that stands alone what is in the package', () => {
    const program = (path: string) => link(path, '/opt/x');
    const described = (more: Parameters<typeof debPackage>[0]) =>
      fieldOf('Description', {description: 'Says hello.', ...more});
    expect(described({homepage: undefined})).toBe('Says hello.\nThis package holds hello.');
    expect(described({entries: [program('/usr/bin/hello'), program('/usr/share/x')]})).toBe(
      'Says hello.\nThis package holds hello. It brings the command hello. More about it is at\nhttps://example.org/hello',
    );
    const entries = Array.from({length: 14}, (_, at) => program(`/usr/sbin/hello-${at + 10}`));
    const lines = described({entries})?.split('\n') ?? [];
    expect(lines.join(' ')).toContain(
      'hello-20, hello-21 and 2 more. More about it is at https://example.org/hello',
    );
    expect(Math.max(...lines.map(({length}) => length))).toBeLessThan(80);
  });

  test.each([
    [{maintainer: 'A <a@b.c>\nEssential: yes'}, 'more than one line'],
    [{homepage: 'https://a.b\n\nPackage: evil'}, 'more than one line'],
    [{section: 'utils\rEssential: yes'}, 'more than one line'],
    [{priority: 'opt\u0000ional'}, 'control character'],
    [{description: 'a\u001b[31mred'}, 'control character'],
    [{relations: relations({depends: ['a\nEssential: yes']})}, 'Depends: the relation'],
    [{options: {breaks: ['a\nEssential: yes']}}, 'Breaks: the relation'],
    [{options: {predepends: ['pkgconfig(x)']}}, 'Pre-Depends: the relation'],
    [{relations: relations({conflicts: ['a | b']})}, 'no alternatives'],
    [{relations: relations({provides: ['a | b']})}, 'no alternatives'],
    [{options: {fields: {'Bad Name': 'x'}}}, 'no field name'],
    [{options: {fields: {'X:': 'x'}}}, 'no field name'],
    [{options: {fields: {'X\nY': 'x'}}}, 'no field name'],
    [{options: {fields: {'#X': 'x'}}}, 'no field name'],
    [{options: {fields: {version: '2'}}}, 'written already'],
    [{options: {fields: {Bugs: 'x', bugs: 'y'}}}, 'written already'],
    [{options: {fields: {Bugs: 'a\u0007'}}}, 'control character'],
  ])('refuses %j', (more, message) => {
    expect(problemsOf(more)).toMatchObject([
      {message: expect.stringContaining(message), hint: expect.any(String)},
    ]);
  });

  test('tells all that is wrong at once', () => {
    expect(problemsOf({maintainer: 'a\nb', homepage: 'c\nd', options: {fields: {'e f': 'g'}}})).toHaveLength(
      3,
    );
  });

  test('a field of the config may have lines, but none of them opens a field', () => {
    expect(textOf({options: {fields: {'X-Notes': 'one\n\nEssential: yes\n'}}})).toContain(
      'X-Notes: one\n .\n Essential: yes\nDescription',
    );
  });

  test('blank values and relations leave no field behind', () => {
    const text = textOf({
      homepage: '',
      relations: relations({depends: ['', ' '], suggests: ['a', '', 'a']}),
      options: {fields: {Bugs: ' '}},
    });
    expect(text).not.toMatch(/^(Homepage|Depends|Bugs)/m);
    expect(text).toMatch(/^Suggests: a$/m);
  });

  test("relations of nfpm's deb section join the package's own", () => {
    const more = {
      relations: relations({breaks: ['a']}),
      options: {breaks: ['b < 2', 'a'], predepends: ['dpkg']},
    };
    expect(fieldOf('Breaks', more)).toBe('a, b (<< 2)');
    expect(fieldOf('Pre-Depends', more)).toBe('dpkg');
  });

  test('what nfpm fills in where nothing is said is filled in', () => {
    expect(fieldOf('Maintainer', {maintainer: ''})).toBe('Unset Maintainer <unset@localhost>');
    expect(fieldOf('Priority', {priority: undefined})).toBe('optional');
    expect(fieldOf('Architecture-Variant', {options: {arch_variant: 'v3'}})).toBe('amd64v3');
    expect(fieldOf('Architecture-Variant', {options: {arch_variant: 'amd64v2'}})).toBe('amd64v2');
  });
});

describe('reading a control file', () => {
  test('keeps order, folded lines and lone dots', () => {
    expect(parseControl('B: 1\nA: x\n  y\n .\n z\n# note\nC:\n')).toEqual([
      ['B', '1'],
      ['A', 'x\n y\n\nz'],
      ['C', ''],
    ]);
  });

  test.each([' folded first', 'no colon', ': no name', 'a b: c', 'A: 1\n\nB: 2'])('%j is none', (text) => {
    expect(parseControl(text)).toBeUndefined();
  });
});
