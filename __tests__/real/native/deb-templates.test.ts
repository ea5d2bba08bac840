import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {OpenWorkshop} from '../../../src/containers/index.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Package} from '../../../src/model/package.ts';
import {debPackage, dir, file, withParents} from '../../support/deb.ts';
import {debWorkshop, packNatively} from '../../support/deb-workshop.ts';
import {type TestHost, testHost} from '../../support/host.ts';

let host: TestHost;
let workshop: OpenWorkshop;

beforeAll(async () => {
  host = await testHost();
  workshop = await debWorkshop(host, '11');
}, 120_000);

afterAll(async () => {
  await workshop?.[Symbol.asyncDispose]();
  await host?.[Symbol.asyncDispose]();
});

const pack = async (pkg: Package<DebOptions>, templates?: string): Promise<string> => {
  const job = {
    workshop,
    packages: [pkg],
    ...(templates !== undefined && {templates: join(host.workDir, templates)}),
  };
  const [name] = await packNatively(host, job);
  return join(host.outDir, name!);
};

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error) => error.problems?.[0] ?? error,
  );

describe('templates of the user', () => {
  test('take the place of ours', async () => {
    await host.files({
      'good/deb/control.hbs':
        'Package: {{package}}\nVersion: {{version}}\nArchitecture: {{architecture}}\nMaintainer: {{maintainer}}\nX-Target: {{target}}\n{{#each fields}}\n{{name}}: {{value}}!\n{{/each}}\nDescription: {{description}}\n',
      'good/deb/prerm.hbs': '#!/bin/sh\nset -e\necho {{package}} leaves\n{{body}}',
    });
    const deb = await pack(
      debPackage({scripts: {preRemove: 'echo mine\n'}, options: {fields: {'X-A': 'b'}}}),
      'good',
    );
    const {stdout} = await host.run(['dpkg-deb', '-f', deb, 'X-Target', 'X-A', 'Section']);
    expect(stdout).toBe('X-Target: deb/all\nX-A: b!\n');
    expect((await host.run(['dpkg-deb', '-I', deb, 'prerm'])).stdout).toBe(
      '#!/bin/sh\nset -e\necho hello leaves\necho mine\n',
    );
  });

  test.each([
    ['without a field that must be there', 'Package: {{package}}\nDescription: x\n', /Version/, 1],
    [
      'with a line that is none',
      'Package: {{package}}\nVersion: {{version}}\nnonsense\nX: y\n',
      /at its line 3: nonsense$/,
      3,
    ],
    ['with a field twice', 'Package: {{package}}\nPackage: x\nVersion: 1\n', /at its line 2: Package: x$/, 2],
  ])('that dpkg-deb refuses are told with the line: %s', async (_, text, message) => {
    await host.files({'bad/deb/control.hbs': text});
    expect(await refusal(pack(debPackage(), 'bad'))).toMatchObject({
      message: expect.stringMatching(message),
      place: {file: join(host.workDir, 'bad/deb/control.hbs')},
    });
  });

  test('that name something unknown are told with the line', async () => {
    await host.files({'odd/deb/postrm.hbs': '#!/bin/sh\n{{scrpt}}\n'});
    expect(await refusal(pack(debPackage(), 'odd'))).toMatchObject({
      place: {file: join(host.workDir, 'odd/deb/postrm.hbs'), line: 2},
    });
  });
});

describe('what dpkg-deb cannot', () => {
  test('is said of a compression that the release does not know', async () => {
    expect(await refusal(pack(debPackage({options: {compression: 'zstd'}})))).toMatchObject({
      message: expect.stringContaining('does not know zstd'),
      hint: expect.stringContaining('leave deb.compression out'),
    });
  });

  test('is said of a folder that is dpkg-deb’s own', async () => {
    const entries = [dir('/DEBIAN'), await file(host, '/DEBIAN/control', 'x')];
    expect(await refusal(pack(debPackage({entries})))).toMatchObject({
      message: expect.stringContaining('/DEBIAN'),
    });
  });
});

test('the compression is the distro’s own, or the one asked for', async () => {
  const wanted = {default: 'xz', 'gzip:9': 'gz', 'xz:1': 'xz', none: ''};
  const entries = withParents([await file(host, '/opt/x', 'x'.repeat(1000))]);
  const packages = Object.keys(wanted).map((compression, at) =>
    debPackage({name: `c${at}`, entries, options: compression === 'default' ? {} : {compression}}),
  );
  const names = await packNatively(host, {workshop, packages});
  const members = names.map(async (name) => (await host.run(['ar', 't', join(host.outDir, name)])).stdout);
  expect(await Promise.all(members)).toEqual(
    Object.values(wanted).map((suffix) => {
      const end = suffix && `.${suffix}`;
      return `debian-binary\ncontrol.tar${end}\ndata.tar${end}\n`;
    }),
  );
});
