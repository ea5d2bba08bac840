import type {OperationName} from './operations.ts';
import {pageOf} from './pages.ts';
import {invalid, notFound, type Reply, refusal} from './reply.ts';
import {releaseShape, repositoryUrl, type Scene} from './shapes.ts';
import type {Release} from './state.ts';

/** A call, its path and body already taken apart. */
export interface Ask {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** `nobody` without a token, `writer` with one that may push. */
  readonly who: 'nobody' | 'reader' | 'writer';
  /** What kind of answer is wanted: `application/octet-stream` for the bytes of an asset, not what is known of it. */
  readonly accept: string | undefined;
}

export type Handlers = Partial<Record<OperationName, (scene: Scene, ask: Ask) => Reply>>;

/** Of the drafts only those know who may push. */
export const findRelease = ({project}: Scene, id: string | undefined, who: Ask['who']): Release | undefined =>
  project.releases.find((one) => one.id === Number(id) && (!one.draft || who === 'writer'));

export const releaseHandlers: Handlers = {
  'repos/list-releases': (scene, {query, who}) => {
    const seen = scene.project.releases.filter(({draft}) => !draft || who === 'writer').toReversed();
    return pageOf(scene, {path: '/releases', query, shapes: seen.map((one) => releaseShape(scene, one))});
  },
  'repos/get-release': (scene, {params, who}) => told(scene, findRelease(scene, params['release_id'], who)),
  'repos/get-release-by-tag': (scene, {params}) => told(scene, publicOf(scene, params['tag']!)),
  'repos/get-latest-release': (scene) =>
    told(
      scene,
      scene.project.releases.find(({draft, isLatest}) => !draft && isLatest),
    ),
  'repos/create-release': (scene, {body}) => {
    const release: Release = {
      id: scene.nextId(),
      tag: String(body['tag_name']),
      target: 'main',
      name: null,
      body: null,
      draft: true,
      prerelease: false,
      immutable: false,
      isLatest: false,
      createdAt: scene.tick(),
      publishedAt: null,
      assets: [],
    };
    const wrong = change(scene, release, {draft: false, ...body});
    if (wrong) return wrong;
    if (body['generate_release_notes'])
      release.body = [release.body, notesOf(scene, release.tag).body].filter(Boolean).join('\n\n');
    scene.project.releases.push(release);
    return {
      status: 201,
      headers: {location: `${repositoryUrl(scene)}/releases/${release.id}`},
      body: releaseShape(scene, release),
    };
  },
  'repos/update-release': (scene, {params, body, who}) => {
    const release = findRelease(scene, params['release_id'], who);
    if (!release) return notFound;
    return change(scene, release, body) ?? {status: 200, body: releaseShape(scene, release)};
  },
  'repos/delete-release': (scene, {params, who}) => {
    const release = findRelease(scene, params['release_id'], who);
    if (!release) return notFound;
    scene.project.releases.splice(scene.project.releases.indexOf(release), 1);
    if (release.immutable) scene.project.lockedTags.add(release.tag);
    return {status: 204};
  },
  'repos/generate-release-notes': (scene, {body}) => ({
    status: 200,
    body: notesOf(scene, String(body['tag_name'])),
  }),
};

const told = (scene: Scene, release: Release | undefined): Reply =>
  release ? {status: 200, body: releaseShape(scene, release)} : notFound;

const publicOf = ({project}: Scene, tag: string): Release | undefined =>
  project.releases.find((one) => one.tag === tag && !one.draft);

/** As GitHub writes them where one change was merged. */
const notesOf = ({project: {owner, repo}}: Scene, tag: string): {name: string; body: string} => {
  const web = `https://github.com/${owner}/${repo}`;
  const change = `* A change by @ann in ${web}/pull/1`;
  return {
    name: tag,
    body: `## What's Changed\n${change}\n\n\n**Full Changelog**: ${web}/commits/${tag}`,
  };
};

/** Changes what it is told to, or nothing and says why. */
function change(scene: Scene, release: Release, body: Ask['body']): Reply | undefined {
  const {project} = scene;
  const tag = (body['tag_name'] as string | undefined) ?? release.tag;
  const draft = (body['draft'] as boolean | undefined) ?? release.draft;
  if (release.immutable && (draft || tag !== release.tag))
    return refusal(422, 'Cannot change the tag or the state of an immutable release.');
  if (!draft) {
    const other = publicOf(scene, tag);
    // Drafts of one tag there may be many, public releases one.
    if (other && other !== release) return invalid('Release', 'tag_name');
    if (project.lockedTags.has(tag))
      return invalid('Release', 'tag_name', {
        code: 'custom',
        message: 'tag_name was used by an immutable release',
      });
  }
  Object.assign(release, {
    tag,
    draft,
    target: body['target_commitish'] ?? release.target,
    name: body['name'] ?? release.name,
    body: body['body'] ?? release.body,
    prerelease: body['prerelease'] ?? release.prerelease,
  });
  if (draft) release.publishedAt = null;
  else publish(scene, release, body['make_latest'] as string | undefined);
  return undefined;
}

function publish({project, tick}: Scene, release: Release, makeLatest: string | undefined): void {
  const isNew = release.publishedAt === null;
  if (isNew) {
    release.publishedAt = tick();
    release.immutable = project.immutable;
    if (!project.tags.has(release.tag))
      project.tags.set(release.tag, project.tags.get('main') ?? '0'.repeat(40));
  }
  const wanted = makeLatest === undefined ? isNew || release.isLatest : makeLatest !== 'false';
  const isLatest = wanted && !release.prerelease;
  if (isLatest) for (const one of project.releases) one.isLatest = false;
  release.isLatest = isLatest;
}
