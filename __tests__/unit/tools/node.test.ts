import {expect, test} from '@jest/globals';
import {oldNode} from '../../../src/tools/node.ts';

test.each(['20.20.2', '22.14.0', '18.0.0'])(
  'Node %s is too old, and the hint says which to install',
  (version) => {
    expect(oldNode(version)).toMatchObject({
      code: 'node/old',
      message: `Node ${version} is too old`,
      hint: 'install Node 22.15 or newer from https://nodejs.org',
    });
  },
);

test.each(['22.15.0', '22.15.1-nightly', '24.0.0', process.versions.node])('Node %s will do', (version) => {
  expect(oldNode(version)).toBeUndefined();
});
