import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {usersFiles} from '../../src/steps/page/index.ts';
import {testHost} from '../support/host.ts';
import {pageWork} from '../support/page-work.ts';
import {repositoryRoot} from '../support/sources.ts';

const KEY = readFileSync(join(repositoryRoot, '__tests__/support/page-key.asc'), 'utf8');

describe('the files of a repository for its users, byte for byte', () => {
  test.each([
    'README.md',
    'hello.repo',
    'hello-tumbleweed.repo',
    'hello-bookworm.sources',
    'hello-bookworm-inline.sources',
    'install.sh',
  ])('%s', async (name) => {
    await using host = await testHost();
    const upload = (await usersFiles(host, await pageWork({publicKeys: [KEY]}))).find(
      ({path}) => path === name,
    )!;
    expect(Buffer.from(upload.content as Uint8Array).toString()).toMatchSnapshot();
  });
});
