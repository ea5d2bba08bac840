import {isAbsolute, resolve} from 'node:path';
import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {isCi} from './ci.ts';
import {loginEnv, openRepository, type Repository} from './git.ts';
import {tokenOf} from './github.ts';

export type ConfigPair = readonly [key: string, value: string];

/** Another repository, and how this run logs in there. */
export interface GitRemote {
  /** Without a password: it may be shown. */
  readonly url: string;
  /** Settings that go with every call to it; never in its arguments. */
  readonly pairs: readonly ConfigPair[];
  readonly env: Readonly<Record<string, string>>;
  /** What of these settings no log and no error may show. */
  readonly secrets: readonly string[];
  /** It is a remote of the project's own repository, called by its name. */
  readonly isNamed: boolean;
  /** It logs in with the token of the environment. */
  readonly byToken: boolean;
  /** The project's own repository, where it is in one. */
  readonly project: Repository | undefined;
}

const GITHUB = 'https://github.com';

/** `https://…`, `ssh://…`, `host:path` or a path with a slash: anything else is the name of a remote. */
export const isRemoteAddress = (remote: string): boolean => /[/\\:]/.test(remote) || remote === '.';

/** A password or token in an address: everybody who reads the config would have it. */
export const hasPassword = (remote: string): boolean => {
  const url = URL.canParse(remote) ? new URL(remote) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.password !== '';
};

/** Finds the address of a remote, and what to log in with. */
export async function openRemote(host: Host, remote: string): Promise<GitRemote> {
  const found = await openRepository(host);
  const project = typeof found === 'string' ? undefined : found;
  if (found === 'git is not installed')
    throw new UserError('git/missing', 'git is not installed, and a branch is published with it', {
      hint: 'install git',
    });
  const base = isRemoteAddress(remote) ? host.workDir : (project?.top ?? host.workDir);
  const address = absolute(isRemoteAddress(remote) ? remote : await addressOf(project, remote), base);
  const {url, login} = withoutLogin(address);
  const inCi = isCi(host) || host.env['GITHUB_ACTIONS'] === 'true';
  const own = ownPairs(project && (await localSettings(project)), inCi);
  const token = inCi ? tokenOf(host.env)?.value : undefined;
  const server = (host.env['GITHUB_SERVER_URL'] || GITHUB).replace(/\/+$/, '');
  const byToken = token !== undefined && url.startsWith(`${server}/`);
  const given = byToken ? `x-access-token:${token}` : login;
  const basic = given && Buffer.from(given).toString('base64');
  const headers = own.filter(([key]) => key.endsWith('.extraheader')).map(([, value]) => value);
  const secrets = [
    ...(byToken ? [token] : []),
    ...(login ? [login.slice(login.indexOf(':') + 1)] : []),
    ...(basic ? [basic] : []),
    ...headers.flatMap((header) => header.split(/\s+/).slice(-1)),
  ].filter(Boolean);
  host.log.mask(secrets);
  const pairs = basic
    ? [
        ...own.filter(([key]) => /^(?:http|url)\./.test(key) && !/header$/.test(key)),
        ...basicLogin(url, basic),
      ]
    : own;
  return {
    url,
    pairs: basic || headers.length > 0 ? [...pairs, STAY] : pairs,
    env: loginEnv(host.env),
    secrets,
    isNamed: !isRemoteAddress(remote),
    byToken,
    project,
  };
}

/** Git sends such a header to whatever server the first answer names. */
const STAY: ConfigPair = ['http.followRedirects', 'false'];

/** An empty value takes back all that other settings say. */
const basicLogin = (url: string, basic: string): readonly ConfigPair[] => {
  const key = `http.${new URL(url).origin}/.extraheader`;
  return [
    ['credential.helper', ''],
    [key, ''],
    [key, `Authorization: Basic ${basic}`],
  ];
};

async function addressOf(project: Repository | undefined, name: string): Promise<string> {
  if (!project)
    throw new UserError(
      'git/no-remote',
      `the project is in no git repository: it has no remote \`${name}\``,
      {
        hint: 'name the repository: `remote: https://github.com/owner/repo`',
      },
    );
  const names = (await project.git('remote')).split('\n').filter(Boolean);
  if (!names.includes(name))
    throw new UserError('git/no-remote', `the project's repository has no remote \`${name}\``, {
      hint: `${names.length > 0 ? `it has ${names.join(', ')}: ` : ''}write one of its remotes, or an address such as \`remote: https://github.com/owner/repo\``,
    });
  return (await project.git('remote', 'get-url', '--push', name)).split('\n')[0]!;
}

const isLocal = (address: string): boolean =>
  isAbsolute(address) || !/^(?:[a-z][a-z0-9+.-]*:\/\/|[^/\\]+:)/i.test(address);

const absolute = (address: string, base: string): string =>
  isLocal(address) ? resolve(base, address) : address;

/** Some services write a password into the address of `origin`: git's arguments would show it. */
function withoutLogin(address: string): {readonly url: string; readonly login: string | undefined} {
  if (!hasPassword(address)) return {url: address, login: undefined};
  const url = new URL(address);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return {url: url.href, login};
}

/** What the user set for this clone alone, such as another key, or what actions/checkout left there. */
async function localSettings({git}: Repository): Promise<readonly ConfigPair[]> {
  const printed = await git('config', '--local', '--includes', '--null', '--list').catch(() => '');
  return printed.split('\0').flatMap((entry): readonly ConfigPair[] => {
    const at = entry.indexOf('\n');
    return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)]];
  });
}

const OF_LOGIN = /^(?:http\.|url\.|ssh\.|core\.sshcommand$)/;
const OF_PEOPLE = /^(?:credential\.|core\.askpass$)/;

const ownPairs = (pairs: readonly ConfigPair[] = [], inCi: boolean): readonly ConfigPair[] =>
  pairs.filter(([key]) => OF_LOGIN.test(key) || (!inCi && OF_PEOPLE.test(key)));
