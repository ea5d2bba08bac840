import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from '@jest/globals';
import {packFiles} from '../../../src/containers/index.ts';
import {runCli} from '../../support/cli.ts';
import {foreignPrograms} from '../../support/foreign.ts';
import {testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {scratchRepository} from '../../support/scratch.ts';
import {testWorkshop} from '../../support/workshop.ts';

const foreign = await foreignPrograms('arm64');
afterAll(async () => {
  await foreign[Symbol.asyncDispose]();
});

/** Counted as not run, with the reason in its name. */
const here = foreign.lacking === undefined ? test : test.skip;
const why = foreign.lacking === undefined ? '' : ` (${foreign.lacking})`;

const CONFIG = `name: greeter
version: git
maintainer: Example Team <team@example.org>
description: Greets.
license: MIT
targets: [debian-12]
arch: arm64
build:
  main: |
    mkdir -p "$DESTDIR/usr/bin"
    gcc -O1 -g0 -o "$DESTDIR/usr/bin/greet" greet.c
`;

const PROGRAM = `#include <stdio.h>
#include <sys/utsname.h>
int main(void) { struct utsname name; uname(&name); printf("greetings from %s\\n", name.machine); return 0; }
`;

describe('another architecture', () => {
  here(
    `is built for, packed and installed in containers of its own${why}`,
    async () => {
      await using host = await testHost();
      const image = await testImage('debian:12-arm64');
      const files = {'linux-pkg.yml': `${CONFIG}images: {debian-12: '${image}'}\n`, 'greet.c': PROGRAM};
      const dir = await scratchRepository(host, {tag: 'v1.2.3', files});
      const run = await runCli(dir, ['build', '--no-verify']);
      expect(run.code === 0 ? '' : run.stderr).toBe('');

      const deb = join(dir, 'out/greeter_1.2.3-1~deb12_arm64.deb');
      const {stdout: fields} = await host.run(['dpkg-deb', '-f', deb, 'Architecture', 'Depends']);
      expect(fields).toMatch(/^Architecture: arm64\nDepends: libc6 \(>= 2\.\d+\)\n$/);

      await using workshop = await testWorkshop(host, {image, arch: 'arm64'});
      await workshop.put('/', packFiles([{path: 'greeter.deb', content: await readFile(deb)}]));
      await workshop.run(['dpkg', '-i', '/greeter.deb']);
      expect((await workshop.run(['greet'])).stdout).toBe('greetings from aarch64\n');
      await workshop.run(['dpkg', '--purge', 'greeter']);
      expect((await workshop.run(['sh', '-c', 'command -v greet || echo gone'])).stdout).toBe('gone\n');
      // It may have to wait for its image, which takes minutes to make.
    },
    900_000,
  );
});
