import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {planTargets} from '../../../src/steps/plan/index.ts';
import {glibcProgram} from '../../support/elf.ts';
import {testHost, testInputs} from '../../support/host.ts';
import {plannedVersion, problemLine} from '../../support/planned.ts';
import {problemsOf} from '../../support/staged.ts';

const HEAD = 'name: hello\nmaintainer: A <a@example.org>\ndescription: Says hello\n';
const CONTENTS = 'contents:\n  - {src: app, dst: /usr/bin/app}\n  - {src: later, dst: /usr/bin/later}\n';

/** The plan of a project whose program needs that version of glibc. */
async function plan(lines: string, version: string) {
  await using temp = await testHost({'linux-pkg.yml': `${HEAD}${lines}\n${CONTENTS}`});
  await writeFile(join(temp.workDir, 'app'), glibcProgram([version]));
  const host = {...temp, now: () => Date.parse('2026-11-22T12:00:00Z') / 1000};
  const inputs = testInputs({command: 'plan'});
  return await planTargets(host, await loadConfig(host, inputs), plannedVersion(), inputs);
}

describe('a file that is there at plan time', () => {
  test('is refused for each release with an older glibc, at its line', async () => {
    expect(
      (await problemsOf(plan('targets: [debian-12, debian-13, rocky-9]', 'GLIBC_2.38'))).map(problemLine),
    ).toEqual([
      '6:11: app needs GLIBC_2.38, and debian-12 has glibc 2.36: it would not start there → build it on a system with glibc 2.36 or older, such as debian:12, or leave debian-12 out',
      '6:11: app needs GLIBC_2.38, and rocky-9 has glibc 2.34: it would not start there → build it on a system with glibc 2.34 or older, such as rockylinux/rockylinux:9, or leave rocky-9 out',
    ]);
  });

  test('passes where the release has that glibc, and for portable packages', async () => {
    const {targets} = await plan('targets: [debian-12, deb, rpm]', 'GLIBC_2.36');
    expect(targets).toHaveLength(3);
    expect((await plan('targets: [deb, rpm]', 'GLIBC_2.99')).targets).toHaveLength(2);
  });
});
