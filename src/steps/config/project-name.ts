import type {Host} from '../../model/host.ts';
import type {Config} from './config.ts';
import {expandText} from './expand.ts';

/** What the project is called: by its own name, or its first package's; with its variables where these are given. */
export function projectName({values: {name, packages}}: Pick<Config, 'values'>, env?: Host['env']): string {
  const text = name ?? packages?.[0]?.name ?? '';
  return env ? expandText(text, {env, strict: false, unset: () => {}}).trim() : text;
}
