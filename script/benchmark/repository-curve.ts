import {createHash} from 'node:crypto';
import {mkdir, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {formatOf} from '../../src/formats/index.ts';
import type {IndexRecord, Listing, RepositoryEngine} from '../../src/model/repository.ts';
import {repositoryKinds} from '../../src/repositories/index.ts';
import {directoryStore} from '../../src/stores/directory/directory.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {measure, median} from './measure.ts';
import {adding, emptied, ours, PLACES, type RepositoryBench, replaced} from './repository.ts';
import {smallPackages} from './repository-packages.ts';
import {isAtHand, openRoom, type Room} from './repository-room.ts';

/** What adding one package costs where so many are listed already. */
export interface CurvePoint {
  readonly kind: string;
  readonly listed: number;
  readonly seconds: number;
  readonly peakBytes: number;
}

const SIZES = [1000, 10_000, 50_000];
const MOST_BYTES = 2 ** 30;
const DATE = 1_700_000_000;

/** One package added to lists of more and more packages, none of which is there. */
export async function measureCurve(
  bench: RepositoryBench & {readonly sizes?: readonly number[]},
): Promise<readonly CurvePoint[]> {
  const points: CurvePoint[] = [];
  for (const {id, format} of Object.values(repositoryKinds)) {
    if (!bench.isWanted(`repository/curve/${id}`) || !isAtHand('gpg')) continue;
    for (const listed of bench.sizes ?? SIZES) {
      console.error(`repository/curve/${id} ${listed} …`);
      await using room = await openRoom();
      points.push({
        kind: id,
        listed,
        ...(await point(room, bench, {id, format: format as 'deb' | 'rpm', listed})),
      });
    }
  }
  return points;
}

interface Point {
  readonly id: string;
  readonly format: 'deb' | 'rpm';
  readonly listed: number;
}

async function point(room: Room, {cli, runs, packages = 2000}: RepositoryBench, {id, format, listed}: Point) {
  const {suite} = PLACES[format];
  const small = await smallPackages(format, packages);
  const [own, kept] = [join(room.dir, 'ours'), join(room.dir, 'kept')];
  await mkdir(kept);
  await measure(ours(room, cli, ['repo', 'init', kept, '--name', 'bench']));
  const engine = await repositoryKinds[id]!.load();
  const record = await (await formatOf(format).load()).record!(join(small.folder, small.files[0]!));
  const [place = suite] = engine.places(suite, record.arch, [record.arch]);
  await writeLists(room, kept, {engine, place, listings: listingsOf(engine, {place, record, listed})});
  const times: number[] = [];
  let peakBytes = 0;
  await emptied(own);
  for (let run = 0; run < runs; run++) {
    await replaced(kept, own);
    const from = join(small.releaseFolder, small.release[0]!);
    const measured = await measure(adding(room, cli, {own, from, suite}));
    times.push(measured.seconds);
    peakBytes = Math.max(peakBytes, measured.peakBytes);
  }
  await rm(own, {recursive: true});
  return {seconds: median(times), peakBytes};
}

interface Shape {
  readonly place: string;
  readonly record: IndexRecord;
  readonly listed: number;
}

/** As many packages as are wanted, each with the record of one under a name of its own. */
function* listingsOf(engine: RepositoryEngine, {place, record, listed}: Shape): Generator<Listing> {
  const text = JSON.stringify(record);
  for (let number = 1; number <= listed; number++) {
    const name = `many-${String(number).padStart(5, '0')}`;
    const own: IndexRecord = JSON.parse(text.replaceAll(record.name, name));
    const sha256 = createHash('sha256').update(name).digest('hex');
    const file = `${name}-1.0.0-1.${own.arch}.${own.header ? 'rpm' : 'deb'}`;
    yield engine.listing({file, name: basename(file), size: 6000, sha256, record: own}, place, DATE, 'main');
  }
}

interface Lists {
  readonly engine: RepositoryEngine;
  readonly place: string;
  readonly listings: Iterable<Listing>;
}

async function writeLists(room: Room, folder: string, {engine, place, listings}: Lists): Promise<void> {
  const [key] = await readOpenKeys(room.secretKey, 'the key');
  const part = key!.facts.parts[0];
  const signer = await memorySigner(key!, {part, passphrases: [], date: part.created});
  const fixed = {Origin: 'bench', Label: 'bench'};
  const store = directoryStore(folder);
  const empty = {place, date: 0, tag: undefined, signedBy: [], torn: false};
  const shelf = {...empty, listings: [...listings], fixed};
  const {batches, top} = await engine.write({shelf, signers: [signer], date: part.created, there: []});
  for (const batch of [...batches, top]) await store.put(batch);
}

/** The curve as Markdown. */
export const curveFigures = (points: readonly CurvePoint[]): string =>
  points.length === 0
    ? ''
    : [
        '### One package more',
        '',
        '| repository | packages listed | wall | peak memory | limit |  |',
        '| --- | ---: | ---: | ---: | ---: | --- |',
        ...points.map((point) => {
          const {kind, listed, seconds, peakBytes} = point;
          const cells = [
            kind,
            listed.toLocaleString('en'),
            `${seconds.toFixed(2)} s`,
            `${(peakBytes / 1e6).toFixed(0)} MB`,
          ];
          return `| ${[...cells, '1 GB', isSmall(point) ? 'met' : '**missed**'].join(' | ')} |`;
        }),
      ].join('\n');

export const isSmall = ({peakBytes}: CurvePoint): boolean => peakBytes <= MOST_BYTES;
