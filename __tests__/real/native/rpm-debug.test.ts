import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {packFiles} from '../../../src/containers/index.ts';
import {readPackage} from '../../../src/formats/rpm/reader.ts';
import {testHost} from '../../support/host.ts';
import {dir, file, rpmPackage} from '../../support/rpm-package.ts';
import {packRpms, rpmWorkshop} from '../../support/rpm-workshop.ts';

const SOURCE = '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n';

test('debug symbols go into packages of their own with the sources, are cut away, or stay as staged', async () => {
  await using host = await testHost({'hello.c': SOURCE, x: 'x\n'});
  const map = `-fdebug-prefix-map=${host.workDir}=/linux-pkg/source`;
  await host.run(['gcc', '-g', map, '-Wl,--build-id', '-o', 'hello', 'hello.c'], {cwd: host.workDir});
  const {size} = await stat(join(host.workDir, 'hello'));
  await using workshop = await rpmWorkshop(host, '4.20');
  await workshop.put('/linux-pkg/source', packFiles([{path: 'hello.c', content: SOURCE}]));
  const pkg = rpmPackage({
    auto: true,
    entries: [
      dir('/opt/hello'),
      file('/opt/hello/hello', 'hello', size, {mode: 0o755}),
      file('/opt/hello/x', 'x', 2),
    ],
  });
  const make = async (debug: 'split' | 'strip' | 'keep', out: string = debug) => {
    const outDir = join(host.workDir, out);
    return (await packRpms(host, {workshop, packages: [{...pkg, debug}], outDir})).map((name) =>
      join(outDir, name),
    );
  };
  const paths = async (path: string) => (await readPackage(path)).files.map((one) => one.path);
  const sizeIn = async (path: string) =>
    (await readPackage(path)).files.find((one) => one.path === '/opt/hello/hello')?.size;

  const [split, info, source, ...more] = await make('split');
  expect(more).toEqual([]);
  expect(await paths(split!)).toEqual(['/opt/hello', '/opt/hello/hello', '/opt/hello/x']);
  expect(info).toMatch(/hello-debuginfo-1\.0\.0-1\.x86_64\.rpm$/);
  expect(await paths(info!)).toContain('/usr/lib/debug/opt/hello/hello-1.0.0-1.x86_64.debug');
  expect(await paths(source!)).toContain('/usr/src/debug/hello-1.0.0-1.x86_64/hello.c');
  const again = await make('split', 'again');
  for (const [at, path] of [split!, info!, source!].entries())
    expect((await readFile(again[at]!)).equals(await readFile(path))).toBe(true);

  const [kept] = await make('keep');
  const stripped = await make('strip');
  expect(stripped).toHaveLength(1);
  expect(await sizeIn(kept!)).toBe(size);
  expect(await sizeIn(stripped[0]!)).toBeLessThan(size);
  expect(await sizeIn(split!)).toBeLessThan(size);
});
