import {setTimeout as wait} from 'node:timers/promises';
import {PkgError, ToolError, UserError} from '../model/errors.ts';
import type {Host, Log} from '../model/host.ts';
import {pullArgs} from './argv.ts';
import {fullInside} from './disk.ts';
import type {Engine} from './engine.ts';

/** How long to wait before another try. */
const WAITS_MS = [2_000, 8_000];

export interface PullOptions {
  readonly reference: string;
  readonly platform: string;
  readonly log: Log;
  readonly waits?: readonly number[];
}

/** Pulls an image, with the logins and mirrors that the engine is set up with; a network that stumbles gets three tries. */
export async function pull(host: Host, engine: Engine, options: PullOptions): Promise<void> {
  const {reference, platform, log, waits = WAITS_MS} = options;
  log.info(`pulling ${reference} (${platform})`);
  for (const pause of [...waits, undefined]) {
    try {
      await engine.run(pullArgs(reference, platform), {
        onLine: (line) => log.output(`${reference}: ${line}`),
      });
      return;
    } catch (error) {
      if (!(error instanceof ToolError) || host.signal.aborted) throw error;
      const final = pullError(error, options);
      if (final) throw final;
      if (pause === undefined) throw unreachable(error, options, waits.length + 1);
      log.info(`${reference} could not be pulled, again in ${pause / 1000} s: ${lastLine(error)}`);
      await wait(pause, undefined, {signal: host.signal});
    } finally {
      log.progress(undefined);
    }
  }
}

/** Docker knows where a short name is; Podman asks, or guesses by settings of its own. */
export function fullName(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  if (rest.length === 0) return `docker.io/library/${reference}`;
  return /[.:]/.test(first) || first === 'localhost' ? reference : `docker.io/${reference}`;
}

type Pulled = Pick<PullOptions, 'reference' | 'platform'>;

const lastLine = ({tail}: ToolError): string => tail.trim().split('\n').pop() ?? '';

const unreachable = (error: ToolError, {reference}: Pulled, tries: number): PkgError =>
  new PkgError('containers/pull', `${reference} could not be pulled in ${tries} tries:\n${error.tail}`, {
    hint: 'is its registry in reach? a mirror is named by images: in the config, or in the settings of the engine',
    cause: error,
  });

/** The error for what another try would not mend; undefined for everything else. */
export function pullError(error: ToolError, {reference, platform}: Pulled): PkgError | undefined {
  const [, message, hint] = REASONS.find(([sign]) => sign.test(error.tail)) ?? [];
  if (message !== undefined)
    return new UserError('containers/pull', `${reference} ${fill(message, platform)}:\n${lastLine(error)}`, {
      hint: fill(hint ?? '', platform),
      cause: error,
    });
  const full = fullInside(error);
  return full === undefined
    ? undefined
    : new PkgError('containers/disk-full', `no room for ${reference}:\n${lastLine(error)}`, {
        hint: full,
        cause: error,
      });
}

const fill = (text: string, platform: string): string => text.replaceAll('PLATFORM', platform);

/** What registries say through Docker and Podman, the more special first. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /toomanyrequests|too many requests|rate limit/i,
    'is not given out any more: the registry limits pulls',
    'log in to the registry (`docker login`, in a workflow docker/login-action), or name a mirror by images: in the config',
  ],
  [
    /no matching manifest|no image found in (?:image index|manifest list)|does not match the specified platform|does not provide the specified platform/i,
    'is not made for PLATFORM',
    'name an image for that architecture by images: in the config, or leave the architecture out',
  ],
  [
    /pull access denied|repository does not exist|requested access to the resource is denied/i,
    'is not there, or not for everyone',
    'look at its spelling; where it needs a login, `docker login` (in a workflow docker/login-action)',
  ],
  [
    /unauthorized|authentication required|no basic auth credentials|403 forbidden|access forbidden|insufficient_scope/i,
    'needs a login',
    '`docker login`, in a workflow docker/login-action, before linux-pkg runs',
  ],
  [
    /manifest unknown|manifest for .* not found|name unknown|name_unknown|: not found|404 \(?not found|no such image/i,
    'is not there',
    'look at its name and tag; images: in the config names another',
  ],
  [
    /invalid reference format|repository name must be lowercase|parsing reference/i,
    'is no name of an image',
    'write it as registry/name:tag',
  ],
];
