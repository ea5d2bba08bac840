import {UserError} from '../../model/errors.ts';
import type {PublishSettings} from '../../model/publisher.ts';
import {nearest} from '../../text/nearest.ts';
import {type Config, publishSettings, repositorySettings} from '../config/index.ts';

/** What `--only` and the report call the repository of the config. */
export const REPOSITORY = 'repository';

/** Where this run brings anything to. */
export interface Chosen {
  readonly settings: readonly PublishSettings[];
  /** The config's repository is among it. */
  readonly repository: boolean;
}

/** All the places of the config, or those that were asked for. */
export function choosePlaces(config: Config, only: readonly string[] = []): Chosen {
  const settings = publishSettings(config);
  const hasRepository = repositorySettings(config) !== undefined;
  if (only.length === 0) return {settings, repository: hasRepository};
  const known = [...settings.map(({id}) => id), ...(hasRepository ? [REPOSITORY] : [])];
  const strangers = only.filter((id) => !known.includes(id));
  if (strangers.length > 0)
    throw new UserError(
      'publish/only',
      strangers.map((id) => ({
        message: `"only" names ${id}, and the config has no such place`,
        hint: hintFor(id, known),
      })),
    );
  return {
    settings: settings.filter(({id}) => only.includes(id)),
    repository: hasRepository && only.includes(REPOSITORY),
  };
}

function hintFor(id: string, known: readonly string[]): string {
  if (known.length === 0) return 'the config has neither publish: nor repository:';
  const near = nearest(id, known);
  return `${near ? `did you mean ${near}? ` : ''}places: ${known.join(', ')}`;
}
