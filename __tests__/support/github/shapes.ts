import type {Asset, Project, Release} from './state.ts';

/** Where the three doors of the server are. */
export interface Doors {
  readonly api: string;
  readonly uploads: string;
  /** As people see it in a browser. */
  readonly web: string;
}

export interface Scene {
  readonly project: Project;
  readonly doors: Doors;
  /** False: assets are from before GitHub told digests, or the server is an old one of one's own. */
  readonly digests: boolean;
  readonly examples: {readonly repository: object; readonly user: object};
  /** A new number. */
  nextId(): number;
  /** A moment later than the last. */
  tick(): string;
}

const node = (kind: string, id: number): string => `${kind}_${Buffer.from(String(id)).toString('base64url')}`;

const pathOf = ({owner, repo}: Project): string => `${owner}/${repo}`;

export const repositoryUrl = ({project, doors}: Scene): string => `${doors.api}/repos/${pathOf(project)}`;

/** Of a draft nobody knows the address who was not told it. */
const place = ({id, tag, draft}: Release): string =>
  draft ? `untagged-${id.toString(16).padStart(20, '0')}` : tag;

export function releaseShape(scene: Scene, release: Release): object {
  const api = `${repositoryUrl(scene)}/releases/${release.id}`;
  const web = `${scene.doors.web}/${pathOf(scene.project)}`;
  const archive = (kind: string) =>
    release.draft ? null : `${repositoryUrl(scene)}/${kind}/${encodeURIComponent(release.tag)}`;
  return {
    url: api,
    assets_url: `${api}/assets`,
    upload_url: `${scene.doors.uploads}/repos/${pathOf(scene.project)}/releases/${release.id}/assets{?name,label}`,
    html_url: `${web}/releases/tag/${encodeURIComponent(place(release))}`,
    id: release.id,
    author: userShape(scene),
    node_id: node('RE', release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: release.createdAt,
    updated_at: release.createdAt,
    published_at: release.publishedAt,
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    assets: release.assets.map((asset) => assetShape(scene, release, asset)),
  };
}

export function assetShape(scene: Scene, release: Release, asset: Asset): object {
  const {id, name, label, contentType, state, size, sha256, at} = asset;
  return {
    url: `${repositoryUrl(scene)}/releases/assets/${id}`,
    id,
    node_id: node('RA', id),
    name,
    label,
    uploader: userShape(scene),
    content_type: contentType,
    state,
    size,
    digest: scene.digests && sha256 !== undefined ? `sha256:${sha256}` : null,
    download_count: 0,
    created_at: at,
    updated_at: at,
    browser_download_url: downloadUrl(scene, release, name),
  };
}

const downloadUrl = ({doors, project}: Scene, release: Release, name: string): string =>
  `${doors.web}/${pathOf(project)}/releases/download/${encodeURIComponent(place(release))}/${encodeURIComponent(name)}`;

/** The short form, in which people stand in answers about other things. */
function userShape({examples, project}: Scene): object {
  const keys =
    'login id node_id avatar_url gravatar_id url html_url followers_url following_url gists_url starred_url subscriptions_url organizations_url repos_url events_url received_events_url type site_admin';
  const known = examples.user as Readonly<Record<string, unknown>>;
  const short = Object.fromEntries(keys.split(' ').map((key) => [key, known[key]]));
  return {...short, login: project.login ?? 'github-actions[bot]', type: project.login ? 'User' : 'Bot'};
}

export const accountShape = ({examples}: Scene, login: string): object => ({...examples.user, login});

export function repositoryShape(scene: Scene): object {
  const {project, doors, examples} = scene;
  const {permissions, parent, source, template_repository, organization, ...rest} =
    examples.repository as Readonly<Record<string, unknown>>;
  const {push} = project;
  return {
    ...rest,
    name: project.repo,
    full_name: pathOf(project),
    private: project.isPrivate,
    visibility: project.isPrivate ? 'private' : 'public',
    default_branch: 'main',
    // The example is older than its description.
    language: null,
    mirror_url: null,
    url: repositoryUrl(scene),
    html_url: `${doors.web}/${pathOf(project)}`,
    ...(push !== undefined && {
      permissions: {admin: false, maintain: false, push, triage: push, pull: true},
    }),
  };
}
