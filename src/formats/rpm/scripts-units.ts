import type {Service} from '../../model/service.ts';

const TEMPLATE = /@(?=\.[a-z]+$)/;

/** `hello@.service` is never started itself. */
export const isTemplate = (unit: string): boolean => TEMPLATE.test(unit);

/** `hello@*.service`: all that run. */
export const instancesOf = (unit: string): string => unit.replace(TEMPLATE, '@*');

const unique = (units: readonly string[]): readonly string[] => [...new Set(units)];

/** A socket or a timer comes before the service that it would start again. */
const startersFirst = (units: readonly string[]): readonly string[] => {
  const all = unique(units);
  const isService = (unit: string): boolean => unit.endsWith('.service');
  return [...all.filter((unit) => !isService(unit)), ...all.filter(isService)];
};

/** Which units something is done to. */
export interface UnitLists {
  readonly all: readonly string[];
  readonly preset: readonly string[];
  readonly enable: readonly string[];
  readonly start: readonly {readonly unit: string; readonly always: boolean}[];
  readonly restart: readonly string[];
  /** Down while files are replaced. */
  readonly hold: readonly string[];
}

/**
 * What is restarted when its files have changed. A socket keeps listening, and what a timer started goes on to its end;
 * the connections of a socket, each an instance, do so too.
 */
function restartedOf({unit, units}: Service): readonly string[] {
  if (unit.endsWith('.socket')) return units.filter((one) => one.endsWith('.service') && !isTemplate(one));
  if (unit.endsWith('.service')) return units.filter((one) => one.endsWith('.service'));
  return [unit];
}

/** What becomes of the units of a package, one list for each thing that is done. */
export function unitLists(services: readonly Service[]): UnitLists {
  const enabled = services.filter(({enable}) => enable !== 'no');
  const held = services.filter(({stopOnUpgrade}) => stopOnUpgrade);
  const restarted = services.filter(
    ({restartOnUpgrade, stopOnUpgrade}) => restartOnUpgrade && !stopOnUpgrade,
  );
  return {
    all: startersFirst(services.flatMap(({units}) => units)),
    preset: startersFirst(enabled.map(({unit}) => unit)),
    enable: startersFirst(enabled.filter(({enable}) => enable === 'yes').map(({unit}) => unit)),
    start: services
      .filter(({start, unit}) => start && !isTemplate(unit))
      .map(({unit, enable}) => ({unit, always: enable === 'no'})),
    restart: startersFirst(restarted.flatMap(restartedOf)),
    hold: startersFirst(held.flatMap(({units}) => units)),
  };
}
