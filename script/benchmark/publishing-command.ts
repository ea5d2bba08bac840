import {execFileSync} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Shipment} from '../../src/model/publisher.ts';
import {type Command, measure, median} from './measure.ts';
import {
  amountOf,
  ask,
  bytesOf,
  type Ground,
  type PublishingBench,
  releasesOf,
  TAG,
  type UploadRow,
} from './publishing-ground.ts';

const configOf = (shipments: readonly Shipment[]): string => `name: app
version: git
maintainer: Example Team <team@example.org>
description: What the bench publishes.
license: MIT
arch: all
targets: [deb]
deb: {compression: none}
publish: [release]
packages:
${shipments.map(({name}, index) => `  - {name: app-${index}, contents: [{src: ${name}, dst: /usr/share/app-${index}/data}]}`).join('\n')}
`;

/** A project with a package for each file, and its commit, which is tagged. */
export async function makeProject(dir: string, shipments: readonly Shipment[]): Promise<string> {
  await writeFile(join(dir, 'linux-pkg.yml'), configOf(shipments));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args], {cwd: dir});
  git('init', '-q');
  await writeFile(join(dir, '.git/info/exclude'), '*.deb\nout\nalone\n');
  git('add', 'linux-pkg.yml');
  git('commit', '-qm', 'bench');
  git('tag', TAG);
  return git('rev-parse', 'HEAD').toString().trim();
}

/** The command that people type, on as many packages: gathered, digested, sent. */
export async function wholeCommand(ground: Ground, {cli, runs}: PublishingBench): Promise<UploadRow> {
  const {dir, shipments, env} = ground;
  const command = (...args: readonly string[]): Command => ({
    argv: [process.execPath, cli, ...args],
    cwd: dir,
    env,
  });
  await measure(command('build', '--no-verify'));
  const times: number[] = [];
  let peakBytes = 0;
  for (let run = 0; run < runs; run++) {
    const measured = await measure(command('publish'));
    times.push(measured.seconds);
    peakBytes = Math.max(peakBytes, measured.peakBytes);
    const [release] = await releasesOf(ground);
    if (release?.draft !== false || release.assets.length <= shipments.length)
      throw new Error('publish has not published');
    await ask(ground, {method: 'DELETE', path: `/${release.id}`});
  }
  return {
    what: `the command \`publish\` with ${amountOf(shipments)}`,
    bytes: bytesOf(shipments),
    ours: median(times),
    curl: undefined,
    peakBytes,
  };
}
