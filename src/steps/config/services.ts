import type {Problem} from '../../model/errors.ts';
import {isTrue, isUnitName} from '../../text/unit.ts';
import type {Placed} from './config.ts';
import type {RawService} from './service-section.ts';
import {targetWords} from './service-words.ts';

/** The unit that a word of `after:` means: `network-online` is a target; undefined where it is no unit. */
export function afterUnit(word: string): string | undefined {
  if (targetWords.includes(word)) return `${word}.target`;
  return isUnitName(word) ? word : undefined;
}

/** One service for each connection, each an instance of a template: the socket itself is none. */
export const acceptsEach = ({socket}: RawService): boolean =>
  socket !== undefined && !Array.isArray(socket) && isTrue(socket['Accept']?.at(-1)?.trim());

/** Signs before the path: https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines */
const PREFIX = /^[@\-:+!|]*/;

/** The path that a command line starts with. */
export const programOf = (exec: string): string =>
  (/^(?:"([^"]*)"|'([^']*)'|(\S*))/.exec(exec.trim().replace(PREFIX, '')) ?? [])
    .slice(1)
    .find((path) => path !== undefined) ?? '';

/** The name of a generated unit without its suffix: `hello`, or `hello@` for a template. */
export const stemOf = ({name, template}: RawService, packageName: string): string =>
  `${name ?? unitStem(packageName)}${template ? '@' : ''}`;

/** `+` may stand in a package's name, not in a unit's. */
const unitStem = (name: string): string => name.replace(/[^\w:.-]/g, '_');

/** Two generated services of one package with one name would be one file. */
export function sameServices(
  services: readonly Placed<RawService>[],
  packageName: string,
  tell: (at: string, problem: Problem) => void,
): void {
  const first = new Map<string, Placed<RawService>>();
  for (const service of services) {
    const name = service.unit ?? `${stemOf(service, packageName)}.service`;
    const key = name.slice(name.lastIndexOf('/') + 1);
    if (first.has(key))
      tell(service.at, {message: `two services are called ${key}`, hint: 'give one of them another name:'});
    else first.set(key, service);
  }
}
