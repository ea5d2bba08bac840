import {copyFile, mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Worker} from 'node:worker_threads';
import {expect, test} from '@jest/globals';
import {engines as rpm} from '../../src/formats/rpm/engines.ts';
import {rpmVersion} from '../../src/formats/rpm/version.ts';
import type {Host} from '../../src/model/host.ts';
import {file as debFile, debPackage, withParents, writeDeb} from '../support/deb.ts';
import type {FuzzResult, FuzzWork} from '../support/fuzz/worker.ts';
import {testHost} from '../support/host.ts';
import {samplePackage, sampleSources} from '../support/rpm-package.ts';
import {specOf} from '../support/rpm-spec.ts';

/** A minute in CI; FUZZ_SEED and FUZZ_CASE run the one case that failed again. */
const {CI, FUZZ_SECONDS, FUZZ_SEED, FUZZ_CASE} = process.env;
const seconds = Number(FUZZ_SECONDS ?? (CI === 'true' ? 60 : 10));
const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);
const PATIENCE = 60;

type Samples = FuzzWork['samples'];

async function debs(host: Host): Promise<Samples> {
  const made: {kind: 'deb'; path: string}[] = [];
  const entries = withParents([
    await debFile(host, '/etc/hello.conf', 'x = 1\n', {role: 'config'}),
    await debFile(host, `/opt/${'long-name/'.repeat(15)}file`, 'text\n'.repeat(300)),
  ]);
  const plain = await writeDeb(host, debPackage({entries, scripts: {postInstall: '#!/bin/sh\n:\n'}}));
  const tree = join(host.workDir, 'deb-tree');
  await host.run(['dpkg-deb', '-R', plain, tree]);
  for (const compression of ['none', 'gzip', 'xz', 'zstd'] as const) {
    const ours = await writeDeb(host, debPackage({entries, options: {compression}}));
    const path = join(host.workDir, `ours-${compression}.deb`);
    await copyFile(ours, path);
    const theirs = join(host.workDir, `theirs-${compression}.deb`);
    await host.run([
      'dpkg-deb',
      '--root-owner-group',
      '--uniform-compression',
      `-Z${compression}`,
      '-b',
      tree,
      theirs,
    ]);
    made.push({kind: 'deb', path}, {kind: 'deb', path: theirs});
  }
  return made;
}

async function rpms(host: Host): Promise<Samples> {
  const pkg = samplePackage();
  const [name = ''] = await rpm.portable(host, pkg, host.outDir);
  const top = join(host.workDir, 'top');
  await mkdir(top);
  await writeFile(join(top, 'p.spec'), specOf(pkg, rpmVersion(pkg.version), host.workDir));
  await host.run([
    'rpmbuild',
    '-bb',
    '--target',
    'x86_64',
    '--define',
    `_topdir ${top}`,
    join(top, 'p.spec'),
  ]);
  const [built = ''] = await readdir(join(top, 'RPMS/x86_64'));
  return [join(host.outDir, name), join(top, 'RPMS/x86_64', built)].flatMap((path) => [
    {kind: 'rpm', path},
    {kind: 'sign', path},
  ]);
}

async function xzStreams(host: Host): Promise<Samples> {
  const text = Array.from({length: 2000}, (_, at) => `line ${at} ${Math.imul(at, 0x9e3779b1)}\n`).join('');
  await writeFile(join(host.workDir, 'text'), text);
  const made: {kind: 'xz'; path: string}[] = [];
  for (const [name, ...options] of [
    ['plain', '-6'],
    ['blocks', '--block-size=8192', '--check=sha256'],
    ['small', '--lzma2=preset=0,lc=0,pb=0', '--check=none'],
  ] as const) {
    const path = join(host.workDir, `${name}.xz`);
    await host.run([
      'sh',
      '-c',
      'out=$1; shift; exec xz -c "$@" >"$out"',
      'sh',
      path,
      ...options,
      join(host.workDir, 'text'),
    ]);
    made.push({kind: 'xz', path});
  }
  return made;
}

/** Runs in a thread of its own: an endless loop in a reader is ended and told as well. */
async function fuzz(work: FuzzWork): Promise<FuzzResult> {
  const worker = new Worker(new URL('../support/fuzz/worker.ts', import.meta.url), {
    workerData: work,
    resourceLimits: {maxOldGenerationSizeMb: 400},
  });
  let [last, still] = [-1, 0];
  return await new Promise<FuzzResult>((resolve, reject) => {
    const stop = (cause: unknown) => {
      clearInterval(watch);
      reject(new Error(`FUZZ_SEED=${work.seed} FUZZ_CASE=${Atomics.load(work.progress, 0)}`, {cause}));
    };
    const watch = setInterval(() => {
      const now = Atomics.load(work.progress, 0);
      still = now === last ? still + 1 : 0;
      last = now;
      if (still >= PATIENCE) stop(`no answer for ${PATIENCE} s`);
    }, 1000);
    worker.once('message', (result: FuzzResult) => {
      clearInterval(watch);
      resolve(result);
    });
    worker.once('error', stop);
  }).finally(() => worker.terminate());
}

test(
  `whatever is done to packages and xz streams, for ${seconds} s, the readers answer with facts or a clear refusal`,
  async () => {
    await using host = await testHost(sampleSources);
    const samples = [...(await debs(host)), ...(await rpms(host)), ...(await xzStreams(host))];
    const {cases, refused, failure} = await fuzz({
      samples,
      seed,
      seconds,
      only: FUZZ_CASE === undefined ? undefined : Number(FUZZ_CASE),
      scratch: join(host.workDir, 'case'),
      progress: new Int32Array(new SharedArrayBuffer(4)),
    });
    expect(failure).toBeUndefined();
    // Some changes hit nothing that is read; most are noticed.
    if (FUZZ_CASE === undefined) expect(refused).toBeGreaterThan(cases / 10);
    if (FUZZ_CASE === undefined) expect(cases).toBeGreaterThan(10);
  },
  (seconds + 240) * 1000,
);
