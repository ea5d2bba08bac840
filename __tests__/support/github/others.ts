import type {Handlers} from './releases.ts';
import {notFound, refusal} from './reply.ts';
import {accountShape, repositoryShape, repositoryUrl} from './shapes.ts';

const LIMIT = 5000;
const RESETS = 1_795_350_000;

/** What stands in the head of every answer: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export const rateHeaders = (calls: number): Readonly<Record<string, string>> => ({
  'x-ratelimit-limit': String(LIMIT),
  'x-ratelimit-remaining': String(LIMIT - calls),
  'x-ratelimit-used': String(calls),
  'x-ratelimit-reset': String(RESETS),
  'x-ratelimit-resource': 'core',
});

/** The answer to `GET /rate_limit`. */
export const rateShape = (left: number, limit = LIMIT): object => {
  const rate = {limit, remaining: left, used: limit - left, reset: RESETS};
  return {resources: {core: rate, search: rate}, rate};
};

export const otherHandlers: Handlers = {
  'rate-limit/get': () => ({status: 200, body: rateShape(LIMIT - 1)}),
  'users/get-authenticated': (scene, {who}) => {
    if (who === 'nobody') return refusal(401, 'Requires authentication');
    const {login} = scene.project;
    return login
      ? {status: 200, body: accountShape(scene, login)}
      : refusal(403, 'Resource not accessible by integration');
  },
  'repos/get': (scene) => ({status: 200, body: repositoryShape(scene)}),
  'git/get-ref': (scene, {params}) => {
    const ref = params['ref']!;
    const sha = ref.startsWith('tags/') ? scene.project.tags.get(ref.slice(5)) : undefined;
    if (!sha) return notFound;
    const api = repositoryUrl(scene);
    return {
      status: 200,
      body: {
        ref: `refs/${ref}`,
        node_id: `REF_${Buffer.from(ref).toString('base64url')}`,
        url: `${api}/git/refs/${ref}`,
        object: {type: 'commit', sha, url: `${api}/git/commits/${sha}`},
      },
    };
  },
  'repos/get-commit': (scene, {params, accept}) => {
    const ref = params['ref']!;
    const hash = ref.startsWith('tags/') ? scene.project.tags.get(ref.slice(5)) : undefined;
    if (!hash) return refusal(422, `No commit found for SHA: ${ref}`);
    // Its whole content is more than anybody needs who asks where a tag is.
    if (accept !== 'application/vnd.github.sha')
      return refusal(500, 'only the hash of a commit is answered here');
    return {status: 200, headers: {'content-type': `${accept}; charset=utf-8`}, body: hash};
  },
  'repos/check-immutable-releases': ({project}) =>
    project.immutable ? {status: 200, body: {enabled: true, enforced_by_owner: false}} : notFound,
};
