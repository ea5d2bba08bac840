import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdir, open, readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {type TestHost, testHost} from '../support/host.ts';
import {repositoryRoot} from '../support/sources.ts';

const MEBIBYTE = 1 << 20;

/** A project with one file that no compression makes smaller. */
async function project(format: string, compression: string, megabytes: number): Promise<TestHost> {
  const host = await testHost({
    'linux-pkg.yml': `name: heavy
version: 1.0.0
arch: all
maintainer: Example Team <team@example.org>
description: Heavy
targets: [${format}]
${format}: {compression: '${compression}'}
contents: [{src: data, dst: /opt/data}]
`,
  });
  await using file = await open(join(host.workDir, 'data'), 'w');
  for (let at = 0; at < megabytes; at++) await file.write(randomBytes(MEBIBYTE));
  await mkdir(host.outDir);
  return host;
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{readonly code: number | null; readonly stderr: string}>;
}

function startBuild(host: TestHost, ...before: readonly string[]): Run {
  const [program = '', ...args] = [
    ...before,
    process.execPath,
    join(repositoryRoot, 'src/cli.ts'),
    'build',
    '--no-verify',
  ];
  const child = spawn(program, args, {cwd: host.workDir, stdio: ['ignore', 'ignore', 'pipe']});
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return {child, ended: once(child, 'close').then(([code]) => ({code: code as number | null, stderr}))};
}

const kinds = ['deb', 'rpm'] as const;

/** Waits until something of the package lies in the draft; what is left takes seconds, as both codecs are slow. */
async function packing(host: TestHost, {child}: Run): Promise<void> {
  for (;;) {
    const names = await readdir(host.outDir, {recursive: true});
    const sizes = await Promise.all(
      names.map(async (name) => {
        const found = await stat(join(host.outDir, name)).catch(() => undefined);
        return found?.isFile() ? found.size : 0;
      }),
    );
    if (sizes.some((size) => size > 0)) return;
    if (child.exitCode !== null) throw new Error('the build ended before it could be stopped');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe.each(kinds)('a half-done %s', (format) => {
  test.each(['none', 'gzip:1', 'zstd:1', 'xz:0'])(
    'of %s on a full disk leaves nothing, and says why',
    async (compression) => {
      if (format === 'rpm' && compression === 'none') return;
      await using host = await project(format, compression, 8);
      const {code, stderr} = await startBuild(host, 'prlimit', `--fsize=${3 * MEBIBYTE}`).ended;
      expect(stderr).toMatch(/^error: \S+, assemble: heavy\S+ could not be written: EFBIG: file too large/);
      expect(stderr).toContain('→ the disk or a limit');
      expect(code).toBe(1);
      expect(await readdir(host.outDir)).toEqual([]);
    },
  );

  test.each([
    ['zstd:19', 'SIGINT'],
    ['xz:0', 'SIGTERM'],
  ] as const)(
    'of %s that %s ends leaves nothing, and says so',
    async (compression, signal) => {
      await using host = await project(format, compression, 48);
      const run = startBuild(host);
      try {
        await packing(host, run);
      } finally {
        run.child.kill(signal);
      }
      const {code, stderr} = await run.ended;
      expect(stderr).toBe('error: interrupted; nothing half-done was left under a final name\n');
      expect(code).toBe(1);
      expect(await readdir(host.outDir)).toEqual([]);
    },
    120_000,
  );
});
