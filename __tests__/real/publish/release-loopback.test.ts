import {createHash} from 'node:crypto';
import {describe, expect, test} from '@jest/globals';
import {assetName} from '../../../src/text/asset-name.ts';
import {connect} from '../../../src/tools/github.ts';
import {uploadedName} from '../../support/github/asset-name.ts';
import {
  FAULT_NAMES,
  type FaultName,
  type Github,
  type GithubOptions,
  startGithub,
} from '../../support/github/index.ts';
import {testHost} from '../../support/host.ts';

const HELLO = {owner: 'example', repo: 'hello'};

async function room(options: GithubOptions = {}) {
  const github = await startGithub(options);
  const host = await testHost({}, github.env);
  const {rest, paginate} = await connect(host);
  return {
    ...{github, rest, paginate},
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

/** As octokit sends it. */
const upload = ({env}: Github, url: string, {name, content}: {name: string; content: string}) =>
  fetch(`${url.replace(/\{.*/, '')}?${new URLSearchParams({name})}`, {
    method: 'POST',
    headers: {
      authorization: `token ${env['GITHUB_TOKEN']}`,
      'content-type': 'application/octet-stream',
      'user-agent': 'test',
    },
    body: content,
  });

/** What the client is told, and what is there then. */
async function failedUpload(fault: FaultName): Promise<string> {
  await using one = await room();
  const {github, rest} = one;
  const {data} = await rest.repos.createRelease({...HELLO, tag_name: 'v1.2.3', draft: true});
  github.failAt(({name}) => name === 'repos/upload-release-asset', fault);
  const told = await upload(github, data.upload_url, {name: 'a.deb', content: 'a'.repeat(1e6)}).then(
    async (answer) => {
      const isWhole = await answer.text().then(
        () => true,
        () => false,
      );
      return isWhole ? `${answer.status}` : `${answer.status}, cut`;
    },
    () => 'no answer',
  );
  expect(github.calls.at(-1)).toMatchObject({fault});
  return `${told}; ${
    github
      .releases()[0]!
      .assets.map(({state}) => state)
      .join() || 'nothing'
  }`;
}

describe('the loopback GitHub', () => {
  test('makes a draft that only those see who may push, and makes it public', async () => {
    await using one = await room();
    const {github, rest} = one;
    const {data: draft} = await rest.repos.createRelease({
      ...HELLO,
      tag_name: 'v1.2.3',
      draft: true,
      body: 'B',
    });
    const answer = await upload(github, draft.upload_url, {
      name: 'hello_1.2.3~rc1+b_amd64.deb',
      content: 'deb',
    });
    expect(await answer.json()).toMatchObject({
      name: 'hello_1.2.3.rc1+b_amd64.deb',
      size: 3,
      state: 'uploaded',
      digest: `sha256:${createHash('sha256').update('deb').digest('hex')}`,
    });
    expect(
      (await upload(github, draft.upload_url, {name: 'hello_1.2.3.rc1+b_amd64.deb', content: 'x'})).status,
    ).toBe(422);
    expect((await rest.repos.listReleases(HELLO)).data).toHaveLength(1);
    await expect(rest.repos.getReleaseByTag({...HELLO, tag: 'v1.2.3'})).rejects.toThrow('Not Found');
    const anybody = await fetch(`${github.url}/repos/example/hello/releases`, {
      headers: {'user-agent': 'test'},
    });
    expect(await anybody.json()).toEqual([]);
    expect(github.moments).toEqual([]);

    await rest.repos.updateRelease({...HELLO, release_id: draft.id, draft: false});
    const {data} = await rest.repos.getReleaseByTag({...HELLO, tag: 'v1.2.3'});
    expect(await (await fetch(data.assets[0]!.browser_download_url)).text()).toBe('deb');
    expect((await rest.repos.getLatestRelease(HELLO)).data.id).toBe(draft.id);
    expect(github.moments).toHaveLength(1);
    await expect(rest.repos.createRelease({...HELLO, tag_name: 'v1.2.3'})).rejects.toMatchObject({
      status: 422,
    });
    const {data: second} = await rest.repos.createRelease({...HELLO, tag_name: 'v1.2.3', draft: true});
    await expect(
      rest.repos.updateRelease({...HELLO, release_id: second.id, draft: false}),
    ).rejects.toMatchObject({
      status: 422,
    });
  });

  test('lists by pages, and says where the next one is', async () => {
    await using one = await room();
    for (let number = 0; number < 65; number++) one.github.plant({tag: `v0.${number}.0`});
    const tags = await one.paginate(one.rest.repos.listReleases, HELLO);
    expect(tags).toHaveLength(65);
    expect(one.github.calls.map(({path}) => path)).toEqual(
      [
        '/repos/example/hello/releases',
        '/repos/example/hello/releases?page=2',
        '/repos/example/hello/releases?page=3',
      ].map((path) => expect.stringContaining(path)),
    );
  });

  test('locks what is public in a repository of immutable releases', async () => {
    await using one = await room({immutable: true});
    const {github, rest} = one;
    const {data} = await rest.repos.createRelease({...HELLO, tag_name: 'v1.2.3', draft: true});
    await upload(github, data.upload_url, {name: 'a.deb', content: 'a'});
    await rest.repos.updateRelease({...HELLO, release_id: data.id, draft: false});
    expect((await upload(github, data.upload_url, {name: 'b.deb', content: 'b'})).status).toBe(422);
    const [asset] = (await rest.repos.listReleaseAssets({...HELLO, release_id: data.id})).data;
    await expect(rest.repos.deleteReleaseAsset({...HELLO, asset_id: asset!.id})).rejects.toThrow('immutable');
    await rest.repos.updateRelease({...HELLO, release_id: data.id, body: 'more'});
    expect(github.releases()).toMatchObject([{immutable: true, body: 'more', assets: [{name: 'a.deb'}]}]);
  });

  test('answers the rest that is asked of it as described', async () => {
    await using one = await room();
    const {rest} = one;
    expect((await rest.repos.get(HELLO)).data).toMatchObject({
      full_name: 'example/hello',
      permissions: {push: true},
    });
    expect((await rest.users.getAuthenticated()).data.login).toBe('ann');
    expect((await rest.rateLimit.get()).data.resources.core.limit).toBe(5000);
    expect((await rest.repos.generateReleaseNotes({...HELLO, tag_name: 'v1.2.3'})).data.body).toContain(
      'Changelog',
    );
    const commit = (ref: string) =>
      rest.repos.getCommit({...HELLO, ref, headers: {accept: 'application/vnd.github.sha'}});
    expect((await commit('tags/v1.2.3')).data).toBe('1'.repeat(40));
    await expect(commit('tags/v9')).rejects.toMatchObject({status: 422});
    await expect(rest.repos.checkImmutableReleases(HELLO)).rejects.toThrow('Not Found');
    await expect(rest.repos.get({...HELLO, repo: 'other'})).rejects.toThrow('Not Found');
  });

  test('ends with what GitHub would not have so', async () => {
    const {github} = await room();
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(github.url + path, {...init, headers: {'user-agent': 'test', ...init.headers}});
    await ask('/repos/example/hello/release');
    await ask('/repos/example/hello/releases?per_page=1000&all=yes');
    await ask('/repos/example/hello/releases', {
      method: 'POST',
      body: '{"tag_name": 1, "tag": "v1"}',
      headers: {authorization: 'ghp_x', 'content-type': 'application/json'},
    });
    await ask('/repos/example/hello/releases/1/assets?name=a', {method: 'POST'});
    await expect(github[Symbol.asyncDispose]()).rejects.toThrowErrorMatchingInlineSnapshot(`
"GitHub would not have it so:
GET /repos/example/hello/release: there is no such call
GET /repos/example/hello/releases?per_page=1000&all=yes: a page holds 100 at most
GET /repos/example/hello/releases?per_page=1000&all=yes: the query has all, which it does not take
POST /repos/example/hello/releases: the token is not sent as one
POST /repos/example/hello/releases: the body: it must NOT have additional properties {"additionalProperty":"tag"}
POST /repos/example/hello/releases: the body: /tag_name must be string {"type":"string"}
POST /repos/example/hello/releases/1/assets?name=a: there is no such call"
`);
  });

  test('fails an upload in each way when told to', async () => {
    const rows = await Promise.all(
      FAULT_NAMES.map(async (fault) => `${fault}: ${await failedUpload(fault)}`),
    );
    expect(rows.join('\n')).toMatchInlineSnapshot(`
"server error: 500; nothing
bad gateway: 502; starter
retry after: 403; nothing
secondary limit: 403; nothing
rate limit: 429; nothing
asset is there: 422; nothing
release is there: 422; nothing
cut at once: no answer; nothing
cut midway: no answer; starter
answer lost: no answer; uploaded
answer cut: 201, cut; uploaded
bytes changed: 201; uploaded"
`);
  });

  test('names uploaded files as we foresee it', () => {
    for (const name of [
      'a_1~rc1.deb',
      'a+b@c.rpm',
      '.a.',
      'ä.deb',
      'a b',
      'ä',
      'SHA256SUMS',
      '..a',
      'a~~b.deb',
      '☃.deb',
    ])
      expect([name, uploadedName(name)]).toEqual([name, assetName(name)]);
  });
});
