import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Artifact} from '../../../src/model/artifact.ts';
import {shipmentsOf} from '../../../src/steps/publish/names.ts';
import {tempDir} from '../../../src/tools/files.ts';
import {testHost} from '../../support/host.ts';
import {
  filesOf,
  finishedFiles,
  kindOf,
  loudSigner,
  planOf,
  publishing,
  targetOf,
  versionOf,
} from '../../support/published.ts';

const version = versionOf('1.2.3');
const target = targetOf('debian-12', 'amd64', '~deb12');
const plan = planOf(version, [target]);

async function scene(entry: string, more: readonly Artifact[] = []) {
  const host = await testHost();
  const dir = await tempDir();
  const {config, settings} = await publishing(entry);
  const artifacts = await finishedFiles(host, [...filesOf({target, version}), ...more]);
  return {
    host,
    work: {config, settings, plan, artifacts, kind: kindOf('flat'), signer: loudSigner, dir: dir.path},
    [Symbol.asyncDispose]: async () => {
      await dir[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}

describe('files on their way to a place', () => {
  test('are the finished ones where no template is: nothing is made, nothing is signed', async () => {
    await using made = await scene('');
    const {host, work} = made;
    const shipments = await shipmentsOf(host, work);
    expect(shipments.map(({file}) => file.startsWith(host.outDir))).toEqual(shipments.map(() => true));
    expect(shipments.map(({name}) => name)).toContain('SHA256SUMS.asc');
  });

  test('have the sizes and digests of what is on the disk', async () => {
    await using made = await scene('name: "{name}-{arch}"');
    const {host, work} = made;
    const shipments = await shipmentsOf(host, work);
    expect(shipments.length).toBe(6);
    for (const {file, size} of shipments) expect((await stat(file)).size).toBe(size);
  });

  test('are listed under their new names, in a list with a signature of its own', async () => {
    await using made = await scene('name: "{name}-{arch}"');
    const {host, work} = made;
    const shipments = await shipmentsOf(host, work);
    const list = shipments.find(({kind}) => kind === 'checksums');
    const text = await readFile(list!.file, 'utf8');
    expect(text.match(/ {2}.*$/gm)).toEqual(['  hello-amd64.deb', '  hello-amd64.deb.spdx.json']);
    const seal = await readFile(shipments.find(({name}) => name === 'SHA256SUMS.asc')!.file, 'utf8');
    expect(seal).toContain('BEGIN PGP SIGNATURE');
    expect(await readFile(join(host.outDir, 'SHA256SUMS.asc'), 'utf8')).toBe('SHA256SUMS.asc');
  });

  test('stay unsigned where nobody signs', async () => {
    await using made = await scene('name: "{name}-{arch}"');
    const shipments = await shipmentsOf(made.host, {...made.work, signer: undefined});
    expect(shipments.map(({name}) => name)).not.toContain('SHA256SUMS.asc');
  });

  test('belong to a leg, but for what belongs to all', async () => {
    await using made = await scene('');
    const shipments = await shipmentsOf(made.host, made.work);
    for (const {name, target: leg} of shipments)
      expect(leg).toBe(name.startsWith('SHA256SUMS') ? undefined : 'debian-12/amd64');
  });

  test('bring no signature along of a file that is not there, and none of a list that is made anew', async () => {
    const file = {path: 'x', size: 1, sha256: '0'.repeat(64)};
    await using made = await scene('', [
      {kind: 'signature', name: 'gone.deb.asc', ...file, of: 'gone.deb'},
      {kind: 'signature', name: 'loop', ...file, of: 'loop'},
      {kind: 'index', name: 'Packages', ...file, repository: 'apt'},
    ]);
    const names = (await shipmentsOf(made.host, made.work)).map(({name}) => name);
    expect(names.filter((name) => /gone|loop|Packages/.test(name))).toEqual([]);
  });

  test('do not double an extension that the template has', async () => {
    await using made = await scene('name: "{name}_{arch}.{format}"');
    const names = (await shipmentsOf(made.host, made.work)).map(({name}) => name);
    expect(names).toContain('hello_amd64.deb');
  });

  test('keep the extension of debug symbols', async () => {
    const [symbols] = filesOf({target, version, name: 'hello-dbgsym'});
    const name = symbols!.name.replace(/\.deb$/, '.ddeb');
    await using made = await scene('name: "{name}-{arch}"', [{...symbols!, name, path: name} as Artifact]);
    const names = (await shipmentsOf(made.host, made.work)).map((one) => one.name);
    expect(names).toContain('hello-dbgsym-amd64.ddeb');
  });
});
