import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from '@jest/globals';
import type {Host} from '../../../src/model/host.ts';
import type {Publisher, PublishSettings, Shipment} from '../../../src/model/publisher.ts';
import {publishers} from '../../../src/publishers/index.ts';
import {startArtifactService} from '../../support/artifact-service.ts';
import {planOf} from '../../support/handover.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {project, run as runProject} from '../../support/repository-project.ts';

const saved = {...process.env};

afterEach(() => {
  process.env = {...saved};
});

const RUN = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'example/hello',
  GITHUB_RUN_ID: '42',
};

/** The artifact client reads the process's own environment; the publisher that of its host. */
async function inRun(more: Readonly<Record<string, string>> = {}) {
  const service = await startArtifactService();
  const env = {...service.env, ...RUN, ...more};
  Object.assign(process.env, env);
  const host = await testHost({}, env);
  return {
    service,
    host,
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}

const open = (host: Host, more: Partial<PublishSettings> = {}, name = 'hello'): Promise<Publisher> =>
  publishers['artifact']!.open(host, {
    settings: {id: 'artifact', to: 'artifact', pointers: false, pointerArch: 'go', draft: false, ...more},
    version: planOf().version,
    name,
  });

interface Sent {
  readonly name: string;
  readonly target?: string;
  readonly content?: string;
}

/** Files in the output folder, on their way under names that may be other ones. */
async function shipped(host: TestHost, sent: readonly Sent[]): Promise<readonly Shipment[]> {
  const shipments: Shipment[] = [];
  for (const [index, {name, target, content = `bytes of ${name}`}] of sent.entries()) {
    await host.files({[`out/${index}`]: content});
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = join(host.outDir, String(index));
    shipments.push({name, file, size: content.length, sha256, kind: 'package', ...(target && {target})});
  }
  return shipments;
}

const FILES: readonly Sent[] = [
  {name: 'hello_1.2.3-1~deb12_amd64.deb', target: 'debian-12/amd64'},
  {name: 'hello_1.2.3-1~deb12_amd64.deb.asc', target: 'debian-12/amd64'},
  {name: 'hello-1.2.3-1.el9.x86_64.rpm', target: 'rocky-9/amd64'},
  {name: 'hello_1.2.3_SHA256SUMS'},
];

const writes = (calls: readonly string[]): readonly string[] =>
  calls.filter((call) => /^(Create|Finalize|Delete)/.test(call));

/** What is in an artifact, unpacked by another program. */
async function contentsOf(host: Host, zip: Buffer): Promise<Readonly<Record<string, string>>> {
  const dir = join(host.workDir, `unpacked-${createHash('sha256').update(zip).digest('hex').slice(0, 8)}`);
  const script =
    'import io,sys,zipfile;zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).extractall(sys.argv[1])';
  await host.run(['python3', '-c', script, dir], {input: zip});
  const names = (await readdir(dir, {recursive: true, withFileTypes: true})).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    await Promise.all(
      names.map(async ({parentPath, name}) => {
        const path = join(parentPath, name);
        return [path.slice(dir.length + 1), await readFile(path, 'utf8')] as const;
      }),
    ),
  );
}

describe('artifacts of a workflow run', () => {
  test('are one for each target and one for the rest, stored as they are, and known by an address', async () => {
    await using run = await inRun();
    const publisher = await open(run.host);
    const shipments = await shipped(run.host, FILES);
    expect(publisher.check(shipments)).toEqual([]);
    expect((await publisher.look(shipments)).map(({how}) => how)).toEqual(Array(4).fill('uploaded'));
    expect(writes(run.service.calls())).toEqual([]);
    const {deliveries} = await publisher.deliver(shipments);
    expect(deliveries.map(({name, how}) => [name, how])).toEqual(FILES.map(({name}) => [name, 'uploaded']));
    expect(deliveries[0]!.url).toMatch(
      /^https:\/\/github\.com\/example\/hello\/actions\/runs\/42\/artifacts\/\d+$/,
    );
    expect(deliveries[1]!.url).toBe(deliveries[0]!.url);
    const made = run.service.artifacts();
    expect([...made.keys()].sort()).toEqual([
      'hello-1.2.3',
      'hello-1.2.3-debian-12-amd64',
      'hello-1.2.3-rocky-9-amd64',
    ]);
    const debian = made.get('hello-1.2.3-debian-12-amd64')!;
    expect(await contentsOf(run.host, debian)).toEqual({
      'hello_1.2.3-1~deb12_amd64.deb': 'bytes of hello_1.2.3-1~deb12_amd64.deb',
      'hello_1.2.3-1~deb12_amd64.deb.asc': 'bytes of hello_1.2.3-1~deb12_amd64.deb.asc',
    });
    expect(debian.includes('bytes of hello_1.2.3-1~deb12_amd64.deb')).toBe(true);
  });

  test('that hold the same already are left as they are', async () => {
    await using run = await inRun();
    const shipments = await shipped(run.host, FILES);
    await (await open(run.host)).deliver(shipments);
    const before = writes(run.service.calls());
    const again = await open(run.host);
    expect((await again.look(shipments)).map(({how}) => how)).toEqual(Array(4).fill('there'));
    const {deliveries} = await again.deliver(shipments);
    expect(deliveries.map(({how}) => how)).toEqual(Array(4).fill('there'));
    expect(deliveries[0]!.url).toMatch(/artifacts\/\d+$/);
    expect(writes(run.service.calls())).toEqual(before);
  });

  test.each<[string, readonly Sent[]]>([
    ['other bytes', [{...FILES[0]!, content: 'others'}, FILES[1]!]],
    ['a file more', [FILES[0]!, FILES[1]!, {name: 'more.txt', target: 'debian-12/amd64'}]],
    ['a file less', [FILES[0]!]],
  ])('with %s are replaced, and no other', async (_, sent) => {
    await using run = await inRun();
    await (await open(run.host)).deliver(await shipped(run.host, FILES));
    const before = writes(run.service.calls()).length;
    const shipments = await shipped(run.host, [...sent, ...FILES.slice(2)]);
    const {deliveries} = await (await open(run.host)).deliver(shipments);
    expect(deliveries.map(({how}) => how)).toEqual([...sent.map(() => 'replaced'), 'there', 'there']);
    const name = 'hello-1.2.3-debian-12-amd64';
    expect(writes(run.service.calls()).slice(before)).toEqual([
      `DeleteArtifact ${name}`,
      `CreateArtifact ${name}`,
      `FinalizeArtifact ${name}`,
    ]);
    const contents = await contentsOf(run.host, run.service.artifacts().get(name)!);
    expect(Object.keys(contents).sort()).toEqual(sent.map((one) => one.name).sort());
  });

  test('may have folders inside, and take no name that GitHub refuses', async () => {
    await using run = await inRun();
    const publisher = await open(run.host, {id: 'by-release'});
    const sent = [{name: 'debian/12/hello.deb', target: 'debian-12/amd64'}];
    await publisher.deliver(await shipped(run.host, sent));
    const [[name, zip] = []] = run.service.artifacts();
    expect(name).toBe('hello-1.2.3-by-release-debian-12-amd64');
    expect(Object.keys(await contentsOf(run.host, zip!))).toEqual(['debian/12/hello.deb']);
    const problems = publisher.check(await shipped(run.host, [{name: 'a:b.deb'}, {name: 'c.deb'}]));
    expect(problems.map(({message}) => message)).toEqual([
      'a run artifact takes no file of the name "a:b.deb"',
    ]);
  });

  test('are never taken for what a leg handed over', async () => {
    await using run = await inRun();
    const publisher = await open(run.host, {}, 'linux-pkg-tools');
    await publisher.deliver(await shipped(run.host, FILES.slice(0, 1)));
    expect([...run.service.artifacts().keys()]).toEqual(['project-linux-pkg-tools-1.2.3-debian-12-amd64']);
  });

  test('are nobody’s business outside of a workflow run', async () => {
    await using host = await testHost();
    expect((await open(host)).idle).toBe('there is no workflow run');
  });

  test('are refused on GitHub Enterprise Server before anything is sent, with the step that does it there', async () => {
    await using run = await inRun({GITHUB_SERVER_URL: 'https://github.example.com'});
    const publisher = await open(run.host);
    expect(publisher.idle).toBeUndefined();
    expect(publisher.check(await shipped(run.host, FILES))).toEqual([
      {
        message: expect.stringContaining('https://github.example.com takes no run artifacts'),
        hint: expect.stringMatching(/leave `artifact` out of `publish:`.*actions\/upload-artifact@v3\.2\.2/),
      },
    ]);
    expect(run.service.calls()).toEqual([]);
  });

  test('that GitHub Enterprise Server refuses keep every other place untouched', async () => {
    await using run = await inRun({GITHUB_SERVER_URL: 'https://github.example.com'});
    const config = project()['linux-pkg.yml']!.replace(/^repository:[\s\S]*/m, '');
    await run.host.files({
      ...project(),
      'linux-pkg.yml': `${config}publish: [artifact, {to: directory, path: published}]\n`,
    });
    await expect(runProject(run.host, {command: 'all'})).rejects.toThrow(
      'https://github.example.com takes no run artifacts',
    );
    expect(await readdir(run.host.workDir)).not.toContain('published');
    expect(run.service.calls()).toEqual([]);
  });
});
