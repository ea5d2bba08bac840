import {describe, expect, test} from '@jest/globals';
import type {PublishSettings, Shipment} from '../../../src/model/publisher.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {collisions} from '../../../src/steps/publish/same-place.ts';
import {testHost, testInputs} from '../../support/host.ts';
import {publishProject} from '../../support/publish-project.ts';

const shipment = (name: string, sha256: string): Shipment => ({
  ...{name, sha256, file: '/none', size: 1},
  kind: 'package',
});

const sent = (settings: Partial<PublishSettings>, name: string, sha256: string) => ({
  settings: {
    ...{id: 'one', to: 'pages', pointers: false, pointerArch: 'go' as const, draft: false},
    ...settings,
  },
  shipments: [shipment(name, sha256)],
  pointers: [],
});

async function told(repository: string, ...places: readonly ReturnType<typeof sent>[]) {
  await using host = await testHost(publishProject('  - release', '1.0.0', repository));
  const config = await loadConfig(host, testInputs());
  return (await collisions(host, config, places)).map(({message}) => message);
}

describe('two entries that mean one branch', () => {
  test.each([
    [{}, {id: 'two', branch: 'gh-pages'}],
    [{}, {id: 'two', remote: 'origin'}],
    [{site: '_site'}, {id: 'two'}],
  ])('%j and %j write over each other', async (one, two) => {
    expect(await told('', sent(one, 'a.deb', '1'), sent(two, 'a.deb', '2'))).toEqual([
      'two: a.deb would come into the same place as that of one, with other bytes',
    ]);
    expect(await told('', sent(one, 'a.deb', '1'), sent({...two, prefix: 'x'}, 'a.deb', '2'))).toEqual([]);
    expect(await told('', sent(one, 'a.deb', '1'), sent({...two, branch: 'x'}, 'a.deb', '2'))).toEqual([]);
  });

  test('one of them may be the repository', async () => {
    const repository = 'repository: {to: pages, branch: gh-pages, site: _site, url: "https://example.org"}\n';
    expect(await told(repository, sent({}, 'apt/a.deb', '1'))).toEqual([
      'one: apt/a.deb would lie among the files of the repository, which is in the same place',
    ]);
    expect(await told(repository, sent({}, 'files/a.deb', '1'))).toEqual([]);
  });
});
