import {execFileSync, spawnSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {type Command, measure, median} from './measure.ts';
import {payloadSizes, writePayload} from './payload.ts';
import type {PromiseRow} from './promise.ts';

export interface NativeBench {
  readonly cli: string;
  readonly runs: number;
  isWanted(name: string): boolean;
}

const IMAGES = ['debian:12', 'debian:13', 'rpm:4.18'] as const;
const imageOf = (name: (typeof IMAGES)[number]): string => `linux-pkg-test/${name}`;

const HEAD = `name: bench
version: 1.0.0
maintainer: Example Team <team@example.org>
description: What the bench packs.
license: MIT
arch: amd64
images: {debian-12: '${imageOf('debian:12')}', debian-13: '${imageOf('debian:13')}', rocky-9: '${imageOf('rpm:4.18')}'}
`;

const PACKED = `${HEAD}depends: []
contents: [{src: root/opt/bench, dst: /opt/bench, type: tree}]
`;

const COMPILED = `${HEAD}targets: [debian-12]
build:
  requires: [gcc, make, libc6-dev]
  main: |
    echo 'int main(void) { return 0; }' >main.c
    make main && install -D main "$DESTDIR/usr/bin/bench-main"
`;

/** One core's work of some seconds. */
const COUNTED = `${HEAD}build:
  main: |
    i=0; while [ $i -lt 6000000 ]; do i=$((i + 1)); done
    install -Dm644 linux-pkg.yml "$DESTDIR/usr/share/bench/config"
`;

const CONTROL = `Package: bench
Version: 1.0.0-1
Architecture: amd64
Maintainer: Example Team <team@example.org>
Description: What the bench packs
`;

const SPEC = `Name: bench
Version: 1.0.0
Release: 1
Summary: What the bench packs
License: MIT
%define __os_install_post %{nil}
%description
What the bench packs
%install
mkdir -p %{buildroot}/opt && cp -a /tree/opt/bench %{buildroot}/opt/
%files
/opt/bench
`;

/** What a person would type, with the tree mounted and copied as a build would leave it. */
const bare = (dir: string, image: string, script: string): Command => ({
  argv: [
    'docker',
    'run',
    '--rm',
    '-v',
    `${join(dir, 'root')}:/tree:ro`,
    '-v',
    `${dir}:/bench:ro`,
    image,
    'sh',
    '-ec',
    script,
  ],
  cwd: dir,
});

const DEB = 'cp -a /tree /pkg && install -D /bench/control /pkg/DEBIAN/control && dpkg-deb -b /pkg /out.deb';
const RPM = 'rpmbuild -bb --define "_rpmdir /out" /bench/bench.spec';

/** The promises about containers, each measured beside what it is held to. */
export async function measureNative(bench: NativeBench): Promise<readonly PromiseRow[]> {
  const wanted = ['native/deb', 'native/rpm', 'native/warm', 'native/parallel'].filter(bench.isWanted);
  if (wanted.length === 0) return [];
  if (spawnSync('docker', ['info']).status !== 0) {
    console.error('docker does not answer: the native rows are left out');
    return [];
  }
  execFileSync(resolve(import.meta.dirname, '../distro-images'), [...IMAGES], {stdio: 'inherit'});
  const dir = await mkdtemp(join(tmpdir(), 'linux-pkg-bench-'));
  try {
    const rows: PromiseRow[] = [];
    for (const name of wanted) {
      console.error(`${name} …`);
      rows.push(await MEASURES[name as keyof typeof MEASURES](dir, bench));
    }
    return rows;
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

const MEASURES = {
  'native/deb': (dir: string, bench: NativeBench) =>
    overBare(dir, bench, {
      target: 'debian-12',
      what: 'deb of 150 MB, put together by dpkg-deb',
      peer: bare(dir, imageOf('debian:12'), DEB),
    }),
  'native/rpm': (dir: string, bench: NativeBench) =>
    overBare(dir, bench, {
      target: 'rocky-9',
      what: 'rpm of 150 MB, put together by rpmbuild',
      peer: bare(dir, imageOf('rpm:4.18'), RPM),
    }),
  'native/warm': warm,
  'native/parallel': parallel,
};

const ours = (dir: string, cli: string, targets: string): Command => ({
  argv: [process.execPath, cli, 'build', '--no-verify', '--targets', targets],
  cwd: dir,
});

interface Bare {
  readonly target: string;
  readonly what: string;
  readonly peer: Command;
}

async function overBare(
  dir: string,
  {cli, runs}: NativeBench,
  {target, what, peer}: Bare,
): Promise<PromiseRow> {
  await rm(join(dir, 'root'), {recursive: true, force: true});
  await writePayload(join(dir, 'root/opt/bench'), payloadSizes.find(({id}) => id === '150')!);
  await writeFile(join(dir, 'control'), CONTROL);
  await writeFile(join(dir, 'bench.spec'), SPEC);
  await writeFile(join(dir, 'linux-pkg.yml'), PACKED);
  const command = ours(dir, cli, target);
  await measure(command);
  const times = {ours: [] as number[], theirs: [] as number[]};
  for (let run = 0; run < runs; run++) {
    times.ours.push((await measure(command)).seconds);
    times.theirs.push((await measure(peer)).seconds);
  }
  await rm(join(dir, 'root'), {recursive: true, force: true});
  const against = 'docker run and the same tool';
  return {what, ours: median(times.ours), against, theirs: median(times.theirs), limit: 1.15};
}

/** The prepared image is thrown away before every first run. */
async function warm(dir: string, {cli, runs}: NativeBench): Promise<PromiseRow> {
  await project(dir, COMPILED);
  const command = ours(dir, cli, 'debian-12');
  const times = {first: [] as number[], second: [] as number[]};
  for (let run = 0; run < Math.min(runs, 3); run++) {
    const ids = execFileSync('docker', ['images', '-q', '--filter', 'label=linux-pkg.prepared'], {
      encoding: 'utf8',
    });
    if (ids.trim()) execFileSync('docker', ['rmi', '-f', ...new Set(ids.trim().split('\n'))]);
    times.first.push((await measure(command)).seconds);
    times.second.push((await measure(command)).seconds);
  }
  const [second, first] = [median(times.second), median(times.first)];
  return {
    what: 'second run, three build requires',
    ours: second,
    against: 'the first run',
    theirs: first,
    limit: 0.3,
  };
}

async function parallel(dir: string, {cli, runs}: NativeBench): Promise<PromiseRow> {
  await project(dir, COUNTED);
  const [two, one] = [ours(dir, cli, 'debian-12,debian-13'), ours(dir, cli, 'debian-12')];
  await measure(two);
  const times = {two: [] as number[], one: [] as number[]};
  for (let run = 0; run < runs; run++) {
    times.two.push((await measure(two)).seconds);
    times.one.push((await measure(one)).seconds);
  }
  const what = 'two targets, one core of work each';
  return {what, ours: median(times.two), against: 'one target', theirs: median(times.one), limit: 1.3};
}

async function project(dir: string, config: string): Promise<void> {
  await mkdir(dir, {recursive: true});
  await writeFile(join(dir, 'linux-pkg.yml'), config);
}
