import {type Place, ToolError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type Config, placeOf} from '../config/index.ts';
import {parseAsNfpm, parseLiteral, shown} from './literal.ts';
import {manifestKinds, versionInManifest} from './manifests.ts';
import type {Found, Parts} from './parse.ts';
import type {Settings} from './settings.ts';
import type {Source} from './source.ts';

interface Wanted {
  readonly config: Config;
  readonly source: Exclude<Source, {from: 'git'}>;
  readonly settings: Settings;
}

/** A version that somebody wrote down, or a program prints; `prerelease:` of the config wins over its own. */
export async function writtenVersion(host: Host, wanted: Wanted): Promise<Found> {
  const parts = await partsOf(host, wanted);
  return {
    ...parts,
    prerelease: wanted.settings.prerelease ?? parts.prerelease,
    tag: undefined,
    snapshot: undefined,
  };
}

async function partsOf(host: Host, {config, source}: Wanted): Promise<Parts> {
  const {warn} = host.log;
  const {place} = source;
  if (source.from === 'literal') return literalParts(host, config, source);
  const [text, where] =
    source.from === 'file'
      ? [await versionInManifest(host, source), ` in ${source.path}`]
      : [await printedVersion(host, source), `, printed by ${source.command[0]},`];
  return {...parseLiteral({text, where, place, warn}), metadata: undefined};
}

interface Text {
  readonly text: string | undefined;
  readonly place: Place | undefined;
}

function literalParts(host: Host, config: Config, {text, place}: Text): Parts {
  const from = [...manifestKinds, 'command'].find((source) => source === text);
  const message = text === undefined ? 'the version is empty' : `"${text}" is no version`;
  if (text === undefined || from) {
    const hint = from ? `write version: {from: ${from}}` : 'write version: 1.2.3, or version: git';
    throw new UserError('version/no-version', [{message, hint, ...(place && {place})}]);
  }
  if (config.values.version_schema === 'none')
    return {upstream: text, prerelease: undefined, metadata: undefined};
  return config.nfpm ? parseAsNfpm(text) : parseLiteral({text, where: '', place, warn: host.log.warn});
}

const LINE = /^[^\p{Cc}]+$/u;

interface Command {
  readonly command: readonly [string, ...string[]];
  readonly place: Place;
}

async function printedVersion(host: Host, {command, place}: Command): Promise<string> {
  const hint = 'let it print the version alone, on one line, such as 1.2.3';
  try {
    const text = (await host.run(command)).stdout.trim();
    if (LINE.test(text)) return text;
    const message = text
      ? `${command[0]} printed more than one line: "${shown(text)}"`
      : `${command[0]} printed nothing`;
    throw new UserError('version/no-version', [{message, hint, place}]);
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    const problem = {
      message: `the command of the version failed: ${cause.message}`,
      hint: cause.hint ?? hint,
      place,
    };
    throw new UserError('version/command-failed', [problem], {cause});
  }
}

/** The prerelease of git's version stands in its tag. */
export function refusePrerelease(config: Config, {prerelease}: Settings): void {
  if (prerelease === undefined) return;
  throw new UserError('version/prerelease-of-git', [
    {
      message: `prerelease: ${shown(prerelease)} says nothing, as the version comes from git`,
      hint: `tag the commit v1.2.3-${shown(prerelease)}, or write version: 1.2.3`,
      place: placeOf(config, 'prerelease'),
    },
  ]);
}
