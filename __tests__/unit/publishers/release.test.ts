import {createHash} from 'node:crypto';
import {describe, expect, test} from '@jest/globals';
import type {
  Delivered,
  Publisher,
  PublisherWork,
  PublishSettings,
  Shipment,
} from '../../../src/model/publisher.ts';
import type {Version} from '../../../src/model/version.ts';
import {publishers} from '../../../src/publishers/index.ts';
import {type Github, type GithubOptions, startGithub} from '../../support/github/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testVersion} from '../../support/version.ts';

const settings: PublishSettings = {
  id: 'release',
  to: 'release',
  pointers: false,
  pointerArch: 'go',
  draft: false,
};

const version: Version = testVersion({
  tag: 'v1.2.3',
  commit: '1'.repeat(40),
  shortCommit: '1'.repeat(8),
  date: 1_767_225_600,
});

const FILES = {'hello_1.2.3_amd64.deb': 'deb', 'hello-1.2.3-1.x86_64.rpm': 'rpm', SHA256SUMS: 'sums'};
const [DEB, RPM] = Object.keys(FILES) as [string, string];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Scene extends AsyncDisposable {
  readonly github: Github;
  readonly host: TestHost;
  open(work?: Partial<PublisherWork>): Promise<Publisher>;
  files(tree?: Readonly<Record<string, string>>): Promise<readonly Shipment[]>;
  deliver(work?: Partial<PublisherWork>): Promise<Delivered>;
  /** Calls that change something. */
  changes(): readonly string[];
}

async function scene(
  options: GithubOptions = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Scene> {
  const github = await startGithub(options);
  const host = await testHost({}, {...github.env, ...env});
  const open = (work?: Partial<PublisherWork>) =>
    publishers['release']!.open(host, {settings, version, name: 'hello', notes: {text: 'Better.'}, ...work});
  const files = async (tree: Readonly<Record<string, string>> = FILES): Promise<readonly Shipment[]> => {
    await host.files(tree);
    return Object.entries(tree).map(([name, text]) => ({
      name,
      file: `${host.workDir}/${name}`,
      size: Buffer.byteLength(text),
      sha256: sha256(text),
      kind: 'package',
      package: 'hello',
    })) as unknown as readonly Shipment[];
  };
  return {
    github,
    host,
    open,
    files,
    deliver: async (work) => (await open(work)).deliver(await files()),
    changes: () =>
      github.calls
        .filter(({method}) => method !== 'GET')
        .map(({method, name}) => `${method} ${name?.slice(6)}`),
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

const hows = ({deliveries}: Delivered) => deliveries.map(({how}) => how);
const assetsOf = ({github}: Scene) =>
  Object.fromEntries(github.releases()[0]!.assets.map(({name, sha256: digest}) => [name, digest]));
const WHOLE = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, sha256(text)]));

describe('a release', () => {
  test('is a draft until every file is there, then public', async () => {
    await using one = await scene();
    const {github, host} = one;
    const publisher = await one.open();
    const shipments = await one.files();
    expect(publisher.title).toBe('the release v1.2.3 of example/hello');
    expect(publisher.check(shipments)).toEqual([]);
    expect((await publisher.look(shipments)).map(({how}) => how)).toEqual([
      'uploaded',
      'uploaded',
      'uploaded',
    ]);
    expect(github.releases()).toEqual([]);
    const delivered = await publisher.deliver(shipments);
    expect(hows(delivered)).toEqual(['uploaded', 'uploaded', 'uploaded']);
    expect(delivered.pending).toBeUndefined();
    expect(delivered.page).toMatch(/\/example\/hello\/releases\/tag\/v1\.2\.3$/);
    expect(await (await host.fetch(delivered.deliveries[0]!.url!)).text()).toBe('deb');
    expect(github.releases()).toMatchObject([
      {tag: 'v1.2.3', name: 'hello 1.2.3', body: 'Better.', draft: false, prerelease: false, isLatest: true},
    ]);
    expect(assetsOf(one)).toEqual(WHOLE);
    expect(github.moments).toHaveLength(1);
    expect(github.moments[0]!.releases[0]!.assets).toHaveLength(3);
    expect(host.lines).toEqual([
      expect.stringMatching(/^made the draft http/),
      expect.stringMatching(/^public: http/),
    ]);
  });

  test('that is there with the same files is left as it is, by its digests', async () => {
    await using one = await scene();
    await one.deliver();
    const before = one.changes();
    const again = await one.deliver();
    expect(hows(again)).toEqual(['there', 'there', 'there']);
    expect(again.page).toMatch(/v1\.2\.3$/);
    expect(one.changes()).toEqual(before);
  });

  test('keeps title and notes that somebody wrote, and files that are not ours', async () => {
    await using one = await scene();
    const {github, host} = one;
    github.plant({
      tag: 'v1.2.3',
      draft: true,
      name: 'Mine',
      body: 'My notes',
      prerelease: true,
      assets: [
        {name: 'setup.exe'},
        {name: DEB, bytes: 'other'},
        {name: RPM, bytes: 'rpm'},
        {name: 'SHA256SUMS', state: 'starter'},
      ],
    });
    expect((await (await one.open()).look(await one.files())).map(({how}) => how)).toEqual([
      'replaced',
      'there',
      'uploaded',
    ]);
    expect(hows(await one.deliver())).toEqual(['replaced', 'there', 'uploaded']);
    expect(github.releases()).toMatchObject([
      {name: 'Mine', body: 'My notes', draft: false, prerelease: true},
    ]);
    expect(assetsOf(one)).toEqual({...WHOLE, 'setup.exe': sha256('setup.exe')});
    expect(host.lines).toContain(
      'the release v1.2.3 of example/hello has files that are not of this run, which are left: setup.exe',
    );
  });

  test('of several drafts is the oldest; the others are named', async () => {
    await using one = await scene();
    for (let page = 0; page < 120; page++) one.github.plant({tag: `v0.0.${page}`});
    one.github.plant({tag: 'v1.2.3', draft: true, name: 'first'});
    for (let page = 0; page < 120; page++) one.github.plant({tag: `v0.1.${page}`});
    one.github.plant({tag: 'v1.2.3', draft: true, name: 'second'});
    await one.deliver();
    const ours = one.github.releases().filter(({tag}) => tag === 'v1.2.3');
    expect(ours).toMatchObject([
      {name: 'first', draft: false},
      {name: 'second', draft: true},
    ]);
    expect(one.host.warnings).toMatchObject([
      {message: expect.stringContaining('there are 2 drafts of the release v1.2.3')},
    ]);
    expect(one.changes()).not.toContain('POST create-release');
  });

  test('that somebody made public gets the files that are missing', async () => {
    await using one = await scene();
    one.github.plant({
      tag: 'v1.2.3',
      name: 'By hand',
      assets: [
        {name: DEB, bytes: 'deb'},
        {name: 'SHA256SUMS', state: 'starter'},
      ],
    });
    expect(hows(await one.deliver())).toEqual(['there', 'uploaded', 'uploaded']);
    expect(one.github.releases()).toMatchObject([{name: 'By hand', draft: false}]);
    expect(assetsOf(one)).toEqual(WHOLE);
    expect(one.changes()).not.toContain('PATCH update-release');
  });

  test('that is public is not changed where a file has other bytes: both digests are told', async () => {
    await using one = await scene();
    one.github.plant({tag: 'v1.2.3', assets: [{name: DEB, bytes: 'other'}]});
    const problem = `${DEB} has other bytes: sha256 ${sha256('other')} there, ${sha256('deb')} here`;
    await expect((await one.open()).look(await one.files())).rejects.toThrow(problem);
    await expect(one.deliver()).rejects.toThrow(problem);
    expect(one.changes()).toEqual([]);
  });

  test('that is immutable is left where all is there, and refused where something is missing', async () => {
    await using one = await scene({immutable: true});
    await one.deliver();
    expect(hows(await one.deliver())).toEqual(['there', 'there', 'there']);
    const more = await one.files({...FILES, 'more.deb': 'more'});
    const publisher = await one.open();
    await expect(publisher.deliver(more)).rejects.toMatchObject({
      message:
        'the release v1.2.3 of example/hello is public and immutable, and more.deb is not among its files',
      hint: expect.stringContaining('publish a new version'),
    });
    await expect(publisher.look(more)).rejects.toThrow('immutable');
  });

  test('that is public gets its pointers when all else is there', async () => {
    await using one = await scene();
    one.github.plant({tag: 'v1.2.3'});
    const shipments = await one.files({'latest.json': '{}', ...FILES});
    const [pointer, ...others] = shipments;
    await (await one.open()).deliver([{...pointer!, kind: 'pointer'}, ...others]);
    const uploads = one.github.calls.filter(({name}) => name === 'repos/upload-release-asset');
    expect(uploads.map(({path}) => path.replace(/.*name=/, '')).at(-1)).toBe('latest.json');
    expect(uploads).toHaveLength(4);
  });

  test('that another run has made public meanwhile keeps its bytes', async () => {
    await using one = await scene();
    const {github} = one;
    github.plant({tag: 'v1.2.3', draft: true, assets: [{name: DEB, bytes: 'other'}]});
    const publisher = await one.open();
    const shipments = await one.files();
    const make = Promise.withResolvers<void>();
    github.failAt(({name}) => {
      if (name === 'repos/list-release-assets') make.resolve();
      return false;
    }, 'server error');
    const delivery = publisher.deliver(shipments);
    delivery.catch(() => undefined);
    await make.promise;
    const [{id} = {id: 0}] = github.releases();
    await one.host.fetch(`${github.url}/repos/example/hello/releases/${id}`, {
      method: 'PATCH',
      headers: {
        authorization: `token ${github.env['GITHUB_TOKEN']}`,
        'content-type': 'application/json',
        'user-agent': 'x',
      },
      body: '{"draft":false}',
    });
    const error = await delivery.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      message: expect.stringMatching(/another hello_1\.2\.3_amd64\.deb into the release|has other bytes/),
    });
    expect(assetsOf(one)[DEB]).toBe(sha256('other'));
  });

  test('stays a draft if that is wished, with its address', async () => {
    await using one = await scene();
    const work = {settings: {...settings, draft: true}};
    const {pending} = await one.deliver(work);
    expect(pending).toMatch(/^publish the draft at http.*untagged/);
    expect((await one.deliver(work)).pending).toBe(pending);
    expect(one.github.releases()).toMatchObject([{draft: true}]);
    expect(one.github.moments).toEqual([]);
  });

  test.each([
    ['a release candidate', {version: {...version, tag: 'v1.2.3', prerelease: 'rc.1'}}, true],
    ['what is said to be one', {settings: {...settings, prerelease: true}}, true],
    [
      'a candidate that is said to be none',
      {version: {...version, prerelease: 'rc.1'}, settings: {...settings, prerelease: false}},
      false,
    ],
  ])('of %s is marked so', async (_, work, prerelease) => {
    await using one = await scene();
    await one.deliver(work);
    expect(one.github.releases()).toMatchObject([{prerelease, isLatest: !prerelease, draft: false}]);
  });

  test('of an old line does not become the latest', async () => {
    await using one = await scene();
    one.github.plant({tag: 'v2.0.0'});
    await one.deliver();
    expect(one.github.releases()).toMatchObject([{isLatest: true}, {tag: 'v1.2.3', isLatest: false}]);
  });

  test('is made once by two runs at the same time, with no file twice', async () => {
    await using one = await scene();
    const [first, second] = await Promise.all([one.deliver(), one.deliver()]);
    expect(one.github.releases()).toHaveLength(1);
    expect(one.github.releases()).toMatchObject([{draft: false}]);
    expect(assetsOf(one)).toEqual(WHOLE);
    expect(one.github.releases()[0]!.assets).toHaveLength(3);
    for (const {deliveries} of [first, second]) expect(deliveries).toHaveLength(3);
    expect(one.github.moments[0]!.releases[0]!.assets).toHaveLength(3);
  });

  test('has the notes that GitHub makes, and none where it cannot', async () => {
    await using one = await scene();
    await one.deliver({notes: 'github'});
    expect(one.github.releases()[0]!.body).toContain("What's Changed");
    await using other = await scene();
    other.github.failAt(
      ({name}) => name === 'repos/generate-release-notes',
      {status: 403, body: {message: 'Not for you', documentation_url: 'https://docs.github.com/rest'}},
      {times: 9},
    );
    await other.deliver({notes: 'github'});
    expect(other.github.releases()).toMatchObject([{body: '', draft: false}]);
    expect(other.host.warnings).toMatchObject([
      {message: expect.stringContaining('the release has no notes')},
    ]);
  });

  test('is given up where the server wants more patience than there is time', async () => {
    await using all = await scene();
    const {github, deliver} = all;
    github.failAt(1, {
      status: 403,
      headers: {'retry-after': '9'.repeat(21)},
      body: {message: 'Forbidden', documentation_url: 'https://docs.github.com/rest', status: '403'},
    });
    await expect(deliver()).rejects.toThrow('the server takes no more requests for now: Forbidden');
  });

  test('is given up where the list of releases has no end', async () => {
    await using all = await scene();
    const {github, deliver} = all;
    const next = {link: '<http://127.0.0.1/next>; rel="next"'};
    github.failAt(
      ({name}) => name === 'repos/list-releases',
      {status: 200, headers: next, body: []},
      {times: 1000},
    );
    await expect(deliver()).rejects.toThrow("the server's list does not end after 100 pages");
    expect(github.calls.length).toBeLessThan(110);
  });

  test('is compared by reading it where the server tells no digests', async () => {
    await using one = await scene({digests: false});
    await one.deliver();
    expect(one.github.calls.some(({name}) => name === 'repos/get-release-asset')).toBe(false);
    expect(hows(await one.deliver())).toEqual(['there', 'there', 'there']);
    expect(one.github.calls.filter(({name}) => name === 'repos/get-release-asset')).toHaveLength(3);
    const other = await one.files({...FILES, [DEB]: 'bed'});
    await expect((await one.open()).deliver(other)).rejects.toThrow(
      `sha256 ${sha256('deb')} there, ${sha256('bed')} here`,
    );
  });

  test('is not made for a tag that the server does not have', async () => {
    await using one = await scene({tags: {}});
    const told = {
      message: 'the tag v1.2.3 is not in example/hello, and a release is made of a tag',
      hint: 'push it first: git push origin v1.2.3',
    };
    await expect(one.deliver()).rejects.toMatchObject(told);
    await expect((await one.open()).look(await one.files())).rejects.toMatchObject(told);
    expect(one.changes()).toEqual([]);
  });

  describe('of a tag that leads to another commit than the packages', () => {
    const moved = {tags: {'v1.2.3': '2'.repeat(40)}};
    const told = {
      message: `the tag v1.2.3 is at commit ${'2'.repeat(40)} in example/hello, and these packages are of commit ${'1'.repeat(40)}`,
      hint: expect.stringContaining(`git push --force origin ${'1'.repeat(40)}:refs/tags/v1.2.3`),
    };

    test('is refused before anything is sent', async () => {
      await using one = await scene(moved);
      await expect((await one.open()).look(await one.files())).rejects.toMatchObject(told);
      await expect(one.deliver()).rejects.toMatchObject(told);
      one.github.plant({tag: 'v1.2.3', draft: true});
      await expect(one.deliver()).rejects.toMatchObject(told);
      expect(one.changes()).toEqual([]);
    });

    test('gets no more files when it is public, and is left where all of them are there', async () => {
      await using one = await scene(moved);
      one.github.plant({
        tag: 'v1.2.3',
        assets: Object.entries(FILES).map(([name, bytes]) => ({name, bytes})),
      });
      expect(hows(await one.deliver())).toEqual(['there', 'there', 'there']);
      const more = await one.files({...FILES, 'more.deb': 'more'});
      await expect((await one.open()).look(more)).rejects.toMatchObject(told);
      await expect((await one.open()).deliver(more)).rejects.toMatchObject(told);
      expect(one.changes()).toEqual([]);
    });

    test('is made where nobody knows of which commit the packages are', async () => {
      await using one = await scene(moved);
      expect(hows(await one.deliver({version: {...version, commit: undefined}}))).toHaveLength(3);
      await using elsewhere = await scene(
        {...moved, repository: 'example/downloads'},
        {GITHUB_REPOSITORY: 'example/hello'},
      );
      const settingsThere = {...settings, project: 'example/downloads'};
      expect(hows(await elsewhere.deliver({settings: settingsThere}))).toHaveLength(3);
    });

    test.each([
      [
        'is made where a workflow packages another repository than its own',
        'https://github.test/upstream/hello',
        3,
      ],
      ['is refused where the clone is of its own', 'https://github.test/example/hello.git', 0],
      ['is refused where the clone came from another server', 'https://mirror.test/upstream/hello', 0],
    ])('%s', async (_, remote, count) => {
      await using one = await scene(moved, {GITHUB_SERVER_URL: 'https://github.test'});
      await one.host.run(['git', 'init', '-q']);
      await one.host.run(['git', 'remote', 'add', 'origin', remote]);
      if (count > 0) expect(hows(await one.deliver())).toHaveLength(count);
      else await expect(one.deliver()).rejects.toMatchObject(told);
    });
  });

  test('is made where the server tells the commit of a tag as bare bytes', async () => {
    await using one = await scene();
    one.github.failAt(({name}) => name === 'repos/get-commit', {
      status: 200,
      headers: {'content-type': 'application/vnd.github.sha'},
      body: '1'.repeat(40),
    });
    expect(hows(await one.deliver())).toHaveLength(3);
    expect(one.github.calls.filter(({name}) => name === 'repos/get-commit')).toHaveLength(1);
  });

  test.each([
    ['this version has no tag', {tag: undefined}],
    ['this is no tagged version: v1.2.3 lies behind it', {snapshot: {commits: 2, dirty: false}}],
    ['the files are not as the tag v1.2.3 has them', {snapshot: {commits: 0, dirty: true}}],
  ])('is nobody’s business where %s', async (idle, over) => {
    await using one = await scene();
    expect((await one.open({version: {...version, ...over}})).idle).toBe(idle);
    expect(one.github.calls).toEqual([]);
  });

  test('tells everything that is wrong before anybody is asked', async () => {
    await using one = await scene({}, {GITHUB_TOKEN: '', GH_TOKEN: ''});
    const publisher = await one.open();
    const [file] = await one.files();
    const named = (name: string, size = 1): Shipment => ({...file!, name, size});
    const shipments = [
      named('a.deb', 2 ** 31),
      named('b.deb', 0),
      named('c~1.deb'),
      named('c.1.deb'),
      ...Array.from({length: 1000}, (_, at) => named(`${at}.txt`)),
    ];
    const problems = publisher.check(shipments).map(({message}) => message);
    expect(problems).toEqual([
      'a.deb has 2.1 GB, and a release takes files below 2 GiB',
      'b.deb is empty, and a release takes no empty files',
      'a release takes 1000 files, and these are 1004',
      'a release would hold c~1.deb and c.1.deb under the same name, c.1.deb',
    ]);
    expect(publisher.locked?.message).toBe(
      'a release of example/hello needs a token, and GITHUB_TOKEN is not set',
    );
    await expect(publisher.deliver([])).rejects.toThrow('a release of example/hello needs a token');
    expect(publisher.locked?.hint).toContain('permissions:\n        contents: write');
    expect(one.github.calls).toEqual([]);
  });

  test('is refused where its files and those that are there are more than GitHub takes', async () => {
    await using one = await scene();
    one.github.plant({
      tag: 'v1.2.3',
      draft: true,
      assets: Array.from({length: 998}, (_, at) => ({name: `${at}.txt`})),
    });
    await expect(one.deliver()).rejects.toThrow('a release takes 1000 files, and these are 1001');
  });
});

describe('the repository of a release', () => {
  test.each([
    ['project:', {project: 'other/app'}, {}, 'other/app'],
    ['GITHUB_REPOSITORY', {}, {}, 'example/hello'],
    [
      'the clone',
      {},
      {GITHUB_REPOSITORY: undefined, GITHUB_SERVER_URL: undefined, GITHUB_API_URL: undefined},
      'cloned/app',
    ],
  ])('comes from %s', async (_, over, env, expected) => {
    await using one = await scene({}, env);
    await one.host.run(['git', 'init', '-q']);
    await one.host.run(['git', 'remote', 'add', 'origin', 'git@github.com:cloned/app.git']);
    const publisher = await one.open({settings: {...settings, ...over}});
    expect(publisher.title).toBe(`the release v1.2.3 of ${expected}`);
    expect(publisher.urlOf('a~1+b.deb')).toContain(`/${expected}/releases/download/v1.2.3/a.1%2Bb.deb`);
  });

  test('that nobody knows is asked for', async () => {
    await using one = await scene({}, {GITHUB_REPOSITORY: undefined});
    await expect(one.open()).rejects.toThrow('it is not known which repository the release is of');
  });

  test('of a GitHub Enterprise Server has its addresses from the API’s', async () => {
    await using one = await scene(
      {},
      {GITHUB_API_URL: 'https://ghe.example.com/api/v3', GITHUB_SERVER_URL: undefined},
    );
    expect((await one.open()).urlOf('a.deb')).toBe(
      'https://ghe.example.com/example/hello/releases/download/v1.2.3/a.deb',
    );
  });
});

describe('what goes wrong at GitHub', () => {
  test.each([
    [
      'a wrong token',
      {},
      {GITHUB_TOKEN: 'ghs_wrongwrongwrong'},
      'looking for the release v1.2.3: the token was refused: Bad credentials',
      'GITHUB_TOKEN is wrong',
    ],
    [
      'a token that may only read',
      {push: false},
      {},
      'making the draft: the token may not do that: Resource not accessible by integration',
      'GITHUB_TOKEN needs contents: write for example/hello; in the workflow, give the job that publishes\n      permissions:\n        contents: write',
    ],
  ])('%s is told with what to do, and the token is not', async (_, options, env, message, hint) => {
    await using one = await scene(options, env);
    const error = await one.deliver().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({message, hint: expect.stringContaining(hint)});
    const told = `${JSON.stringify(error)} ${(error as Error).stack} ${one.host.lines.join('\n')}`;
    expect(told).not.toContain(one.host.env['GITHUB_TOKEN']);
  });

  test('a limit is waited for, once for all that are on their way, and said so', async () => {
    await using one = await scene();
    one.github.failAt(({name}) => name === 'repos/upload-release-asset', 'secondary limit', {
      times: 3,
      seconds: 1,
    });
    await one.deliver();
    expect(assetsOf(one)).toEqual(WHOLE);
    const waits = one.host.lines.filter((line) => line.includes('waiting'));
    expect(waits).toEqual([
      expect.stringMatching(/^waiting 1 s, as GitHub asks: You have exceeded a secondary rate limit/),
    ]);
  });

  test('a limit that lasts for too long is an error that says until when', async () => {
    await using one = await scene();
    one.github.failAt(({name}) => name === 'repos/create-release', 'rate limit', {times: 1, seconds: 3000});
    await expect(one.deliver()).rejects.toMatchObject({
      message: expect.stringMatching(
        /^making the draft: the server takes no more requests for now: .*; it ends at \d\d:\d\d UTC$/,
      ),
      hint: expect.stringContaining('run it again: what is there already is not sent twice'),
    });
  });

  test('a server in trouble is asked again, and not for an hour', async () => {
    await using one = await scene();
    one.github.failAt(1, {status: 503, headers: {'retry-after': '1'}, body: 'busy'});
    one.github.failAt(3, 'bad gateway');
    await one.deliver();
    expect(one.host.lines.slice(0, 2)).toEqual([
      'waiting 1 s, as GitHub asks: the server answered 503',
      'listing the releases: the server answered 502; again in 0.2 s',
    ]);
    await using other = await scene();
    other.github.failAt(1, {status: 503, headers: {'retry-after': '7200'}, body: 'busy'});
    await expect(other.deliver()).rejects.toThrow(
      /^looking for the release v1\.2\.3: the server answered 503; it ends at/,
    );
  });

  test('a run that is ended waits no more', async () => {
    await using one = await scene();
    const end = new AbortController();
    one.github.failAt(1, 'secondary limit', {seconds: 600});
    const publisher = await publishers['release']!.open(
      {...one.host, signal: end.signal},
      {settings, version, name: 'hello'},
    );
    const shipments = await one.files();
    const delivery = publisher.deliver(shipments);
    setTimeout(() => end.abort(), 300);
    await expect(delivery).rejects.toMatchObject({name: 'AbortError'});
  });

  test('bytes that GitHub has otherwise are sent again, also where the release is public', async () => {
    await using one = await scene();
    one.github.plant({tag: 'v1.2.3', assets: [{name: RPM, bytes: 'rpm'}]});
    one.github.failAt(({name}) => name === 'repos/upload-release-asset', 'bytes changed');
    await one.deliver();
    expect(assetsOf(one)).toEqual(WHOLE);
  });

  test('what GitHub does not take ends the run with its own words and a hint, and not each file for itself', async () => {
    await using one = await scene();
    const tree = Object.fromEntries(Array.from({length: 20}, (_, at) => [`${at}.deb`, `${at}`]));
    one.github.failAt(
      ({name}) => name === 'repos/upload-release-asset',
      {
        status: 422,
        body: {message: 'Validation Failed', errors: [{code: 'custom', message: 'it is Sunday'}]},
      },
      {times: 99},
    );
    const delivery = (await one.open()).deliver(await one.files(tree));
    await expect(delivery).rejects.toMatchObject({
      message: expect.stringMatching(
        /^uploading \d\.deb: the server answered 422: Validation Failed \(it is Sunday\)$/,
      ),
      hint: 'mend what it says; then run it again: what is there already is not sent twice',
    });
    expect(one.github.calls.filter(({name}) => name === 'repos/upload-release-asset').length).toBeLessThan(9);
  });

  test('a file that changed after it was described is not published', async () => {
    await using one = await scene();
    const shipments = await one.files();
    await one.host.files({[DEB]: 'deb and more'});
    await expect((await one.open()).deliver(shipments)).rejects.toThrow(`${DEB} changed while it was sent`);
    await one.host.files({[DEB]: 'bed'});
    await expect((await one.open()).deliver(shipments)).rejects.toThrow(
      `GitHub has other bytes than were sent: ${DEB}`,
    );
    expect(one.github.releases()).toMatchObject([{draft: true}]);
    expect(one.github.moments).toEqual([]);
  });
});
