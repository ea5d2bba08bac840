import {dayOf} from '../../../model/distro.ts';
import type {Probe, Probed} from '../../../model/probe.ts';
import {serverOf, tokenOf} from '../../../tools/github.ts';
import {ownRepository} from '../../../tools/github-repository.ts';
import {
  lookAtToken,
  type RepositoryName,
  type TokenFacts,
  type TokenRefusal,
} from '../../../tools/github-token.ts';

const SOON_DAYS = 30;
const DAY = 24 * 60 * 60;
/** What the uploads of a release with some dozens of files take. */
const FEW = 100;

/** The token that releases are made with. */
export const githubProbe: Probe = {
  id: 'github',
  title: 'GitHub token',
  run: async (host) => {
    const token = tokenOf(host.env);
    if (!token)
      return [
        {
          state: 'absent',
          what: 'neither GITHUB_TOKEN nor GH_TOKEN is set',
          hint: 'a release needs one with contents: write; a workflow has it as github.token',
        },
      ];
    host.log.mask([token.value]);
    const name = await ownRepository(host);
    const found = await lookAtToken(host, name);
    const where = {variable: token.name, server: serverOf(host.env), kind: kindOf(token.value), name};
    if ('refused' in found) return [refusal(found, where)];
    return [owner(found, where), ...rights(found, where), ...lifetime(found, host.now()), ...rate(found)];
  },
};

interface Where {
  readonly variable: string;
  readonly server: string;
  readonly kind: Kind;
  readonly name: RepositoryName | undefined;
}

type Kind = 'a classic token' | 'a fine-grained token' | 'the token of an app' | 'a token';

/** https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats */
const kindOf = (token: string): Kind =>
  token.startsWith('ghp_')
    ? 'a classic token'
    : token.startsWith('github_pat_')
      ? 'a fine-grained token'
      : token.startsWith('ghs_')
        ? 'the token of an app'
        : 'a token';

/** Each way in which the server refuses, in a sentence of its own. */
function refusal({refused, reason}: TokenRefusal, {variable, server, name}: Where): Probed {
  const repository = name ? `${name.owner}/${name.repo}` : 'the repository';
  const tell = (state: Probed['state'], what: string, hint: string): Probed => ({state, what, hint});
  switch (refused) {
    case 'bad':
      return tell(
        'error',
        `${server} does not accept ${variable}: it is wrong, was revoked or has expired`,
        'make a new one, and put it where this one came from',
      );
    case 'sso':
      return tell(
        'error',
        `${variable} is not authorized for the single sign-on of the organization of ${repository}`,
        'authorize it: https://github.com/settings/tokens, Configure SSO',
      );
    case 'rate':
      return tell(
        'warning',
        `the rate limit of ${variable} is used up (${reason})`,
        'wait an hour, and look again',
      );
    case 'missing':
      return tell(
        'error',
        `${variable} cannot see ${repository}, or there is none of that name`,
        'give the token access to it, or check GITHUB_REPOSITORY',
      );
    case 'forbidden':
      return tell(
        'error',
        `${server} refuses ${variable} (${reason})`,
        'give it access to the contents of the repository',
      );
    case 'silent':
      return tell('warning', `${server} did not answer (${reason})`, 'check the network, and GITHUB_API_URL');
    default:
      return tell('warning', `${server} could not say: ${reason}`, 'look again later; see githubstatus.com');
  }
}

const owner = ({login}: TokenFacts, {variable, kind, server}: Where): Probed => ({
  state: 'ok',
  what: `${variable} is ${kind}${login === undefined ? (kind === 'the token of an app' ? '' : " that is nobody's") : ` of ${login}`}, and ${server} accepts it`,
});

/** A release needs `contents: write`; how that is told depends on the kind of token. */
function rights({scopes, repository, login}: TokenFacts, where: Where): readonly Probed[] {
  const {kind, name} = where;
  if (repository && 'refused' in repository) return [refusal(repository, where)];
  const there = name ? `${name.owner}/${name.repo}` : 'the repository';
  const found: Probed[] = [];
  if (scopes !== undefined) {
    const enough =
      scopes.includes('repo') || (scopes.includes('public_repo') && repository?.isPrivate !== true);
    const has = scopes.length > 0 ? `the scopes ${scopes.join(', ')}` : 'no scopes';
    found.push(
      enough
        ? {state: 'ok', what: `it has ${has}`}
        : {
            state: 'warning',
            what: `it has ${has}, and a release needs ${repository?.isPrivate === false ? 'public_repo' : 'repo'}`,
            hint: 'add it: https://github.com/settings/tokens',
          },
    );
  }
  if (repository === undefined)
    return [...found, {state: 'ok', what: 'what it may do was not asked: no repository is known here'}];
  if (repository.mayWrite === false)
    return [
      ...found,
      {
        state: 'warning',
        what: `it may not write to ${there}: a release needs contents: write`,
        hint:
          login === undefined
            ? 'give the job that publishes permissions: { contents: write }'
            : `let ${login} write there, or use the token of somebody who may`,
      },
    ];
  // Of these two GitHub names no scopes: the rights of the repository are all that is told.
  const own =
    kind === 'a fine-grained token'
      ? '; whether this token may, GitHub does not say: it needs Contents, read and write'
      : '';
  if (repository.mayWrite === undefined)
    return [...found, {state: 'ok', what: `it may read ${there}; whether it may write is not said`}];
  return [...found, {state: 'ok', what: `${login ?? 'it'} may write to ${there}${own}`}];
}

function lifetime({expires}: TokenFacts, now: number): readonly Probed[] {
  if (expires === undefined) return [];
  const days = Math.floor((expires - now) / DAY);
  const what = `it expires on ${dayOf(expires)}, in ${days} ${days === 1 ? 'day' : 'days'}`;
  if (days > SOON_DAYS) return [{state: 'ok', what}];
  return [{state: 'warning', what, hint: 'renew it before that: https://github.com/settings/tokens'}];
}

function rate({rate: found}: TokenFacts): readonly Probed[] {
  if (!found) return [{state: 'ok', what: 'the server sets no rate limit'}];
  const what = `${found.left} of ${found.limit} requests are left until ${new Date(found.resets * 1000).toISOString().slice(11, 16)} UTC`;
  if (found.left >= Math.min(FEW, found.limit)) return [{state: 'ok', what}];
  return [{state: 'warning', what, hint: 'wait until then before you publish'}];
}
