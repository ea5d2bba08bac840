import {type Place, type Problem, UserError} from '../../model/errors.ts';
import {printable} from '../../text/printable.ts';
import {nearestVersion, type Parts, parseRelease} from './parse.ts';

/** The pattern of nfpm's own reader (Masterminds' semver), which takes one to three numbers. */
const NFPM =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
const NFPM_MAX_LENGTH = 256;
const MAX_NUMBER = 2n ** 64n - 1n;

/** As nfpm reads `version:`: three numbers where it is SemVer, else the text as it is. */
export function parseAsNfpm(text: string): Parts {
  const [, major = '', minor = '0', patch = '0', prerelease, metadata] =
    (text.length <= NFPM_MAX_LENGTH && NFPM.exec(text)) || [];
  const numbers = [major, minor, patch].map((digits) => BigInt(digits || 0));
  const fits = major !== '' && numbers.every((number) => number <= MAX_NUMBER);
  const zeros = prerelease?.split('.').some((part) => /^0\d+$/.test(part));
  if (!fits || zeros) return {upstream: text, prerelease: undefined, metadata: undefined};
  return {upstream: numbers.join('.'), prerelease, metadata};
}

export interface Literal {
  readonly text: string;
  /** Where it stands, for messages: ` in package.json`. */
  readonly where: string;
  readonly place: Place | undefined;
  readonly warn: (problem: Problem) => void;
}

/** As we read a version that somebody wrote down: SemVer where it is, else the text as it is. */
export function parseLiteral({text, where, place, warn}: Literal): Parts {
  const release = parseRelease(text);
  if (release && !release.metadata?.includes('-')) return release;
  const at = place && {place};
  const bare = text.replace(/^v(?=\d)/, '');
  if (!/^\d[A-Za-z0-9.+~_]{0,127}$/.test(bare)) {
    throw new UserError('version/no-version', [
      {message: `"${shown(text)}"${where} is no version`, hint: hintOf(text), ...at},
    ]);
  }
  if (/\d(a|b|c|rc|alpha|beta|pre|preview|dev)\.?\d*$/i.test(bare) && !bare.includes('~')) {
    warn({
      message: `"${text}" sorts above the release, as nothing marks it as a prerelease`,
      hint: `write ${nearestVersion(text)} if it comes before the release`,
      ...at,
    });
  }
  return {upstream: bare, prerelease: undefined, metadata: undefined};
}

function hintOf(text: string): string {
  const epoch = /^(\d+):(.+)$/s.exec(text);
  if (epoch) return `write epoch: ${epoch[1]} and version: ${shown(epoch[2] ?? '')}`;
  const [version = '', metadata] = text.split('+');
  const dotted = metadata?.replace(/[^A-Za-z0-9]+/g, '.').replace(/^\.|\.$/g, '');
  return `write ${nearestVersion(version)}${parseRelease(version) && dotted ? `+${dotted}` : ''}`;
}

/** Fit for a message, whatever it is. */
export const shown = (text: string): string => {
  const clean = printable(text);
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
};
