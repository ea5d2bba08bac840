import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {PublishSettings} from '../../model/publisher.ts';
import {nearest} from '../../text/nearest.ts';
import {type Config, placeOf, publishSettings, repositorySettings} from '../config/index.ts';
import {isInOutput} from '../output-folder.ts';

/** What `--only` and the report call the repository of the config. */
export const REPOSITORY = 'repository';

/** Where this run brings anything to. */
export interface Chosen {
  readonly settings: readonly PublishSettings[];
  /** The config's repository is among it. */
  readonly repository: boolean;
}

/** All the places of the config, or those that were asked for. */
export function choosePlaces(
  host: Pick<Host, 'workDir' | 'outDir'>,
  config: Config,
  only: readonly string[] = [],
): Chosen {
  const chosen = chosenOf(config, only);
  const problems = inOutput(host, config, chosen);
  if (problems.length > 0) throw new UserError('publish/path', problems);
  return chosen;
}

/** Places whose files the next run would replace. */
function inOutput(
  host: Pick<Host, 'workDir' | 'outDir'>,
  config: Config,
  {settings, repository}: Chosen,
): readonly Problem[] {
  const problem = (what: string, folder: string): Problem => ({
    message: `${what} is the output folder, or in it: its files are replaced in every run`,
    hint: `write another folder, such as path: ${folder}`,
  });
  const path = repository ? repositorySettings(config)?.path : undefined;
  return [
    ...settings
      .filter((one) => one.path !== undefined && isInOutput(host, one.path))
      .map(({id}) => problem(`${id}: its path`, 'files')),
    ...(path !== undefined && isInOutput(host, path)
      ? [{...problem('repository.path', 'repo'), place: placeOf(config, 'repository.path')}]
      : []),
  ];
}

function chosenOf(config: Config, only: readonly string[]): Chosen {
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
