import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {RawBuild} from './build-section.ts';
import {type Config, placeOf} from './config.ts';
import {expandText, isSecretName} from './expand.ts';

/** What `build.env` gives to the shell lines. */
export interface BuildEnvironment {
  /** As the config has them. */
  readonly env: Readonly<Record<string, string>>;
  /** From our own environment: masked, and never in a layer or cache. */
  readonly secretEnv: Readonly<Record<string, string>>;
}

interface Reading {
  readonly host: Pick<Host, 'env'>;
  readonly config: Config;
  /** Where the section stands. */
  readonly at: string;
  readonly problems: Problem[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Set by us for every build, or what keeps the key out of it. */
const OURS = ['DESTDIR', 'VERSION', 'SOURCE_DATE_EPOCH', 'JOBS', 'TARGET', 'DISTRO', 'RELEASE', 'ARCH'];
const KEY = /^GPG_(?:PRIVATE_KEY|PASSPHRASE)$/i;

/** What is wrong with a name that the build is to have; undefined where nothing is. */
export function nameProblem(name: string): Pick<Problem, 'message' | 'hint'> | undefined {
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  if (!NAME.test(name))
    return {
      message: `${shown} is no name of a variable`,
      hint: name.includes('=')
        ? 'write names with values as a mapping, NAME: value'
        : 'letters, digits and _, not a digit first',
    };
  if (OURS.includes(name)) return {message: `${name} is set by linux-pkg itself`, hint: 'take it out'};
  if (isSecretName(name) || KEY.test(name))
    return {
      message: `${name} is a secret of the action's own: no build gets it`,
      hint: 'give the build a variable and a secret of its own',
    };
  return undefined;
}

/** Names are passed on, values are taken as written; `$NAME` in a value stands for a variable of ours. */
export function buildEnvironment(said: RawBuild['env'], reading: Reading): BuildEnvironment {
  if (said === undefined) return {env: {}, secretEnv: {}};
  return Array.isArray(said) ? passedOn(said, reading) : valuesOf(said, reading);
}

function passedOn(names: readonly string[], {host, config, at, problems}: Reading): BuildEnvironment {
  const secretEnv: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = Object.hasOwn(host.env, name) ? host.env[name] : undefined;
    if (value === undefined) problems.push(unset(name, config, `${at}.${index}`));
    else secretEnv[name] = value;
  }
  return {env: {}, secretEnv};
}

function valuesOf(
  values: Readonly<Record<string, string>>,
  {host, config, at, problems}: Reading,
): BuildEnvironment {
  const env: Record<string, string> = {};
  const secretEnv: Record<string, string> = {};
  for (const [name, text] of Object.entries(values)) {
    const missing = (variable: string) => problems.push(unset(variable, config, `${at}.${name}`));
    const value = expandText(text, {env: host.env, strict: true, unset: missing});
    const isOpen = /\$[^$]/.test(text.replaceAll('$$', ''));
    (isOpen ? secretEnv : env)[name] = value;
  }
  return {env, secretEnv};
}

const unset = (name: string, config: Config, at: string): Problem => ({
  message: `build.env: the variable ${name} is not set`,
  hint: 'set it where linux-pkg is run (in a workflow under env:), or take it out',
  place: placeOf(config, at),
});
