import {RemoteError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {serverOf, tokenOf} from './github.ts';
import type {Fault} from './github-fault.ts';
import type {RepositoryName} from './github-token.ts';

interface Failed {
  /** What was tried: `uploading hello_1.2.3_amd64.deb`. */
  readonly what: string;
  readonly fault: Fault;
  readonly cause: unknown;
  readonly more?: string | undefined;
}

/** The lines of a workflow that let its token make releases. */
export const PERMISSIONS = `in the workflow, give the job that publishes
      permissions:
        contents: write`;

/** The error that a person sees: what the server said, and what to do. The token is never told. */
export function failureOf(host: Host, repository: RepositoryName, failed: Failed): RemoteError {
  const token = tokenOf(host.env);
  const hide = (text: string): string => (token ? text.replaceAll(token.value, '***') : text);
  const {what, fault, cause, more} = failed;
  const [message, hint] = told(host, repository, fault, token?.name ?? 'GITHUB_TOKEN');
  const end = more ? `; ${more}` : '';
  return new RemoteError(hide(what), fault.status, hide(message + end), {hint: hide(hint), cause});
}

function told(
  host: Host,
  repository: RepositoryName,
  fault: Fault,
  token: string,
): readonly [string, string] {
  const {kind, status} = fault;
  const reason = fault.reason || `status ${status}`;
  const answered = `the server answered ${status}${fault.reason && `: ${fault.reason}`}`;
  const server = serverOf(host.env);
  const name = `${repository.owner}/${repository.repo}`;
  const again = 'run it again: what is there already is not sent twice';
  if (kind === 'silent')
    return [`${server} did not answer (${reason})`, `check the network, and GITHUB_API_URL; then ${again}`];
  if (kind === 'rate')
    return [
      `the server takes no more requests for now: ${reason}`,
      `wait for the end of the limit; then ${again}`,
    ];
  if (kind === 'busy') return [answered, `see githubstatus.com; when it is over, ${again}`];
  if (status === 401)
    return [
      `the token was refused: ${reason}`,
      `${token} is wrong, was revoked or has expired: make a new one`,
    ];
  if (status === 403)
    return [
      `the token may not do that: ${reason}`,
      `${token} needs contents: write for ${name}; ${PERMISSIONS}\n    or use a token with Contents: read and write`,
    ];
  if (status === 404)
    return [
      `not found on ${server}`,
      `check that ${name} is there, and that ${token} may write to it (a token that may not see it is told the same); ${PERMISSIONS}`,
    ];
  return [answered, `mend what it says; then ${again}`];
}
