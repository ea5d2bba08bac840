import {execFileSync, spawnSync} from 'node:child_process';
import {copyFile, mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {type Command, measure, median} from './measure.ts';
import type {PromiseRow} from './promise.ts';

export interface SigningBench {
  readonly cli: string;
  readonly runs: number;
  readonly packages?: number;
  isWanted(name: string): boolean;
}

const CONFIG = `name: hello
version: 1.0.0
maintainer: Example Team <team@example.org>
description: What the bench signs.
license: MIT
arch: all
targets: [rpm]
contents: [{src: hello, dst: /usr/bin/hello, file_info: {mode: 0755}}]
`;

const LIMIT = 0.25;
const USER = 'bench@example.org';

/** Signing many packages, against rpmsign with the same key over copies of the same files. */
export async function measureSigning(bench: SigningBench): Promise<readonly PromiseRow[]> {
  if (!bench.isWanted('signing/rpm')) return [];
  const missing = ['rpmsign', 'gpg'].find(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
  );
  if (missing) {
    console.error(`${missing} is not installed: the row of signing is left out`);
    return [];
  }
  console.error('signing/rpm …');
  // gpg's agent has its socket here, and a socket's path is short.
  const dir = await mkdtemp('/tmp/linux-pkg-bench-');
  const env = {GNUPGHOME: join(dir, 'gpg')};
  try {
    await mkdir(env.GNUPGHOME, {mode: 0o700});
    await makeKey(dir, env);
    return [await contest(dir, env, bench)];
  } finally {
    spawnSync('gpgconf', ['--kill', 'all'], {env: {...process.env, ...env}});
    await rm(dir, {recursive: true, force: true});
  }
}

async function makeKey(dir: string, env: Readonly<Record<string, string>>): Promise<void> {
  const gpg = (...args: readonly string[]) =>
    execFileSync('gpg', ['--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...args], {
      env: {...process.env, ...env},
    });
  gpg('--quick-generate-key', USER, 'rsa4096', 'sign', 'never');
  await writeFile(join(dir, 'key'), gpg('--armor', '--export-secret-keys', USER));
}

async function contest(
  dir: string,
  env: Readonly<Record<string, string>>,
  {cli, runs, packages = 500}: SigningBench,
): Promise<PromiseRow> {
  await writeFile(join(dir, 'linux-pkg.yml'), CONFIG);
  await writeFile(join(dir, 'hello'), '#!/bin/sh\necho hello\n');
  await measure({argv: [process.execPath, cli, 'build', '--no-verify'], cwd: dir});
  const [name = ''] = (await readdir(join(dir, 'out'))).filter((one) => one.endsWith('.rpm'));
  const copies = join(dir, 'copies');
  const ours: Command = {
    argv: [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      resolve(import.meta.dirname, 'sign-alone.ts'),
      join(dir, 'key'),
      copies,
    ],
    cwd: dir,
  };
  const theirs: Command = {
    argv: [
      'sh',
      '-c',
      `exec rpmsign --addsign --define '_gpg_name ${USER}' --define "__gpg $(command -v gpg)" *.rpm`,
    ],
    cwd: copies,
    env,
  };
  const times = {ours: [] as number[], theirs: [] as number[]};
  for (let run = 0; run < runs; run++)
    for (const [who, command] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const) {
      await rm(copies, {recursive: true, force: true});
      await mkdir(copies);
      for (let at = 0; at < packages; at++) await copyFile(join(dir, 'out', name), join(copies, `${at}.rpm`));
      times[who].push((await measure(command)).seconds);
    }
  return {
    what: `${packages} small rpms signed with RSA-4096`,
    ours: median(times.ours),
    against: '`rpmsign --addsign`',
    theirs: median(times.theirs),
    limit: LIMIT,
  };
}
