import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type Config, expandText, placeOf} from '../config/index.ts';

/** What the config says of the version beside `version:` itself, variables replaced as nfpm does. */
export interface Settings {
  /** The text of `version:`, where it is one. */
  readonly text: string | undefined;
  readonly prerelease: string | undefined;
  readonly metadata: string | undefined;
  readonly revision: string | undefined;
}

/** Reads them all; every variable that is not set is named at once. */
export function settingsOf(host: Host, {values, nfpm, ...places}: Config): Settings {
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
    text: typeof version === 'string' ? expanded('version', version) : undefined,
    prerelease: expanded('prerelease', prerelease),
    // nfpm expands everything but this one.
    metadata: values.version_metadata?.trim() || undefined,
    revision: expanded('release', release),
  };
  if (problems.length) throw new UserError('config/unset-variable', problems);
  return settings;
}
