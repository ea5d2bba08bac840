import {type ChildProcessWithoutNullStreams, execFileSync, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';
import type {GithubOptions} from '../../__tests__/support/github/index.ts';
import type {Shipment} from '../../src/model/publisher.ts';
import {randomBytes} from './content.ts';
import {type Command, measure, median} from './measure.ts';
import {makeProject, wholeCommand} from './publishing-command.ts';
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
import {seeded} from './random.ts';
import {isAtHand} from './repository-room.ts';

const LIMIT = 1.2;
const FAST = 500e6;
const MOST_BYTES = 200e6;

export const isFast = ({ours, curl, bytes}: UploadRow): boolean =>
  curl === undefined || ours <= curl * LIMIT || bytes / ours >= FAST;
export const isLean = ({peakBytes}: UploadRow): boolean => peakBytes <= MOST_BYTES;

const CONTESTS = {'publish/release': contest, 'publish/command': wholeCommand} as const;

/** A gigabyte of files brought to a release of a server that is a process of its own. */
export async function measurePublishing(bench: PublishingBench): Promise<readonly UploadRow[]> {
  const wanted = Object.entries(CONTESTS).filter(([name]) => bench.isWanted(name));
  if (wanted.length === 0) return [];
  const missing = ['curl', 'xargs'].find((name) => !isAtHand(name));
  if (missing) {
    console.error(`${missing} is not installed: the row of publishing is left out`);
    return [];
  }
  const dir = await mkdtemp(join(tmpdir(), 'linux-pkg-bench-'));
  let server: ChildProcessWithoutNullStreams | undefined;
  try {
    const shipments = await writeFiles(dir, bench);
    const tags = {[TAG]: await makeProject(dir, shipments)};
    server = startServer({checked: false, keep: 0, tags});
    const {value} = await createInterface({input: server.stdout})[Symbol.asyncIterator]().next();
    const rows: UploadRow[] = [];
    for (const [name, measured] of wanted) {
      console.error(`${name} …`);
      rows.push(await measured({dir, shipments, env: JSON.parse(value as string)}, bench));
    }
    return rows;
  } finally {
    server?.stdin.end();
    await rm(dir, {recursive: true, force: true});
  }
}

const startServer = (options: GithubOptions): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    resolve(import.meta.dirname, '../../__tests__/support/github/alone.ts'),
    JSON.stringify(options),
  ]);

/** Random, as packages are compressed already. */
async function writeFiles(dir: string, {files = 8, bytes = 2 ** 27}: PublishingBench): Promise<Shipment[]> {
  const shipments: Shipment[] = [];
  for (let index = 0; index < files; index++) {
    const name = `app_1.0.0_${index}.deb`;
    const content = randomBytes(bytes, seeded(index + 1));
    await writeFile(join(dir, name), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    shipments.push({name, file: join(dir, name), size: content.length, sha256, kind: 'package'});
  }
  return shipments;
}

async function contest(ground: Ground, {runs}: PublishingBench): Promise<UploadRow> {
  const {dir, shipments, env} = ground;
  bundleAlone(dir);
  const ours: Command = {
    argv: [process.execPath, join(dir, 'alone/publish-alone.js'), JSON.stringify(shipments)],
    cwd: dir,
    env,
  };
  const times = {ours: [] as number[], curl: [] as number[]};
  let peakBytes = 0;
  for (let run = 0; run < runs; run++) {
    const measured = await measure(ours);
    times.ours.push(measured.seconds);
    peakBytes = Math.max(peakBytes, measured.peakBytes);
    await removeWhole(ground);
    const draft = await ask<{upload_url: string}>(ground, {
      method: 'POST',
      path: '',
      body: {tag_name: TAG, draft: true},
    });
    times.curl.push((await measure(curling(ground, draft.upload_url.replace(/\{.*/, '')))).seconds);
    await removeWhole(ground);
  }
  return {
    what: `${amountOf(shipments)} to a release`,
    bytes: bytesOf(shipments),
    ours: median(times.ours),
    curl: median(times.curl),
    peakBytes,
  };
}

/** The program as users would have it: its types stripped, its parts in a few files. */
const bundleAlone = (dir: string): Buffer =>
  execFileSync(resolve(import.meta.dirname, '../../node_modules/.bin/esbuild'), [
    resolve(import.meta.dirname, 'publish-alone.ts'),
    ...[
      '--bundle',
      '--splitting',
      '--format=esm',
      '--platform=node',
      '--target=node22.15',
      '--log-level=warning',
    ],
    `--outdir=${join(dir, 'alone')}`,
    "--banner:js=import {createRequire as __createRequire} from 'node:module';\nconst require = __createRequire(import.meta.url);",
  ]);

/** One curl for each file, four at a time, each streaming its own. */
const curling = ({dir, shipments, env}: Ground, uploads: string): Command => ({
  argv: [
    'sh',
    '-c',
    `printf '%s\\n' "$@" | xargs -P 4 -I {} curl --silent --show-error --fail --output /dev/null \\
      -X POST -T {} -H "authorization: token $TOKEN" -H 'content-type: application/octet-stream' "$UPLOADS?name={}"`,
    'sh',
    ...shipments.map(({name}) => name),
  ],
  cwd: dir,
  env: {TOKEN: env['GITHUB_TOKEN']!, UPLOADS: uploads},
});

/** Takes the release away, and makes sure that everything had come. */
async function removeWhole(ground: Ground): Promise<void> {
  const [release] = await releasesOf(ground);
  const there = new Map(release?.assets.map(({name, digest}) => [name, digest]));
  for (const {name, sha256} of ground.shipments)
    if (there.get(name) !== `sha256:${sha256}`) throw new Error(`${name} did not come whole`);
  await ask(ground, {method: 'DELETE', path: `/${release!.id}`});
}

/** The rows as Markdown; nothing where there are none. */
export const uploadFigures = (rows: readonly UploadRow[]): string =>
  rows.length === 0
    ? ''
    : [
        '### Publishing',
        '',
        '| what | ours | against | theirs | ratio | limit |  | peak memory | limit |  |',
        '| --- | ---: | --- | ---: | ---: | --- | --- | ---: | ---: | --- |',
        ...rows.map((row) => {
          const {what, bytes, ours, curl, peakBytes} = row;
          const time = (seconds: number) =>
            `${seconds.toFixed(2)} s (${(bytes / seconds / 1e6).toFixed(0)} MB/s)`;
          const cells = [
            what,
            time(ours),
            ...(curl === undefined
              ? ['', '', '', '', '']
              : [
                  '`curl`, four at a time',
                  time(curl),
                  `${(ours / curl).toFixed(2)} ×`,
                  `${LIMIT} ×, or ${FAST / 1e6} MB/s`,
                  isFast(row) ? 'met' : '**missed**',
                ]),
            `${(peakBytes / 1e6).toFixed(0)} MB`,
            `${MOST_BYTES / 1e6} MB`,
            isLean(row) ? 'met' : '**missed**',
          ];
          return `| ${cells.join(' | ')} |`;
        }),
      ].join('\n');
