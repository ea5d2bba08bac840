import {execFileSync} from 'node:child_process';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {type Command, measure, median} from './measure.ts';
import type {PromiseRow} from './promise.ts';
import {type SmallPackages, smallPackages} from './repository-packages.ts';
import {freshPeers, type Peer, releasePeers} from './repository-peers.ts';
import {isAtHand, openRoom, type Room} from './repository-room.ts';

export interface RepositoryBench {
  readonly cli: string;
  readonly runs: number;
  readonly packages?: number;
  isWanted(name: string): boolean;
}

/** The suite into which packages of a format go, and the folder below which they lie. */
export const PLACES = {
  deb: {suite: 'bookworm', packages: 'apt/pool'},
  rpm: {suite: '9', packages: 'yum/9/x86_64/Packages'},
} as const;

const KINDS = [
  {name: 'repository/fresh', peers: freshPeers, contest: fresh},
  {name: 'repository/release', peers: releasePeers, contest: release},
] as const;

/** Repositories made and brought up to date, against the programs that do the same. */
export async function measureRepositories(bench: RepositoryBench): Promise<readonly PromiseRow[]> {
  const wanted = KINDS.flatMap(({name, peers, contest}) =>
    peers.map((peer) => ({name: `${name}/${peer.program}`, peer, contest})),
  ).filter(({name}) => bench.isWanted(name));
  const rows: PromiseRow[] = [];
  for (const {name, peer, contest} of wanted) {
    if (!isAtHand('gpg') || !isAtHand(peer.program)) continue;
    console.error(`${name} …`);
    await using room = await openRoom();
    const packages = await smallPackages(peer.format, bench.packages ?? 2000);
    rows.push(await contest({room, bench, peer, packages}));
  }
  return rows;
}

interface Contest {
  readonly room: Room;
  readonly bench: RepositoryBench;
  readonly peer: Peer;
  readonly packages: SmallPackages;
}

async function fresh({room, bench, peer, packages}: Contest): Promise<PromiseRow> {
  const {suite} = PLACES[peer.format];
  // Where thousands of files were deleted a moment before, ext4 takes a second more for as many new ones.
  const newFolder = () => mkdtemp(join(room.dir, 'fresh-'));
  const row = await inTurns(bench.runs, {
    ours: async () => {
      const own = await newFolder();
      await measure(ours(room, bench.cli, ['repo', 'init', own, '--name', 'bench']));
      return measure(adding(room, bench.cli, {own, from: packages.folder, suite}));
    },
    theirs: async () => measure(shell(room, {packages, cwd: await newFolder(), lines: peer.timed})),
  });
  const what = `a repository of ${packages.files.length} small ${peer.format}s`;
  return {what, against: peer.title, limit: peer.limit, ...row};
}

async function release({room, bench, peer, packages}: Contest): Promise<PromiseRow> {
  const [own, theirs, kept, state] = ['ours', 'theirs', 'kept', 'state'].map((name) => join(room.dir, name));
  const place = PLACES[peer.format];
  const add = (from: string) => adding(room, bench.cli, {own: own!, from, suite: place.suite});
  await emptied(own!);
  await measure(ours(room, bench.cli, ['repo', 'init', own!, '--name', 'bench']));
  await measure(add(packages.folder));
  // Of the packages that are published none is at hand.
  await rm(join(own!, place.packages), {recursive: true});
  await replaced(own!, kept!);
  await emptied(theirs!);
  await measure(shell(room, {packages, cwd: theirs!, lines: peer.before ?? ''}));
  await replaced(theirs!, state!);
  const row = await inTurns(bench.runs, {
    ours: async () => {
      await replaced(kept!, own!);
      return measure(add(packages.releaseFolder));
    },
    theirs: async () => {
      await replaced(state!, theirs!);
      const {seconds} = await measure(shell(room, {packages, cwd: theirs!, lines: peer.timed}));
      const node = peer.plusNode
        ? await measure({argv: [process.execPath, '-e', ''], cwd: room.dir})
        : undefined;
      return {seconds: seconds + (node?.seconds ?? 0)};
    },
  });
  const {release: added, files} = packages;
  const what = `${added.length} ${peer.format}s more in a repository of ${files.length}`;
  return {what, against: peer.title, limit: peer.limit, ...row};
}

type Turn = () => Promise<{readonly seconds: number}>;

async function inTurns(
  runs: number,
  turns: {readonly ours: Turn; readonly theirs: Turn},
): Promise<{ours: number; theirs: number}> {
  const times = {ours: [] as number[], theirs: [] as number[]};
  for (let run = 0; run < runs; run++)
    for (const who of ['ours', 'theirs'] as const) times[who].push((await turns[who]()).seconds);
  return {ours: median(times.ours), theirs: median(times.theirs)};
}

/** A folder with nothing in it. */
export async function emptied(folder: string): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
}

/** A copy with the same hard links: aptly looks at them. */
export async function replaced(from: string, to: string): Promise<void> {
  await rm(to, {recursive: true, force: true});
  execFileSync('cp', ['-a', from, to]);
}

/** Our command line. */
export const ours = ({dir, env}: Room, cli: string, words: readonly string[]): Command => ({
  argv: [process.execPath, '--disable-warning=ExperimentalWarning', cli, ...words],
  cwd: dir,
  env,
});

interface Adding {
  readonly own: string;
  readonly from: string;
  readonly suite: string;
}

/** Packages come into a suite; the key is in a file. */
export const adding = (room: Room, cli: string, {own, from, suite}: Adding): Command =>
  ours(room, cli, ['repo', 'add', own, from, '--suite', suite, '--gpg-private-key', room.keyFile]);

interface Shell {
  readonly packages: SmallPackages;
  readonly cwd: string;
  readonly lines: string;
}

const shell = ({env}: Room, {packages, cwd, lines}: Shell): Command => ({
  argv: ['sh', '-ec', lines],
  cwd,
  env: {...env, ALL: packages.folder, RELEASE: packages.releaseFolder},
});
