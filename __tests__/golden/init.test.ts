import {expect, test} from '@jest/globals';
import {initConfig} from '../../src/steps/init/index.ts';
import {testHost, testInputs} from '../support/host.ts';
import {projects} from '../support/projects.ts';

test.each(Object.keys(projects))('the file that init writes for a project of kind %s', async (kind) => {
  await using host = await testHost(projects[kind]);
  const {content, found} = await initConfig(host, testInputs({dryRun: true}));
  expect(content.replace(/linux-pkg-test-\w+/gi, 'FOLDER')).toMatchSnapshot('linux-pkg.yml');
  expect(found.map((text) => text.replace(/linux-pkg-test-\w+/gi, 'FOLDER'))).toMatchSnapshot('found');
});
