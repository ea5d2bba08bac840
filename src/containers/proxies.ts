import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../model/host.ts';

type Variables = Readonly<Record<string, string>>;

/** As Docker's own settings call them: https://docs.docker.com/engine/cli/proxy/ */
const KEYS: Readonly<Record<string, string>> = {
  httpProxy: 'HTTP_PROXY',
  httpsProxy: 'HTTPS_PROXY',
  ftpProxy: 'FTP_PROXY',
  noProxy: 'NO_PROXY',
  allProxy: 'ALL_PROXY',
};

export interface Proxies {
  /** What programs inside get: of this machine's environment, else of Docker's settings. */
  readonly variables: Variables;
  /** Those of this machine's environment alone. */
  readonly own: Variables;
  /** What Docker's client would write into every container by itself, and so into the images made of it. */
  readonly written: readonly string[];
}

/** The proxies that are set here, in both spellings. */
export async function proxiesOf({env}: Pick<Host, 'env'>): Promise<Proxies> {
  const settings = await dockerProxies(env);
  const set = Object.values(KEYS)
    .flatMap((name) => [name, name.toLowerCase()])
    .map((name) => [name, env[name]] as const)
    .filter((pair): pair is readonly [string, string] => !!pair[1]);
  const own = Object.fromEntries(set) as Variables;
  return {variables: {...settings, ...own}, own, written: Object.keys(settings)};
}

async function dockerProxies(env: Host['env']): Promise<Variables> {
  const folder = env['DOCKER_CONFIG'] || join(env['HOME'] ?? '/', '.docker');
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => '');
  const proxies = asObject(asObject(parsed(text))['proxies']);
  const chosen = asObject(proxies[env['DOCKER_HOST'] ?? 'default'] ?? proxies['default']);
  const pairs = Object.entries(KEYS).flatMap(([key, name]) => {
    const value = chosen[key];
    return typeof value === 'string' && value
      ? [
          [name, value],
          [name.toLowerCase(), value],
        ]
      : [];
  });
  return Object.fromEntries(pairs) as Variables;
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** A file that is broken is the client's to complain of. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
