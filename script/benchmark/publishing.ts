import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';
import type {GithubOptions} from '../../__tests__/support/github/index.ts';
import type {Shipment} from '../../src/model/publisher.ts';
import {randomBytes} from './content.ts';
import {type Command, measure, median} from './measure.ts';
import {seeded} from './random.ts';
import {isAtHand} from './repository-room.ts';

export interface PublishingBench {
  readonly runs: number;
  readonly files?: number;
  /** Of each file. */
  readonly bytes?: number;
  isWanted(name: string): boolean;
}

/** Files brought to a release, against curl with the same files and the same server. */
export interface UploadRow {
  readonly files: number;
  readonly bytes: number;
  readonly ours: number;
  readonly curl: number;
  readonly peakBytes: number;
}

const LIMIT = 1.2;
const FAST = 500e6;
const MOST_BYTES = 200e6;
const TAG = 'v1.0.0';

export const isFast = ({ours, curl, bytes}: UploadRow): boolean =>
  ours <= curl * LIMIT || bytes / ours >= FAST;
export const isLean = ({peakBytes}: UploadRow): boolean => peakBytes <= MOST_BYTES;

/** A gigabyte of files brought to a release of a server that is a process of its own. */
export async function measurePublishing(bench: PublishingBench): Promise<readonly UploadRow[]> {
  if (!bench.isWanted('publish/release')) return [];
  const missing = ['curl', 'xargs'].find((name) => !isAtHand(name));
  if (missing) {
    console.error(`${missing} is not installed: the row of publishing is left out`);
    return [];
  }
  console.error('publish/release …');
  const dir = await mkdtemp(join(tmpdir(), 'linux-pkg-bench-'));
  const server = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    resolve(import.meta.dirname, '../../__tests__/support/github/alone.ts'),
    JSON.stringify({checked: false, keep: 0, tags: {[TAG]: '1'.repeat(40)}} satisfies GithubOptions),
  ]);
  try {
    const {value} = await createInterface({input: server.stdout})[Symbol.asyncIterator]().next();
    const shipments = await writeFiles(dir, bench);
    return [await contest({dir, shipments, env: JSON.parse(value as string)}, bench.runs)];
  } finally {
    server.stdin.end();
    await rm(dir, {recursive: true, force: true});
  }
}

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

interface Ground {
  readonly dir: string;
  readonly shipments: readonly Shipment[];
  readonly env: Readonly<Record<string, string>>;
}

async function contest(ground: Ground, runs: number): Promise<UploadRow> {
  const {dir, shipments, env} = ground;
  const ours: Command = {
    argv: [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      resolve(import.meta.dirname, 'publish-alone.ts'),
      JSON.stringify(shipments),
    ],
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
    files: shipments.length,
    bytes: shipments.reduce((sum, {size}) => sum + size, 0),
    ours: median(times.ours),
    curl: median(times.curl),
    peakBytes,
  };
}

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

interface Asking {
  readonly method: string;
  /** Below the releases. */
  readonly path: string;
  readonly body?: object;
}

async function ask<T>({env}: Ground, {method, path, body}: Asking): Promise<T> {
  const answer = await fetch(`${env['GITHUB_API_URL']}/repos/${env['GITHUB_REPOSITORY']}/releases${path}`, {
    method,
    headers: {authorization: `token ${env['GITHUB_TOKEN']}`, 'content-type': 'application/json'},
    ...(body && {body: JSON.stringify(body)}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? (undefined as T) : JSON.parse(text);
}

/** Takes the release away, and makes sure that everything had come. */
async function removeWhole(ground: Ground): Promise<void> {
  const [release] = await ask<{id: number; assets: {name: string; digest: string}[]}[]>(ground, {
    method: 'GET',
    path: '',
  });
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
          const {files, bytes, ours, curl, peakBytes} = row;
          const cells = [
            `${files} files of ${(bytes / files / 1e6).toFixed(0)} MB to a release`,
            `${ours.toFixed(2)} s (${(bytes / ours / 1e6).toFixed(0)} MB/s)`,
            '`curl`, four at a time',
            `${curl.toFixed(2)} s (${(bytes / curl / 1e6).toFixed(0)} MB/s)`,
            `${(ours / curl).toFixed(2)} ×`,
            `${LIMIT} ×, or ${FAST / 1e6} MB/s`,
            isFast(row) ? 'met' : '**missed**',
            `${(peakBytes / 1e6).toFixed(0)} MB`,
            `${MOST_BYTES / 1e6} MB`,
            isLean(row) ? 'met' : '**missed**',
          ];
          return `| ${cells.join(' | ')} |`;
        }),
      ].join('\n');
