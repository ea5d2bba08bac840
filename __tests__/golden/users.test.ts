import {expect, test} from '@jest/globals';
import {loadConfig} from '../../src/steps/config/index.ts';
import {planTargets} from '../../src/steps/plan/index.ts';
import {stagePackages} from '../../src/steps/stage/index.ts';
import {resolveVersion} from '../../src/steps/version/index.ts';
import {blockOf, readPage, updateBlock} from '../support/docs.ts';
import {testHost, testInputs} from '../support/host.ts';

const PAGE = 'docs/users.md';

test.each(['sysusers', 'tmpfiles'])(
  'what docs/users.md says of %s.d is what its config brings',
  async (kind) => {
    const page = await readPage(PAGE);
    await using host = await testHost({'linux-pkg.yml': blockOf(page, 'config'), 'hello.key': 'x'});
    const inputs = testInputs();
    const config = await loadConfig(host, inputs);
    const plan = await planTargets(host, config, await resolveVersion(host, config, inputs), inputs);
    const {packages} = await stagePackages(host, config, plan);
    expect(packages.map(({format}) => format)).toEqual(['deb', 'rpm']);
    for (const {entries} of packages) {
      const entry = entries.find(({path}) => path === `/usr/lib/${kind}.d/hello.conf`);
      const text = entry?.type === 'file' ? Buffer.from(entry.content ?? '', 'base64').toString() : '';
      await updateBlock(PAGE, kind, text);
      expect(blockOf(page, kind)).toBe(text);
    }
  },
);
