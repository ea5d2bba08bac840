import {expect, test} from '@jest/globals';
import {controlOf} from '../../src/formats/deb/control.ts';
import {debPackage, relations, version} from '../support/deb.ts';

test('a control file with every field', () => {
  const pkg = debPackage({
    version: version('2.1.0', {prerelease: 'beta.3', revision: '1~deb12', epoch: 2}),
    arch: 'arm7',
    summary: 'Says hello.',
    description: 'Says hello.\nA first paragraph\nof two lines.\n\nA second paragraph: with a colon.',
    vendor: 'Example',
    priority: 'extra',
    relations: relations({
      predepends: ['dpkg (>= 1.17)'],
      depends: ['libc6 (>= 2.31)', 'a | b'],
      recommends: ['c'],
      suggests: ['d'],
      enhances: ['e'],
      supplements: ['only-rpm'],
      conflicts: ['f'],
      breaks: ['g (<< 2)'],
      replaces: ['g (<< 2)'],
      provides: ['greeter (= 2.1)'],
    }),
    options: {arch_variant: 'v3', fields: {Bugs: 'https://example.org/bugs', 'X-Note': 'one\ntwo'}},
  });
  expect(controlOf(pkg, 1234).text).toMatchSnapshot();
});

test('the smallest control file', () => {
  const pkg = debPackage({summary: 'Hi.', description: 'Hi.', homepage: undefined, section: undefined});
  expect(controlOf(pkg, 1).text).toMatchSnapshot();
});
