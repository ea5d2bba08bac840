import {expect, test} from '@jest/globals';
import {ToolError} from '../../../src/model/errors.ts';
import {shellWord} from '../../../src/text/shell.ts';
import {testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {PROJECT} from '../../support/scratch.ts';

const words = [process.execPath, '--disable-warning=ExperimentalWarning', `${PROJECT}/src/cli.ts`];
const line = [...words, 'build', '--shell', 'deb'].map(shellWord).join(' ');

test('build --shell opens a shell in the container where a step failed, and the container is gone after it', async () => {
  await using host = await testHost();
  await host.files({
    'linux-pkg.yml': [
      'name: tiny',
      'version: 1.0.0',
      'arch: all',
      'maintainer: Example Team <team@example.org>',
      'description: Tiny.',
      'license: MIT',
      'targets: [deb]',
      `images: {debian-13: "${await testImage('debian:13')}"}`,
      'build:',
      '  portable_on: debian-13',
      '  cache: false',
      '  main: echo left >/left; exit 3',
      '',
    ].join('\n'),
  });
  const {stdout} = await host.run(['script', '-qec', `${line}`, '/dev/null'], {
    input: 'echo "it $(cat /left), at $PWD for $TARGET"; exit\n',
  });
  expect(stdout).toContain('it left, at /linux-pkg/source for deb');
  expect(stdout).toMatch(/build\.main ended with exit code 3.*it left, .*is closed; its container is gone/s);
});

test('build --shell that gets no container says why, and fails', async () => {
  await using host = await testHost();
  await host.files({
    Dockerfile: 'NONSENSE\n',
    'linux-pkg.yml': [
      'name: tiny',
      'version: 1.0.0',
      'arch: all',
      'maintainer: Example Team <team@example.org>',
      'description: Tiny.',
      'license: MIT',
      'targets: [deb]',
      'build: {portable_on: debian-13, dockerfile: Dockerfile, main: "true"}',
      '',
    ].join('\n'),
  });
  const failure = await host.run(['script', '-qec', line, '/dev/null'], {input: ''}).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ToolError);
  expect((failure as ToolError).exitCode).toBe(2);
  expect((failure as ToolError).tail).toMatch(/Dockerfile could not be built/);
});
