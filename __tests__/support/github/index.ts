import {createHash} from 'node:crypto';
import {answerCall, type Room} from './call.ts';
import {
  type Call,
  type Fault,
  type FaultName,
  type Faults,
  type Plan,
  planFaults,
  type Where,
} from './faults.ts';
import {openJudge} from './judge.ts';
import type {Asset, Moment, Project, Release, ReleaseView} from './state.ts';
import {viewOf, watchPublic} from './state.ts';
import {close, listen, send} from './wire.ts';

export {type Call, FAULT_NAMES, type Fault, type FaultName, type Where} from './faults.ts';
export type {OperationName} from './operations.ts';
export {rateShape} from './others.ts';
export {type Reply, refusal} from './reply.ts';
export type {AssetView, Moment, ReleaseView} from './state.ts';

export interface GithubOptions {
  /** `owner/repo`; default `example/hello`. */
  readonly repository?: string;
  readonly isPrivate?: boolean;
  readonly immutable?: boolean;
  /** What the one token may; undefined: not said. Default: it may push. */
  readonly push?: boolean | undefined;
  readonly token?: string;
  /** Whose the token is; undefined: an app's. Default `ann`. */
  readonly login?: string | undefined;
  /** Tags of the repository and their commits; default `v1.2.3`. */
  readonly tags?: Readonly<Record<string, string>>;
  /** False: no digests are told, as by older servers. */
  readonly digests?: boolean;
  /** Stand in each answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** False: nothing is held against GitHub's description (for figures). */
  readonly checked?: boolean;
  /** Uploads up to this size can be downloaded again; default 1 MiB. */
  readonly keep?: number;
  /** Milliseconds that the server takes to store what was uploaded; default 0. */
  readonly storing?: number;
}

/** A release that is there before anybody calls. */
export interface Planted {
  readonly tag: string;
  readonly draft?: boolean;
  readonly body?: string;
  readonly name?: string;
  readonly prerelease?: boolean;
  readonly assets?: readonly {
    readonly name: string;
    readonly bytes?: Uint8Array | string;
    readonly state?: Asset['state'];
  }[];
}

export interface Github extends AsyncDisposable {
  /** For GITHUB_API_URL. */
  readonly url: string;
  /** What a job has in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** All of them, in the order of their first bytes. */
  readonly calls: readonly Call[];
  /** Each `authorization` that was sent. */
  readonly tokens: ReadonlySet<string>;
  /** What became public, and when. */
  readonly moments: readonly Moment[];
  /** What GitHub's description does not allow; where it is not empty at the end, the end throws. */
  readonly breaches: string[];
  readonly failAt: (where: Where, how: FaultName | Fault, plan?: Plan) => void;
  /** With drafts, in the order of their making. */
  releases(): readonly ReleaseView[];
  /** What is in an asset. */
  bytesOf(tag: string, name: string): Buffer | undefined;
  plant(release: Planted): number;
}

/**
 * The part of GitHub that releases need, on the loopback: with state, drafts, pages, starters and limits. Every request
 * and every answer is held against GitHub's own description, and any call can be made to fail in any way.
 */
export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const judge = await openJudge();
  const project = projectOf(options);
  const {moments, look} = watchPublic(project);
  const faults: Faults = planFaults();
  const token = options.token ?? `ghs_${'0123456789abcdefghij'.repeat(2).slice(0, 36)}`;
  const rooms: {open?: Room} = {};
  const api = await listen((request, response) => void answerCall(rooms.open!, 'api', {request, response}));
  const uploads = await listen(
    (request, response) => void answerCall(rooms.open!, 'uploads', {request, response}),
  );
  const web = await listen((request, response) => {
    const asset = downloaded(project, new URL(request.url!, 'http://127.0.0.1').pathname);
    void send(
      response,
      asset?.bytes
        ? {status: 200, headers: {'content-type': asset.contentType}, body: asset.bytes}
        : {status: 404, body: 'Not Found'},
      false,
    );
  });
  let id = 100;
  let seconds = Date.UTC(2026, 0, 1) / 1000;
  const room: Room = {
    judge,
    faults,
    token,
    look,
    isChecked: options.checked ?? true,
    headers: options.headers ?? {},
    keep: options.keep ?? 2 ** 20,
    storing: options.storing ?? 0,
    calls: [],
    tokens: new Set(),
    breaches: [],
    scene: {
      project,
      doors: {api: api.url, uploads: uploads.url, web: web.url},
      digests: options.digests ?? true,
      examples: judge.examples,
      nextId: () => ++id,
      tick: () => new Date(++seconds * 1000).toISOString().replace('.000', ''),
    },
  };
  rooms.open = room;
  const {calls, tokens, breaches, scene} = room;
  return {
    url: api.url,
    env: {
      GITHUB_API_URL: api.url,
      GITHUB_SERVER_URL: web.url,
      GITHUB_REPOSITORY: `${project.owner}/${project.repo}`,
      GITHUB_TOKEN: token,
    },
    ...{calls, tokens, moments, breaches},
    failAt: faults.failAt,
    releases: () => project.releases.map(viewOf),
    bytesOf: (tag, name) =>
      project.releases
        .filter((release) => release.tag === tag)
        .flatMap(({assets}) => assets)
        .find((asset) => asset.name === name)?.bytes,
    plant: (planted) => {
      const release = releaseOf(planted, scene);
      project.releases.push(release);
      look(0);
      return release.id;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([api, uploads, web].map(({server}) => close(server)));
      if (breaches.length > 0) throw new Error(`GitHub would not have it so:\n${breaches.join('\n')}`);
    },
  };
}

function projectOf({
  repository = 'example/hello',
  tags = {'v1.2.3': '1'.repeat(40)},
  ...rest
}: GithubOptions): Project {
  const [owner, repo] = repository.split('/');
  return {
    owner: owner!,
    repo: repo!,
    isPrivate: rest.isPrivate ?? false,
    immutable: rest.immutable ?? false,
    push: 'push' in rest ? rest.push : true,
    login: 'login' in rest ? rest.login : 'ann',
    tags: new Map(Object.entries(tags)),
    lockedTags: new Set(),
    releases: [],
  };
}

function releaseOf({assets = [], ...planted}: Planted, scene: Room['scene']): Release {
  const draft = planted.draft ?? false;
  const at = scene.tick();
  return {
    id: scene.nextId(),
    tag: planted.tag,
    name: planted.name ?? planted.tag,
    body: planted.body ?? null,
    target: 'main',
    draft,
    prerelease: planted.prerelease ?? false,
    immutable: !draft && scene.project.immutable,
    isLatest: !draft && !planted.prerelease,
    createdAt: at,
    publishedAt: draft ? null : at,
    assets: assets.map(({name, bytes = name, state = 'uploaded'}) => {
      const content = state === 'starter' ? undefined : Buffer.from(bytes);
      return {
        id: scene.nextId(),
        name,
        label: '',
        contentType: 'application/octet-stream',
        state,
        size: content?.length ?? 0,
        sha256: content && createHash('sha256').update(content).digest('hex'),
        bytes: content,
        at,
      };
    }),
  };
}

/** As a browser or curl gets them: of public releases alone; those who were sent to an address get any. */
function downloaded({owner, repo, releases}: Project, path: string): Asset | undefined {
  const id = /^\/bytes\/(\d+)$/.exec(path)?.[1];
  if (id) return releases.flatMap(({assets}) => assets).find((asset) => asset.id === Number(id));
  const parts = path.split('/').map(decodeURIComponent);
  const [, o, r, word, kind, tag, name] = parts;
  if (o !== owner || r !== repo || word !== 'releases' || kind !== 'download') return undefined;
  return releases
    .find((release) => release.tag === tag && !release.draft)
    ?.assets.find((asset) => asset.name === name && asset.state === 'uploaded');
}
