import {PkgError} from '../model/errors.ts';
import {printable} from '../text/printable.ts';
import type {Calls} from './github-calls.ts';
import {AnswerError} from './github-fault.ts';
import type {RepositoryName} from './github-token.ts';

/** A release, as far as it matters to whoever brings files to it. */
export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Nothing of it may change any more: https://docs.github.com/code-security/concepts/supply-chain-security/immutable-releases */
  readonly immutable: boolean;
  /** Where people see it. */
  readonly page: string;
  /** Where files are sent to, as an RFC 6570 template. */
  readonly uploads: string;
}

/** A file of a release. */
export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** `uploaded`; anything else is a rest of an upload that did not come to its end. */
  readonly state: string;
  /** Lower-case hex; undefined where the server does not say it. */
  readonly sha256: string | undefined;
}

export interface NewRelease {
  readonly tag: string;
  readonly commit: string | undefined;
  readonly name: string;
  readonly body: string;
  readonly prerelease: boolean;
}

export interface Publishing {
  readonly prerelease: boolean;
  readonly latest: 'true' | 'false' | 'legacy';
}

/** The requests that a publication makes, each with the answer that matters. */
export interface Releases {
  published(tag: string): Promise<Release | undefined>;
  /** All of that tag, drafts too (which are seen nowhere else), the oldest first. */
  ofTag(tag: string): Promise<readonly Release[]>;
  /** As it is now. */
  again(release: Release): Promise<Release>;
  /** The one that GitHub calls the latest. */
  latest(): Promise<Release | undefined>;
  /** The commit that a tag leads to, annotated or not; undefined where there is no such tag. */
  commitOf(tag: string): Promise<string | undefined>;
  /** GitHub's own list of what was merged. */
  notes(tag: string, commit: string | undefined): Promise<string>;
  draft(release: NewRelease): Promise<Release>;
  assets(release: Release): Promise<readonly Asset[]>;
  publish(release: Release, how: Publishing): Promise<Release>;
  remove(release: Release): Promise<void>;
  removeAsset(asset: Asset): Promise<void>;
}

const PAGE = 100;
/** GitHub itself shows no more than 10 000 of anything. */
const MOST_PAGES = 100;

/** The releases of one repository. */
export function releasesOf({github, call}: Calls, repository: RepositoryName): Releases {
  const {repos} = github.rest;
  const none = ({status}: {readonly status: number | undefined}) => (status === 404 ? null : undefined);
  const ofTag = async (tag: string): Promise<readonly Release[]> => {
    const all = await everyPage((page) =>
      call('listing the releases', async (signal) =>
        listed(await repos.listReleases({...repository, per_page: PAGE, page, request: {signal}})),
      ),
    );
    return all
      .map(releaseOf)
      .filter((release) => release.tag === tag)
      .sort((a, b) => a.id - b.id);
  };
  const byId = (id: number): Promise<Release> =>
    call('looking at the release', async (signal) =>
      releaseOf((await repos.getRelease({...repository, release_id: id, request: {signal}})).data),
    );
  return {
    ofTag,
    again: ({id}) => byId(id),
    published: async (tag) =>
      (await call<Release | null>(
        `looking for the release ${tag}`,
        async (signal) =>
          releaseOf((await repos.getReleaseByTag({...repository, tag, request: {signal}})).data),
        {or: none},
      )) ?? undefined,
    latest: async () =>
      (await call<Release | null>(
        'looking for the latest release',
        async (signal) => releaseOf((await repos.getLatestRelease({...repository, request: {signal}})).data),
        {or: none},
      )) ?? undefined,
    commitOf: async (tag) => {
      const wish = {...repository, ref: `tags/${tag}`, headers: {accept: 'application/vnd.github.sha'}};
      const found = await call<string | null>(
        `looking for the tag ${tag}`,
        async (signal) => hashOf((await repos.getCommit({...wish, request: {signal}})).data),
        // 422 is "No commit found for SHA", 409 a repository without any.
        {or: ({status}) => (status === 404 || status === 409 || status === 422 ? null : undefined)},
      );
      return found ?? undefined;
    },
    notes: (tag, commit) =>
      call('asking for release notes', async (signal) => {
        const wish = {...repository, tag_name: tag, ...(commit && {target_commitish: commit})};
        const {data} = await repos.generateReleaseNotes({...wish, request: {signal}});
        return shaped(data, ({body}) => typeof body === 'string').body;
      }),
    draft: ({tag, commit, name, body, prerelease}) => {
      const fields = {...repository, tag_name: tag, name, body, prerelease, draft: true};
      const wish = {...fields, ...(commit && {target_commitish: commit})};
      return call(
        'making the draft',
        async (signal) => releaseOf((await repos.createRelease({...wish, request: {signal}})).data),
        // Its answer may be what was lost.
        {look: async () => (await ofTag(tag))[0]},
      );
    },
    assets: async ({id}) => {
      const wish = {...repository, release_id: id, per_page: PAGE};
      const all = await everyPage((page) =>
        call('listing the files of the release', async (signal) =>
          listed(await repos.listReleaseAssets({...wish, page, request: {signal}})),
        ),
      );
      return all.map(assetOf);
    },
    publish: ({id}, {prerelease, latest}) => {
      const wish = {...repository, release_id: id, draft: false, prerelease, make_latest: latest};
      return call(
        'making the release public',
        async (signal) => releaseOf((await repos.updateRelease({...wish, request: {signal}})).data),
        {
          look: async () => {
            const found = await byId(id);
            return found.draft ? undefined : found;
          },
        },
      );
    },
    remove: async ({id}) => {
      await call<unknown>(
        'deleting the second draft',
        (signal) => repos.deleteRelease({...repository, release_id: id, request: {signal}}),
        {or: none},
      );
    },
    removeAsset: async ({id, name}) => {
      await call<unknown>(
        `deleting ${name}`,
        (signal) => repos.deleteReleaseAsset({...repository, asset_id: id, request: {signal}}),
        {or: none},
      );
    },
  };
}

interface Page<T> {
  readonly data: readonly T[];
  readonly headers: {readonly link?: string | undefined};
}

/** By number: the addresses of further pages that a server names are not followed with our token. */
async function everyPage<T>(ask: (page: number) => Promise<Page<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const {data, headers} = await ask(page);
    all.push(...data);
    if (data.length < PAGE && !/\brel="next"/.test(headers.link ?? '')) return all;
    if (page === MOST_PAGES)
      throw new PkgError('release/endless', `the server's list does not end after ${page} pages`, {
        hint: 'check GITHUB_API_URL, and what stands between this machine and the server',
      });
  }
}

/** A connection that is cut in the middle of an answer leaves text, or nothing, in place of the data. */
function shaped<T>(data: T, isRight: (data: T) => boolean): T {
  if (typeof data !== 'object' || data === null || !isRight(data))
    throw new AnswerError('the answer was cut off');
  return data;
}

function listed<T>(page: Page<T>): Page<T> {
  shaped(page.data, Array.isArray);
  return page;
}

/** The answer is the bare hash, as text; without a charset it comes as bytes. */
function hashOf(data: unknown): string {
  const text = data instanceof ArrayBuffer ? Buffer.from(data).toString() : data;
  if (typeof text !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text.trim()))
    throw new AnswerError('the answer was cut off');
  return text.trim();
}

interface ReleaseData {
  readonly id: number;
  readonly tag_name: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly immutable?: boolean | undefined;
  readonly html_url: string;
  readonly upload_url: string;
}

const releaseOf = (data: ReleaseData): Release => {
  const {id, tag_name, draft, prerelease, immutable, html_url, upload_url} = shaped(
    data,
    (release) => typeof release.id === 'number' && typeof release.upload_url === 'string',
  );
  return {
    id,
    tag: tag_name,
    draft,
    prerelease,
    immutable: immutable ?? false,
    page: printable(String(html_url)),
    uploads: upload_url,
  };
};

interface AssetData {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: string;
  readonly digest?: string | null | undefined;
}

/** An asset as GitHub tells of it. */
export const assetOf = (data: AssetData): Asset => {
  const {id, name, size, state, digest} = shaped(data, (asset) => typeof asset.id === 'number');
  const sha256 = /^sha256:([0-9a-f]{64})$/i.exec(digest ?? '')?.[1]?.toLowerCase();
  // What cannot be shown is no name of ours.
  return {id, name: printable(String(name)), size, state, sha256};
};
