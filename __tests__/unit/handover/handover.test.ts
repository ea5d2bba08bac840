import {createHash} from 'node:crypto';
import {mkdir, readFile, rm, symlink, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Artifact} from '../../../src/model/artifact.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Plan, Target} from '../../../src/model/target.ts';
import {
  artifactName,
  gather,
  gatherLegs,
  handOver,
  readHandover,
  writeHandover,
} from '../../../src/steps/handover/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';

const target = (id: string): Target => ({
  id,
  name: id.split('/')[0]!,
  distro: undefined,
  release: undefined,
  arch: 'amd64',
  format: 'deb',
  engine: 'portable',
  image: undefined,
  suffix: '',
  runsOn: 'ubuntu-latest',
});

const planOf = (...ids: string[]): Plan => ({
  version: {
    tag: 'v1.2.3',
    upstream: '1.2.3',
    prerelease: undefined,
    metadata: undefined,
    revision: undefined,
    epoch: undefined,
    commit: 'c'.repeat(40),
    shortCommit: 'ccccccc',
    date: 1,
    snapshot: undefined,
  },
  targets: ids.map(target),
});

async function packed(
  host: Host,
  dir: string,
  id: string,
  name = `${id.replace('/', '_')}.deb`,
): Promise<Artifact> {
  const bytes = `bytes of ${name}`;
  await mkdir(join(host.outDir, dir), {recursive: true});
  await writeFile(join(host.outDir, dir, name), bytes);
  return {
    kind: 'package',
    name,
    path: name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    package: 'hello',
    version: '1.2.3',
    format: 'deb',
    target: id,
    arch: 'amd64',
    signed: false,
    verified: false,
  };
}

/** One leg in its own folder below the output folder, as a download leaves it. */
async function leg(host: TestHost, dir: string, ...ids: string[]): Promise<string> {
  const outDir = join(host.outDir, dir);
  const artifacts = await Promise.all(ids.map((id) => packed(host, dir, id)));
  await writeHandover({...host, outDir}, planOf(...ids), artifacts);
  return outDir;
}

const problemsOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error('it was accepted'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof UserError)) throw error;
  return error.problems.map(({message}) => message).join('\n');
};

interface Sent {
  readonly targets: readonly string[];
  readonly artifacts: readonly [Readonly<Record<string, unknown>>];
}

const withArtifact = (data: Sent, change: Readonly<Record<string, unknown>>): unknown => ({
  ...data,
  artifacts: [{...data.artifacts[0], ...change}],
});

/** Rewrites the handed-over file with one change. */
async function tampered(host: TestHost, change: (data: Sent) => unknown): Promise<string> {
  const dir = await leg(host, 'leg', 'deb/amd64');
  const file = join(dir, 'artifacts.json');
  const changed = change(JSON.parse(await readFile(file, 'utf8')) as Sent);
  await writeFile(file, typeof changed === 'string' ? changed : JSON.stringify(changed));
  return problemsOf(readHandover(host, dir));
}

describe('what a leg hands over', () => {
  test('comes back as it was, and twice gives the same bytes', async () => {
    await using host = await testHost();
    const artifacts = [await packed(host, '.', 'deb/amd64'), await packed(host, '.', 'deb/arm64')];
    const plan = planOf('deb/amd64', 'deb/arm64');
    await writeHandover(host, plan, artifacts);
    const first = await readFile(join(host.outDir, 'artifacts.json'), 'utf8');
    await writeHandover(host, plan, [...artifacts].reverse());
    expect(await readFile(join(host.outDir, 'artifacts.json'), 'utf8')).toBe(first);
    expect((await readHandover(host, host.outDir)).artifacts).toEqual(artifacts);
    expect(first).not.toContain(host.workDir);
  });

  test('outside of GitHub Actions is a file and nothing else', async () => {
    await using host = await testHost();
    await handOver(host, planOf('deb/amd64'), [await packed(host, '.', 'deb/amd64')]);
    const [artifact] = await gather(host, planOf('deb/amd64'));
    expect(artifact).toMatchObject({name: 'deb_amd64.deb', path: 'deb_amd64.deb'});
  });

  test('on GitHub Enterprise Server stays in the folder, with the step that carries it on', async () => {
    await using host = await testHost(
      {},
      {
        ACTIONS_RUNTIME_TOKEN: 't',
        ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
        GITHUB_SERVER_URL: 'https://git.example.org',
      },
    );
    await handOver(host, planOf('deb/amd64'), [await packed(host, '.', 'deb/amd64')]);
    expect(host.warnings[0]!.hint).toContain('actions/upload-artifact@v3 with: {name: linux-pkg-deb-amd64');
    expect(await gather(host, planOf('deb/amd64'))).toHaveLength(1);
    await rm(host.outDir, {recursive: true});
    expect(await problemsOf(gather(host, planOf('deb/amd64')))).toContain('no leg handed over deb/amd64');
    expect(host.warnings[1]!.hint).toContain('actions/download-artifact@v3');
  });

  test('is refused before writing when a file name could not travel', async () => {
    await using host = await testHost();
    const artifact = {...(await packed(host, '.', 'deb/amd64')), name: 'a b.deb', path: 'a b.deb'};
    await expect(writeHandover(host, planOf('deb/amd64'), [artifact])).rejects.toThrow(
      'not a plain relative path',
    );
  });
});

describe('a handed-over file is read as what a stranger sent', () => {
  test.each<[string, string]>([
    ['../outside.deb', 'not a plain relative path'],
    ['/etc/passwd', 'not a plain relative path'],
    ['a/../../b.deb', 'not a plain relative path'],
    ['.hidden.deb', 'not a plain relative path'],
    ['-rf.deb', 'not a plain relative path'],
    ['a\\b.deb', 'not a plain relative path'],
    ['a\n::set-output name=x::y.deb', 'not a plain relative path'],
    ['', 'artifacts.0.path'],
    ['other.deb', 'does not end in its own name'],
  ])('the path %j is refused', async (path, said) => {
    await using host = await testHost();
    const problems = await tampered(host, (data) => withArtifact(data, {path}));
    expect(problems).toContain(said);
    expect(problems.split('\n')).toHaveLength(1);
  });

  test.each<[string, (data: Sent) => unknown, string]>([
    ['no JSON', () => '{"version": 1,', 'is not JSON'],
    ['a list', () => [], 'expected object'],
    ['another version', (data) => ({...data, version: 2}), 'version'],
    ['an unknown key', (data) => ({...data, surprise: 1}), 'surprise'],
    ['an unknown key with a newline', (data) => ({...data, 'a\n::error::b': 1}), '::error::b'],
    ['a size that is text', (data) => withArtifact(data, {size: '15'}), 'artifacts.0.size'],
    ['a negative size', (data) => withArtifact(data, {size: -1}), 'artifacts.0.size'],
    ['an unknown kind', (data) => withArtifact(data, {kind: 'virus'}), 'artifacts.0.kind'],
    ['an unknown arch', (data) => withArtifact(data, {arch: 'x86_64'}), 'artifacts.0.arch'],
    ['another size', (data) => withArtifact(data, {size: 23}), 'has 22 bytes, 23 were handed over'],
    ['another digest', (data) => withArtifact(data, {sha256: '0'.repeat(64)}), 'has another SHA-256'],
    [
      'one path twice',
      (data) => ({...data, artifacts: [data.artifacts[0], data.artifacts[0]]}),
      'is named twice',
    ],
    [
      'a target without a package',
      (data) => ({...data, targets: [...data.targets, 'rpm/amd64']}),
      'target rpm/amd64 has no package',
    ],
    ['a package of no target', (data) => withArtifact(data, {target: 'rpm/amd64'}), 'not among the targets'],
  ])('%s is refused', async (_, change, said) => {
    await using host = await testHost();
    const problems = await tampered(host, change);
    expect(problems).toContain(said);
    expect(problems).not.toContain('\n::');
  });

  test('a changed, missing, linked or non-regular file is refused, all in one go', async () => {
    await using host = await testHost({'secret.txt': 'x'});
    const dir = await leg(host, 'leg', 'a/amd64', 'b/amd64', 'c/amd64', 'd/amd64');
    await writeFile(join(dir, 'a_amd64.deb'), 'BYTES of a_amd64.deb');
    await rm(join(dir, 'b_amd64.deb'));
    await rm(join(dir, 'c_amd64.deb'));
    await symlink(join(host.workDir, 'secret.txt'), join(dir, 'c_amd64.deb'));
    await rm(join(dir, 'd_amd64.deb'));
    await mkdir(join(dir, 'd_amd64.deb'));
    expect((await problemsOf(readHandover(host, dir))).split('\n')).toEqual([
      expect.stringContaining('a_amd64.deb has another SHA-256'),
      'b_amd64.deb is missing',
      'c_amd64.deb is not a regular file',
      'd_amd64.deb is not a regular file',
    ]);
  });

  test('a folder of the path that is a link out is refused', async () => {
    await using host = await testHost();
    const dir = await leg(host, 'leg', 'deb/amd64');
    const away = await leg(host, '../away', 'deb/amd64');
    await symlink(away, join(dir, 'sub'));
    const file = join(dir, 'artifacts.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"path": "', '"path": "sub/'));
    expect(await problemsOf(readHandover(host, dir))).toBe('sub/deb_amd64.deb is not a regular file');
  });

  test('artifacts.json itself may be neither a link nor huge', async () => {
    await using host = await testHost();
    const dir = await leg(host, 'leg', 'deb/amd64');
    await truncate(join(dir, 'artifacts.json'), 9 * 1024 * 1024);
    expect(await problemsOf(readHandover(host, dir))).toContain('artifacts.json has 9437184 bytes');
    await rm(join(dir, 'artifacts.json'));
    await symlink('/etc/passwd', join(dir, 'artifacts.json'));
    expect(await problemsOf(readHandover(host, dir))).toBe('artifacts.json is not a regular file');
  });
});

describe('gathering the legs', () => {
  test('keeps the order of the plan and paths below the output folder', async () => {
    await using host = await testHost();
    const dirs = [await leg(host, 'leg-b', 'rpm/amd64'), await leg(host, 'leg-a', 'deb/amd64')];
    const artifacts = await gatherLegs(host, planOf('rpm/amd64', 'deb/amd64'), dirs);
    expect(artifacts.map(({path}) => path)).toEqual(['leg-b/rpm_amd64.deb', 'leg-a/deb_amd64.deb']);
    expect(await gather(host, planOf('rpm/amd64', 'deb/amd64'))).toEqual(artifacts);
  });

  test('a leg that is missing is named', async () => {
    await using host = await testHost();
    await leg(host, 'leg', 'deb/amd64');
    expect(await problemsOf(gather(host, planOf('deb/amd64', 'rpm/arm64')))).toBe(
      'no leg handed over rpm/arm64',
    );
    expect(await problemsOf(gather({...host, outDir: join(host.workDir, 'none')}, planOf('deb/amd64')))).toBe(
      'no leg handed over deb/amd64',
    );
  });

  test('two legs with one target are named, and so is a target the plan does not have', async () => {
    await using host = await testHost();
    await leg(host, 'leg-1', 'deb/amd64');
    await leg(host, 'leg-2', 'deb/amd64');
    await leg(host, 'leg-3', 'rpm/amd64');
    const problems = await problemsOf(gather(host, planOf('deb/amd64')));
    expect(problems).toContain('deb/amd64 was handed over more than once: by leg-1 and leg-2');
    expect(problems).toContain('deb_amd64.deb was handed over more than once: by leg-1 and leg-2');
    expect(problems).toContain('leg-3 holds rpm/amd64, which the plan does not have');
  });

  test('a leg of another release is named, with what to pass on', async () => {
    await using host = await testHost();
    await leg(host, 'leg', 'deb/amd64');
    const plan = planOf('deb/amd64');
    const other = {...plan, version: {...plan.version, upstream: '1.2.4'}};
    expect(await problemsOf(gather(host, other))).toBe(
      'leg holds 1.2.3 of cccccccccccc, the plan is for 1.2.4 of cccccccccccc',
    );
  });

  test('every unsound leg is told, not only the first', async () => {
    await using host = await testHost();
    for (const name of ['leg-1', 'leg-2']) {
      const dir = await leg(host, name, `${name}/amd64`);
      await writeFile(join(dir, 'artifacts.json'), '?');
    }
    const problems = await problemsOf(gather(host, planOf('leg-1/amd64', 'leg-2/amd64')));
    expect(problems.split('\n')).toEqual(['artifacts.json is not JSON', 'artifacts.json is not JSON']);
  });
});

describe('the name of a run artifact', () => {
  test('is distinct per leg and holds only what GitHub allows', () => {
    expect(artifactName(['debian-12/amd64'])).toBe('linux-pkg-debian-12-amd64');
    const several = artifactName(['deb/amd64', 'deb/arm64']);
    expect(several).toMatch(/^linux-pkg-2-targets-[0-9a-f]{12}$/);
    expect(several).not.toBe(artifactName(['deb/amd64', 'rpm/arm64']));
  });
});
