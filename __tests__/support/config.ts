import {UserError} from '../../src/model/errors.ts';
import type {Host} from '../../src/model/host.ts';
import {type Config, loadConfig} from '../../src/steps/config/index.ts';
import {problemText} from '../../src/tools/log.ts';
import {testHost, testInputs} from './host.ts';

/** The lines of a config that is right in our own mode; what is tested comes after them. */
export const RIGHT = 'name: hello\nmaintainer: A <a@example.org>\ndescription: Says hello\ntargets: [deb]\n';

/** The listing that a person sees for a config that is wrong. */
export const listingOf = (error: unknown): string => {
  if (!(error instanceof UserError)) throw error;
  const list = error.problems.length > 0 ? error.problems : [{message: error.message}];
  return [error.code, ...list.map(problemText)].join('\n');
};

/** Loads a tree of files; the answer is the config, or the listing of what is wrong. */
export async function load(
  tree: Readonly<Record<string, string>>,
  {config, env}: {config?: string; env?: Readonly<Record<string, string>>} = {},
): Promise<Config | string> {
  await using host = await testHost(tree, env);
  return await loadWith(host, config);
}

export const loadWith = (host: Host, config?: string): Promise<Config | string> =>
  loadConfig(host, testInputs({config})).catch(listingOf);

/** The one config file's listing. */
export async function wrong(text: string): Promise<string> {
  const result = await load({'linux-pkg.yml': text});
  if (typeof result !== 'string') throw new Error(`nothing is wrong with:\n${text}`);
  return result;
}

/** The one config file, which must be right. */
export async function right(text: string): Promise<Config> {
  const result = await load({'linux-pkg.yml': text});
  if (typeof result === 'string') throw new Error(result);
  return result;
}
