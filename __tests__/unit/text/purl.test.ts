import {expect, test} from '@jest/globals';
import {purlOf} from '../../../src/text/purl.ts';

test.each([
  [
    {type: 'deb', namespace: 'debian', name: 'attr', version: '1:2.4.47-2+b1', qualifiers: {arch: 'amd64'}},
    'pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64',
  ],
  [
    {
      type: 'rpm',
      namespace: '',
      name: 'centerim',
      version: '4.22.10-1.el6',
      qualifiers: {epoch: '1', distro: 'fedora-25', arch: 'i686', empty: undefined},
    },
    'pkg:rpm/centerim@4.22.10-1.el6?arch=i686&distro=fedora-25&epoch=1',
  ],
  [
    {type: 'rpm', namespace: 'a b/c', name: "x?y#z'", version: '1~rc^1', qualifiers: {}},
    'pkg:rpm/a%20b%2Fc/x%3Fy%23z%27@1~rc%5E1',
  ],
])('%j is written as the specification has it', (parts, text) => {
  expect(purlOf(parts)).toBe(text);
});
