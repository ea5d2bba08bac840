import {mkdir, readFile, rm, symlink, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {readHandover} from '../../../src/steps/handover/index.ts';
import {leg, problemsOf} from '../../support/handover.ts';
import {type TestHost, testHost} from '../../support/host.ts';

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

describe('a handed-over file is read as what a stranger sent', () => {
  test.each<[string, string]>([
    ['../outside.deb', 'not a plain relative path'],
    ['/etc/passwd', 'not a plain relative path'],
    ['a/../../b.deb', 'not a plain relative path'],
    ['.hidden.deb', 'not a plain relative path'],
    ['-rf.deb', 'not a plain relative path'],
    ['a\\b.deb', 'not a plain relative path'],
    ['a\n::set-output name=x::y.deb', 'not a plain relative path'],
    ['', 'not a plain relative path'],
    ['other.deb', 'does not end in its own name'],
  ])('the path %j is refused', async (path, said) => {
    await using host = await testHost();
    const problems = await tampered(host, (data) => withArtifact(data, {path}));
    expect(problems).toContain(said);
    expect(problems.split('\n')).toHaveLength(1);
  });

  test.each<[string, (data: Sent) => unknown, string]>([
    ['no JSON', () => '{"version": 1,', 'is not JSON'],
    ['a list', () => [], 'not of type object'],
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

  test('a million targets are refused in a moment', async () => {
    await using host = await testHost();
    const problems = await tampered(host, (data) => ({...data, targets: Array(1_000_000).fill('x')}));
    expect(problems.split('\n').length).toBeLessThanOrEqual(20);
  });
});
