import {writeFileSync} from 'node:fs';
import {link as makeLink, mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import type {Target} from '../../../../src/model/target.ts';
import {testHost} from '../../../support/host.ts';
import {described, testTarget} from '../../../support/settled.ts';
import {entriesOf, put, stage} from '../../../support/staged.ts';

const withSuffix = (name: string, format: string, suffix: string): Target => ({
  ...testTarget(name, format),
  suffix,
});

describe('a package', () => {
  test('is plain data with nothing left to look up', async () => {
    await using host = await testHost({f: 'abc', 'post.sh': '#!/bin/sh\n'});
    const values = {
      description: 'Says hello\n\nAnd keeps\nsaying it.\n',
      license: 'MIT',
      homepage: 'https://example.org',
      vendor: 'Example',
      section: 'utils',
      priority: 'optional',
      epoch: '2',
      release: '3',
      scripts: {postinstall: 'post.sh'},
      contents: [{src: 'f', dst: '/f', file_info: {lang: 'de'}}],
      rpm: {compression: 'xz'},
    };
    const [pkg] = await stage(host, values, {targets: [testTarget('rpm', 'rpm')]});
    expect(JSON.parse(JSON.stringify(pkg))).toEqual({
      name: described.name,
      version: {upstream: '1.0.0', date: 1_700_000_000, epoch: 2, revision: '3'},
      arch: 'amd64',
      services: [],
      users: [],
      groups: [],
      directories: [],
      changelog: [],
      target: 'rpm/amd64',
      format: 'rpm',
      summary: 'Says hello',
      description: 'Says hello\n\nAnd keeps\nsaying it.',
      license: 'MIT',
      homepage: 'https://example.org',
      maintainer: described.maintainer,
      vendor: 'Example',
      section: 'utils',
      priority: 'optional',
      relations: Object.fromEntries(
        'depends predepends recommends suggests enhances supplements conflicts breaks replaces provides'
          .split(' ')
          .map((kind) => [kind, []]),
      ),
      scripts: {postInstall: '#!/bin/sh\n'},
      entries: [
        {
          ...{type: 'file', path: '/f', from: join(host.workDir, 'f'), size: 3, mode: 0o644, lang: 'de'},
          ...{owner: 'root', group: 'root', mtime: 1_700_000_000},
        },
      ],
      options: {compression: 'xz'},
    });
  });

  test.each([
    [undefined, '', undefined],
    ['2', '', '2'],
    [undefined, '~deb12', '1~deb12'],
    ['2', '.el9', '2.el9'],
  ])('of release %p on a target with suffix "%s" has revision %p', async (release, suffix, revision) => {
    await using host = await testHost();
    const targets = [withSuffix('debian-12', 'deb', suffix)];
    const [pkg] = await stage(host, release ? {release} : {}, {targets});
    expect(pkg?.version.revision).toBe(revision);
  });

  test('for every architecture is made once per distro', async () => {
    await using host = await testHost();
    const targets = [
      testTarget('deb', 'deb'),
      testTarget('deb', 'deb', 'arm64'),
      testTarget('rpm', 'rpm', 'arm64'),
    ];
    const packages = await stage(host, {packages: [{name: 'bin'}, {name: 'doc', arch: 'all'}]}, {targets});
    expect(packages.map(({name, target, arch}) => `${name} ${target} ${arch}`)).toEqual([
      'bin deb/amd64 amd64',
      'doc deb/amd64 all',
      'bin deb/arm64 arm64',
      'bin rpm/arm64 arm64',
      'doc rpm/arm64 all',
    ]);
  });
});

test('a leg that was told not to makes no package for all architectures', async () => {
  await using host = await testHost();
  const targets = [{...testTarget('deb', 'deb', 'arm64'), withAll: false}];
  const packages = await stage(host, {packages: [{name: 'bin'}, {name: 'doc', arch: 'all'}]}, {targets});
  expect(packages.map(({name}) => name)).toEqual(['bin']);
});

describe('random trees', () => {
  const name = fc.stringMatching(/^[a-c.\-~ü😀]{1,2}$/u).filter((text) => text !== '.' && text !== '..');
  const paths = fc.uniqueArray(fc.array(name, {minLength: 1, maxLength: 4}), {maxLength: 12});

  test('are sorted, without doubles, with every parent before what it holds', async () => {
    await using host = await testHost();
    await fc.assert(
      fc.asyncProperty(paths, async (files) => {
        const root = join(host.workDir, 't');
        await rm(root, {recursive: true, force: true});
        await mkdir(root);
        const made = new Set<string>();
        // A name that is already a folder, or below a file, stays what it is.
        for (const parts of files)
          await put(host, join('t', ...parts)).then(
            () => made.add(parts.join('/')),
            () => undefined,
          );
        const entries = await entriesOf(host, {contents: [{src: 't', dst: '/opt/t', type: 'tree'}]});
        const all = entries.map(({path}) => path);
        expect(all).toEqual([...new Set(all)].sort());
        const seen = new Set(['']);
        for (const path of all) {
          expect(seen).toContain(path.slice(0, path.lastIndexOf('/')));
          seen.add(path);
        }
        const staged = entries.flatMap(({type, path}) =>
          type === 'file' ? [path.slice('/opt/t/'.length)] : [],
        );
        expect(new Set(staged)).toEqual(made);
      }),
      {numRuns: 60},
    );
  });
});

test('the order files were made in, and the place of the project, change nothing', async () => {
  const names = ['b', 'a', 'ä', 'Z', 'a/b', 'a-b', 'é', '10', '9'].map((one) => `d/${one.replace('/', '_')}`);
  const listing = async (order: readonly string[]) => {
    await using host = await testHost(Object.fromEntries(order.map((one) => [one, one])));
    const entries = await entriesOf(host, {contents: [{src: 'd/*', dst: '/opt'}]});
    return JSON.stringify(entries).replaceAll(host.workDir, '');
  };
  expect(await listing(names)).toBe(await listing(names.toReversed()));
});

test('a hard link is a file of its own', async () => {
  await using host = await testHost({'d/a': 'abc'});
  await makeLink(join(host.workDir, 'd/a'), join(host.workDir, 'd/b'));
  const entries = await entriesOf(host, {contents: [{src: 'd', dst: '/opt', type: 'tree'}]});
  expect(entries.filter(({type}) => type === 'file')).toMatchObject([{size: 3}, {size: 3}]);
});

test('thousands of files for six targets take seconds at most', async () => {
  await using host = await testHost();
  for (let dir = 0; dir < 10; dir++) {
    await mkdir(join(host.workDir, `big/${dir}`), {recursive: true});
    for (let file = 0; file < 300; file++) writeFileSync(join(host.workDir, `big/${dir}/${file}`), '');
  }
  const names = ['debian-11', 'debian-12', 'debian-13', 'ubuntu-22.04', 'ubuntu-24.04', 'deb'];
  const targets = names.map((name) => testTarget(name, 'deb'));
  const start = performance.now();
  const packages = await stage(host, {contents: [{src: 'big', dst: '/opt/big', type: 'tree'}]}, {targets});
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(packages.map(({entries}) => entries.length)).toEqual(names.map(() => 3000 + 12 + 6));
}, 240_000);
