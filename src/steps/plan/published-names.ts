import {formatOf} from '../../formats/index.ts';
import type {Problem} from '../../model/errors.ts';
import type {PublishSettings} from '../../model/publisher.ts';
import type {Plan} from '../../model/target.ts';
import {publishers} from '../../publishers/index.ts';
import {versionText} from '../../text/version.ts';
import {type Config, placeOf, publishSettings} from '../config/index.ts';
import {publishedName} from '../published-name.ts';
import type {PlannedPackage} from './packages.ts';

/** Templates of `publish:` that some target has not all elements for, or that give two packages one name. */
export const publishedNameProblems = (
  config: Config,
  plan: Plan,
  packages: readonly PlannedPackage[],
): readonly Problem[] =>
  publishSettings(config).flatMap((settings, index) => {
    if (settings.name === undefined) return [];
    const at = `publish.${index}.name`;
    return problemsOf(settings, plan, packages).map((problem) => ({
      ...problem,
      message: `${at}: ${problem.message}`,
      place: placeOf(config, at),
    }));
  });

function problemsOf(
  settings: PublishSettings,
  {version, targets}: Plan,
  packages: readonly PlannedPackage[],
): readonly Problem[] {
  // A build of no release has no tag, and is published nowhere that needs one.
  const some = versionText(version);
  const plan = {targets, version: {...version, tag: version.tag ?? some, commit: version.commit ?? some}};
  const names = packages.flatMap(({target, settled, version: own, fileName}) => {
    if (fileName === undefined) return [];
    const {format, id} = target;
    const spelled = {package: settled.name, arch: settled.arch, version: formatOf(format).versionOf(own)};
    const name = publishedName(
      {settings, kind: publishers[settings.to]!, plan},
      {...spelled, format, target: id, name: fileName},
    );
    return [{fileName, name}];
  });
  const wrong = names.flatMap(({name}) => (typeof name === 'string' ? [] : [name]));
  if (wrong.length > 0) return wrong;
  return [...Map.groupBy(names, ({name}) => name)].flatMap(([name, same]) => {
    const files = [...new Set(same.map(({fileName}) => fileName))];
    if (files.length < 2) return [];
    return [
      {
        message: `${files.slice(0, -1).join(', ')} and ${files.at(-1)} would be one file, ${name}`,
        hint: 'let the template name what tells them apart, such as {name}, {target} or {arch}',
      },
    ];
  });
}
