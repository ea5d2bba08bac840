import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type Config, expandText, placeOf} from '../config/index.ts';
import {shown} from './literal.ts';

/** What the config says of the version beside `version:` itself, variables replaced as nfpm does. */
export interface Settings {
  /** The text of `version:`, where it is one and no input takes its place. */
  readonly text: string | undefined;
  readonly prerelease: string | undefined;
  readonly metadata: string | undefined;
  readonly revision: string | undefined;
}

/** Reads them all; every variable that is not set is named at once. */
export function settingsOf(host: Host, {values, nfpm, ...places}: Config, inputs: Inputs): Settings {
  const problems: Problem[] = [];
  const expanded = (key: string, text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const place = placeOf(places, key);
    const unset = (name: string) =>
      problems.push({
        message: `the variable ${name} is not set`,
        hint: 'set it in the environment, or write $$ for a dollar sign',
        place,
      });
    return expandText(text, {env: host.env, strict: !nfpm, unset}).trim() || undefined;
  };
  const {version, prerelease, release} = values;
  const settings: Settings = {
    text: typeof version === 'string' && !inputs.version?.trim() ? expanded('version', version) : undefined,
    prerelease: expanded('prerelease', prerelease),
    // nfpm expands everything but this one.
    metadata: values.version_metadata?.trim() || undefined,
    revision: expanded('release', release),
  };
  problems.push(...(nfpm ? [] : signs(settings, places)));
  if (problems.length) throw new UserError('version/bad-setting', problems);
  return settings;
}

/** A hyphen would start Debian's revision; the rest neither format takes. nfpm lets it pass, and so do we in its mode. */
const signs = (settings: Settings, places: Pick<Config, 'file' | 'places'>): Problem[] =>
  (
    [
      ['prerelease', settings.prerelease],
      ['version_metadata', settings.metadata],
    ] as const
  )
    .filter(([, value]) => value !== undefined && !/^\+?[A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*$/.test(value))
    .map(([key, value]) => ({
      message: `${key} holds letters and digits, separated by dots: "${shown(value ?? '')}"`,
      hint: `write such as ${key === 'prerelease' ? 'rc.1' : 'git.5'}`,
      place: placeOf(places, key),
    }));
