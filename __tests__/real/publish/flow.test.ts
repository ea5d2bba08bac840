import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {startArtifactService} from '../../support/artifact-service.ts';
import {runEntry} from '../../support/entry.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {
  publish,
  publishProject,
  REPOSITORY,
  statesOf,
  toldOf,
  uploadsOf,
} from '../../support/publish-project.ts';
import {keyInputs, run, toldBy, treeOf} from '../../support/repository-project.ts';

const TWO = `  - {to: directory, id: one, path: one, url: "https://example.org/one", pointers: true}
  - {to: directory, id: two, path: two, name: "{version}/{name}_{format}_{arch}"}`;

const NOW = 1_790_000_000;

/** A project that has been built, at a time that stands still. */
async function built(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const host = {...(await testHost(files, {SOURCE_DATE_EPOCH: '1780000000', ...env})), now: () => NOW};
  await run(host, {command: 'build'});
  return host;
}

const at = (host: TestHost, folder: string) => treeOf(join(host.workDir, folder));

/** All that a run may change. */
const everything = async (host: TestHost) => {
  const trees = await Promise.all(['one', 'two', 'three', 'repo', 'out'].map((name) => at(host, name)));
  return trees;
};

/** Paths that are new or have other bytes. */
const changed = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.keys(after)
    .filter((path) => before[path] !== after[path])
    .sort();

describe('publish to two folders and a repository', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await built(publishProject(TWO, '1.0.0', REPOSITORY));
  });

  test('brings every file to each place under its name there, signed, and says so', async () => {
    await using _ = host;
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['one: done', 'two: done', 'repository: done']);
    expect(report.failed).toBeUndefined();
    expect(Object.keys(await at(host, 'one')).sort()).toEqual([
      'deb.amd64.latest.txt',
      'hello-1.0.0-1.x86_64.rpm',
      'hello-1.0.0-1.x86_64.rpm.asc',
      'hello-1.0.0-1.x86_64.rpm.spdx.json',
      'hello-1.0.0-1.x86_64.rpm.spdx.json.asc',
      'hello_1.0.0_SHA256SUMS',
      'hello_1.0.0_SHA256SUMS.asc',
      'hello_1.0.0_amd64.deb',
      'hello_1.0.0_amd64.deb.asc',
      'hello_1.0.0_amd64.deb.spdx.json',
      'hello_1.0.0_amd64.deb.spdx.json.asc',
      'latest.json',
      'rpm.amd64.latest.txt',
    ]);
    expect(Object.keys(await at(host, 'two')).sort()).toContain('1.0.0/hello_deb_amd64.deb.asc');
    expect(await readFile(join(host.workDir, 'one/deb.amd64.latest.txt'), 'utf8')).toBe(
      'hello_1.0.0_amd64.deb\n',
    );
    expect(Object.keys(await at(host, 'repo'))).toContain('apt/dists/stable/InRelease');
    const publications = JSON.parse(report.outputs['publications']!) as {publisher: string; name: string}[];
    expect(publications).toContainEqual({
      publisher: 'one',
      name: 'hello_1.0.0_amd64.deb',
      url: 'https://example.org/one/hello_1.0.0_amd64.deb',
      how: 'uploaded',
    });
    expect(new Set(publications.map(({publisher}) => publisher))).toEqual(
      new Set(['one', 'two', 'repository']),
    );
  });

  test('a dry run lists exactly what the run then writes, first and for the next version, and changes nothing', async () => {
    await using _ = host;
    for (const version of ['1.0.0', '1.0.1']) {
      await host.files(publishProject(TWO, version, REPOSITORY));
      await run(host, {command: 'build'});
      const before = await everything(host);
      const listed = uploadsOf(await publish(host, {dryRun: true}));
      expect(await everything(host)).toEqual(before);
      await publish(host);
      const after = await everything(host);
      for (const [index, to] of [
        [0, 'one'],
        [1, 'two'],
        [3, 'repository'],
      ] as const) {
        const own = listed.filter((upload) => upload.to === to && upload.how !== 'there');
        expect(own.map(({name}) => name).sort()).toEqual(changed(before[index]!, after[index]!));
        expect(
          own
            .filter(({how}) => how === 'replaced')
            .map(({name}) => name)
            .sort(),
        ).toEqual(changed(before[index]!, after[index]!).filter((path) => path in before[index]!));
      }
      for (const {to, name, size} of listed) {
        const folder = to === 'repository' ? 'repo' : to;
        expect((await readFile(join(host.workDir, folder, name))).length).toBe(size);
      }
      const again = uploadsOf(await publish(host, {dryRun: true}));
      expect(again.filter(({how}) => how !== 'there')).toEqual([]);
    }
  });

  test('the second run changes nothing and says so, also where it is built again', async () => {
    await using _ = host;
    await publish(host);
    const before = await everything(host);
    const again = await publish(host);
    expect(statesOf(again)).toEqual(['one: skipped', 'two: skipped', 'repository: skipped']);
    expect(toldOf(again).map(({why}) => why)).toEqual([
      'all 13 files were there',
      'all 10 files were there',
      'it had all of it',
    ]);
    expect(await everything(host)).toEqual(before);
    await rm(host.outDir, {recursive: true});
    await run(host, {command: 'build'});
    expect(statesOf(await publish(host))).toEqual(['one: skipped', 'two: skipped', 'repository: skipped']);
    expect(await everything(host)).toEqual(before);
  });

  test('an older version comes into a place with a newer one, and moves no pointer', async () => {
    await using _ = host;
    await host.files(publishProject(TWO, '2.0.0'));
    await run(host, {command: 'build'});
    await publish(host);
    await host.files(publishProject(TWO, '1.0.0'));
    await run(host, {command: 'build'});
    const listed = uploadsOf(await publish(host, {dryRun: true}));
    expect(listed.filter(({name}) => /latest/.test(name))).toEqual([]);
    const [one] = toldOf(await publish(host));
    expect([one!.state, one!.why]).toEqual(['done', 'the pointers stay: a later version is there']);
    expect(await readFile(join(host.workDir, 'one/deb.amd64.latest.txt'), 'utf8')).toBe(
      'hello_2.0.0_amd64.deb\n',
    );
    expect(Object.keys(await at(host, 'one'))).toContain('hello_1.0.0_amd64.deb');
  });

  test('a prerelease moves no pointer in a folder', async () => {
    await using _ = host;
    await host.files(publishProject(TWO, '1.1.0-rc.1'));
    await run(host, {command: 'build'});
    await publish(host);
    expect(Object.keys(await at(host, 'one')).filter((name) => /latest/.test(name))).toEqual([]);
  });

  test('only what is asked for is published, and a name that is none is told with those that are', async () => {
    await using _ = host;
    expect(statesOf(await publish(host, {only: ['two']}))).toEqual(['two: done']);
    expect((await everything(host)).slice(0, 4).map((tree) => Object.keys(tree).length > 0)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(statesOf(await publish(host, {only: ['repository']}))).toEqual(['repository: done']);
    expect(await toldBy(publish(host, {only: ['two', 'twi', 'release']}))).toBe(
      [
        'publish/only',
        '"only" names twi, and the config has no such place',
        '  did you mean two? places: one, two, repository',
        '"only" names release, and the config has no such place',
        '  places: one, two, repository',
      ].join('\n'),
    );
  });

  test('in a pull request nothing is published, and the list says what would be', async () => {
    await using _ = host;
    const request = {...host, env: {...host.env, GITHUB_EVENT_NAME: 'pull_request'}};
    const report = await publish(request);
    expect(report.notes).toContain('Nothing was published: this is the run of a pull request.');
    expect(new Set(uploadsOf(report).map(({to, how}) => `${to} ${how}`))).toEqual(
      new Set(['one not asked', 'two not asked']),
    );
    expect((await everything(host)).slice(0, 4)).toEqual([{}, {}, {}, {}]);
  });
});

describe('a place that fails', () => {
  const THREE = `  - {to: directory, id: one, path: one, pointers: true}
  - {to: directory, id: bad, path: taken/place}
  - {to: directory, id: three, path: three, pointers: true}`;

  test('stops none of the others; the run fails at the end, and goes on with that one', async () => {
    await using host = await built(publishProject(THREE, '1.0.0', REPOSITORY));
    await writeFile(join(host.workDir, 'taken'), 'a file');
    const report = await publish(host, {config: 'linux-pkg.yml'});
    expect(statesOf(report)).toEqual(['one: done', 'bad: failed', 'three: done', 'repository: done']);
    expect(report.failed).toBe(true);
    const [, bad] = toldOf(report);
    expect(bad!.again).toBe('linux-pkg publish --only bad --config linux-pkg.yml --no-verify');
    expect(report.problems!.map(({message}) => message)).toEqual([
      ...Array.from({length: 3}, () => expect.stringMatching(/^bad: .*taken/s)),
      'bad: and 7 more',
    ]);
    expect(report.problems!.map(({hint}) => hint?.includes(bad!.again!))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const before = await everything(host);
    await rm(join(host.workDir, 'taken'));
    const again = await publish(host, {only: ['bad']});
    expect(statesOf(again)).toEqual(['bad: done']);
    expect(await everything(host)).toEqual(before);
    expect(statesOf(await publish(host))).toEqual([
      'one: skipped',
      'bad: skipped',
      'three: skipped',
      'repository: skipped',
    ]);
  });

  test('in the middle leaves what came whole, and the next run brings the rest', async () => {
    await using host = await built(publishProject(THREE));
    // One of its files cannot come.
    await mkdir(join(host.workDir, 'three/hello_1.0.0_amd64.deb/x'), {recursive: true});
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['one: done', 'bad: done', 'three: failed']);
    const half = Object.keys(await at(host, 'three'));
    expect(half).not.toContain('latest.json');
    await rm(join(host.workDir, 'three/hello_1.0.0_amd64.deb'), {recursive: true});
    const [three] = toldOf(await publish(host, {only: ['three']}));
    expect(three!.state).toBe('done');
    expect(await at(host, 'three')).toEqual(await at(host, 'one'));
  });

  test('because of other bytes under a published name stops the run before anything is public', async () => {
    await using host = await built(publishProject(THREE, '1.0.0', REPOSITORY));
    await mkdir(join(host.workDir, 'three'));
    await writeFile(join(host.workDir, 'three/hello_1.0.0_amd64.deb'), 'something else');
    const before = await everything(host);
    const told = await toldBy(publish(host));
    expect(told).toContain('three: hello_1.0.0_amd64.deb is in the folder');
    expect((await everything(host)).slice(0, 4)).toEqual(before.slice(0, 4));
    expect(await toldBy(publish(host, {dryRun: true}))).toBe(told);
  });

  test("because its latest.json is somebody else's is left as it is, and the others go on", async () => {
    await using host = await built(publishProject(THREE, '1.0.0', REPOSITORY));
    await mkdir(join(host.workDir, 'three'));
    await writeFile(join(host.workDir, 'three/latest.json'), '{"version": "9.9"}');
    const dry = await publish(host, {dryRun: true});
    expect(dry.notes).toContainEqual(expect.stringMatching(/^three was not asked: the latest\.json/));
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['one: done', 'bad: done', 'three: failed', 'repository: done']);
    expect(toldOf(report)[2]!.why).toContain('latest.json');
    expect(Object.keys(await at(host, 'three'))).toEqual(['latest.json']);
  });

  test('as a repository whose draft nobody can try stops the run before anything is public', async () => {
    await using host = await built(publishProject(THREE, '1.0.0', REPOSITORY));
    const alone = await testHost(
      {},
      {...host.env, CI: 'true', PATH: '/nowhere', DOCKER_HOST: 'tcp://127.0.0.1:9'},
    );
    await using _ = alone;
    const bare = {...alone, workDir: host.workDir, outDir: host.outDir, now: () => NOW};
    await expect(publish(bare, {verify: true})).rejects.toThrow(/[Dd]ocker/);
    expect((await everything(host)).slice(0, 4)).toEqual([{}, {}, {}, {}]);
    expect(statesOf(await publish(host))).toEqual([
      'one: done',
      'bad: done',
      'three: done',
      'repository: done',
    ]);
  });

  test('as a repository that refuses stops the run before anything is public', async () => {
    await using host = await built(publishProject(TWO, '1.0.0', REPOSITORY));
    await publish(host);
    await rm(join(host.workDir, 'one'), {recursive: true});
    await rm(join(host.workDir, 'two'), {recursive: true});
    await writeFile(join(host.workDir, 'hello'), '#!/bin/sh\necho something else\n');
    await run(host, {command: 'build'});
    const before = await everything(host);
    expect(await toldBy(publish(host))).toContain('repository/refused');
    expect((await everything(host)).slice(0, 4)).toEqual(before.slice(0, 4));
  });

  test('entries that would write over each other, or the repository are refused', async () => {
    await using host = await built(
      publishProject(
        `  - {to: directory, id: a, path: repo, name: "apt/{name}_{arch}"}
  - {to: directory, id: b, path: same}
  - {to: directory, id: c, path: ./same, name: "hello_{version}_{arch}"}`,
        '1.0.0',
        REPOSITORY,
      ),
    );
    const told = await toldBy(publish(host));
    expect(told).toContain('a: apt/hello_1.0.0_SHA256SUMS would lie among the files of the repository');
    expect(told).toMatch(/c: \S+ would come into the same place as that of b, with other bytes/);
  });

  test.each(['out', './out/', 'out/files'])(
    'the output folder (%s) is no place, in a dry run either',
    async (path) => {
      const places = `  - {to: directory, id: d, path: ${path}}`;
      await using host = await built(
        publishProject(places, '1.0.0', `repository: {to: directory, path: ${path}}`),
      );
      for (const dryRun of [false, true]) {
        const told = await toldBy(publish(host, {dryRun}));
        expect(told).toContain('d: its path is the output folder, or in it');
        expect(told).toContain('repository.path is the output folder, or in it');
      }
    },
  );
});

describe('as a command', () => {
  const BAD = `  - {to: directory, id: good, path: one}
  - {to: directory, id: bad, path: hello/place}`;

  async function keyOf(): Promise<string> {
    return (await keyInputs()).privateKey!();
  }

  test('a failed run ends with 1, its table, what went wrong and how to go on', async () => {
    await using host = await built(publishProject(BAD));
    const args = ['publish', '--config', 'linux-pkg.yml', '--no-verify'];
    const {code, stdout, stderr} = await runEntry(host, 'cli', {args});
    expect([code, stdout]).toEqual([1, expect.stringMatching(/good +the folder \S+ +done +\d+ uploaded/)]);
    expect(stdout).toMatch(/bad +the folder \S+ +failed/);
    expect(stderr).toContain('error: bad: ');
    expect(stderr).toContain('linux-pkg publish --only bad --config linux-pkg.yml --no-verify');
    const json = await runEntry(host, 'cli', {args: [...args, '--json']});
    expect([json.code, json.stderr.includes('error:')]).toEqual([1, false]);
    const {publishing} = JSON.parse(json.stdout) as {
      publishing: {id: string; state: string; again?: string}[];
    };
    expect(publishing.map(({id, state}) => `${id} ${state}`)).toEqual(['good skipped', 'bad failed']);
    await rm(join(host.workDir, 'hello'));
    const line = publishing[1]!.again!.split(' ').slice(1);
    await writeFile(
      join(host.workDir, 'linux-pkg.yml'),
      publishProject(BAD.replace('hello/', 'there/'))['linux-pkg.yml']!,
    );
    await writeFile(join(host.workDir, 'hello'), publishProject(BAD)['hello']!);
    expect((await runEntry(host, 'cli', {args: line})).code).toBe(0);
  });

  test('a failed run of the action has the table in its summary and its outputs set', async () => {
    await using host = await built(publishProject(BAD));
    const files = ['output', 'summary', 'state'].map((name) => join(host.workDir, `.runner-${name}`));
    for (const file of files) await writeFile(file, '');
    const env = {
      ...{GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: host.workDir, GITHUB_OUTPUT: files[0]!},
      ...{GITHUB_STEP_SUMMARY: files[1]!, GITHUB_STATE: files[2]!, SOURCE_DATE_EPOCH: '1780000000'},
      ...{INPUT_COMMAND: 'publish', INPUT_VERIFY: 'false', 'INPUT_GPG-PRIVATE-KEY': await keyOf()},
    };
    const {code, stdout} = await runEntry(host, 'main', {env});
    expect(code).toBe(1);
    const summary = await readFile(files[1]!, 'utf8');
    expect(summary).toMatch(/\| to \| place \| state \| files \| why \|/);
    expect(summary).toMatch(/\| bad \| .* \| failed \| +\| /);
    expect(summary).toContain('linux-pkg publish --only bad');
    expect(summary).toContain('re-run the failed job');
    expect(stdout).toMatch(/^::error.*::bad: /m);
    expect(await readFile(files[0]!, 'utf8')).toMatch(/publications<<\S+\n.*"publisher":"good"/);
    expect((await runEntry(host, 'main', {env: {...env, INPUT_ONLY: 'good'}})).code).toBe(0);
  });
});

describe('in a workflow', () => {
  const saved = {...process.env};
  afterEach(() => {
    process.env = {...saved};
  });

  test('a dry run leaves nothing of the legs in the output folder, and the run takes them from their artifacts', async () => {
    await using service = await startArtifactService();
    Object.assign(process.env, service.env);
    delete process.env['GITHUB_SERVER_URL'];
    await using host = await built(publishProject(TWO), service.env);
    await rm(host.outDir, {recursive: true});
    const listed = uploadsOf(await publish(host, {dryRun: true}));
    expect([listed.length, await at(host, 'out'), await at(host, 'one')]).toEqual([23, {}, {}]);
    expect(statesOf(await publish(host))).toEqual(['one: done', 'two: done']);
    const all = [...Object.keys(await at(host, 'one')), ...Object.keys(await at(host, 'two'))];
    expect(all.sort()).toEqual(listed.map(({name}) => name).sort());
  });
});

describe('all', () => {
  test('builds, signs and publishes in one go; a dry run says the names in each place', async () => {
    await using host = await testHost(publishProject(TWO, '1.0.0', REPOSITORY));
    const keys = await keyInputs();
    const dry = await run(host, {command: 'all', dryRun: true, keys});
    expect((dry.data as {names: unknown}).names).toEqual([
      {to: 'one', name: 'hello_1.0.0_amd64.deb'},
      {to: 'one', name: 'hello-1.0.0-1.x86_64.rpm'},
      {to: 'two', name: '1.0.0/hello_deb_amd64.deb'},
      {to: 'two', name: '1.0.0/hello_rpm_amd64.rpm'},
    ]);
    expect(await everything(host)).toEqual([{}, {}, {}, {}, {}]);
    const report = await run(host, {command: 'all', keys});
    expect(statesOf(report)).toEqual(['one: done', 'two: done', 'repository: done']);
    expect(statesOf(await run(host, {command: 'publish', keys}))).toEqual([
      'one: skipped',
      'two: skipped',
      'repository: skipped',
    ]);
  });

  test('says that nothing is uploaded where the config names no place', async () => {
    const {'linux-pkg.yml': config, ...files} = publishProject('');
    await using host = await testHost({...files, 'linux-pkg.yml': config!.replace('publish:\n', '')});
    const report = await run(host, {command: 'all'});
    expect(report.notes).toContain(
      'Nothing is uploaded: the config has no publish: (see docs/publishing.md).',
    );
  });
});
