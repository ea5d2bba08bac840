import {shellWord} from '../../text/shell.ts';
import type {RpmPackage} from './identity.ts';
import {isPlain, type Macros, macroPart, type Part, shellPart} from './scripts-parts.ts';
import {instancesOf, isTemplate, type UnitLists, unitLists} from './scripts-units.ts';

/** What the units of a package need in each of its scripts. */
export interface ServiceParts {
  readonly prepare: readonly Part[];
  readonly hold: readonly Part[];
  readonly enable: readonly Part[];
  readonly disable: readonly Part[];
  readonly restart: readonly Part[];
  readonly finish: readonly Part[];
}

const NONE: ServiceParts = {prepare: [], hold: [], enable: [], disable: [], restart: [], finish: []};

const FEDORA = ['systemd_post', 'systemd_preun', 'systemd_postun', 'systemd_postun_with_restart'];
const SUSE = ['service_add_pre', 'service_add_post', 'service_del_preun', 'service_del_postun'];

const quoted = (words: readonly string[]): string => words.map(shellWord).join(' ');
const lone = (units: readonly string[]): readonly string[] => units.filter((unit) => !isTemplate(unit));
const instances = (units: readonly string[]): readonly string[] => units.filter(isTemplate).map(instancesOf);
const running = (units: readonly string[]): readonly string[] => [...lone(units), ...instances(units)];

/** By the distro's own macros where there are such and they read the names as they are, else spelled out. */
export async function serviceParts(pkg: RpmPackage, macros: Macros): Promise<ServiceParts> {
  const {services, name} = pkg;
  if (services.length === 0) return NONE;
  const lists = unitLists(services);
  const files = {note: `/run/${name}.restart`, stopped: `/run/${name}.stopped`};
  const knows = (names: readonly string[]): boolean =>
    names.every((one) => macros.has(one)) && isPlain(lists.all);
  const held: Pick<ServiceParts, 'hold' | 'finish'> = {
    hold: lists.hold.length === 0 ? [] : [await noted('hold', lists.hold, files.stopped)],
    finish: lists.hold.length === 0 ? [] : [await late({stopped: files.stopped})],
  };
  if (knows(SUSE)) return {...NONE, ...held, ...(await suseParts(lists, macros))};
  if (knows(FEDORA)) return {...NONE, ...held, ...(await fedoraParts(lists))};
  return {...NONE, ...held, ...(await plainParts(lists, files))};
}

/** Spelled out: https://github.com/systemd/systemd/blob/main/src/rpm/macros.systemd.in says what the macros do. */
async function plainParts(
  lists: UnitLists,
  {note, stopped}: {readonly note: string; readonly stopped: string},
): Promise<Partial<ServiceParts>> {
  const {all, restart, hold} = lists;
  const notes = restart.length === 0 ? [] : [await noted('note', restart, note)];
  const finish = {
    ...(restart.length > 0 && {note}),
    ...(hold.length > 0 && {stopped}),
  };
  return {
    enable: [await enablePart(lists), ...notes],
    disable: [await disablePart(all)],
    restart: [
      await shellPart('restart', {
        restart: quoted(running(restart)),
        note: shellWord(note),
        units: quoted(running(all)),
      }),
    ],
    finish: Object.keys(finish).length === 0 ? [] : [await late(finish)],
  };
}

/** The macros of Fedora and all that came of it. */
async function fedoraParts(lists: UnitLists): Promise<Partial<ServiceParts>> {
  const {all, preset, restart} = lists;
  const rest = lone(all).filter((unit) => !restart.includes(unit));
  return {
    enable: [...macro('systemd_post', preset), ...(await said(lists))],
    disable: [...macro('systemd_preun', lone(all)), ...(await leftover(all))],
    restart: [
      ...macro('systemd_postun_with_restart', [...lone(restart), ...instances(restart).map(escaped)]),
      ...macro('systemd_postun', rest),
    ],
  };
}

/** openSUSE's; all four want to be given the same units. */
async function suseParts(lists: UnitLists, macros: Macros): Promise<Partial<ServiceParts>> {
  const {all, restart} = lists;
  const units = lone(all);
  const rest = units.filter((unit) => !restart.includes(unit));
  const without = macros.has('service_del_postun_without_restart')
    ? macro('service_del_postun_without_restart', rest)
    : macro('service_del_postun -n', rest);
  return {
    prepare: macro('service_add_pre', units),
    enable: [...macro('service_add_post', units), ...(await said(lists))],
    disable: [...macro('service_del_preun', units), ...(await leftover(all))],
    restart: [...macro('service_del_postun', lone(restart)), ...(rest.length === 0 ? [] : without)],
  };
}

const macro = (name: string, units: readonly string[]): readonly Part[] =>
  units.length === 0 ? [] : [macroPart(name, units)];

/** The shell is to leave the pattern to systemctl. */
const escaped = (pattern: string): string => pattern.replace('*', '\\*');

/** What was asked for beyond presets. */
const said = async (lists: UnitLists): Promise<readonly Part[]> =>
  lists.enable.length + lists.start.length === 0 ? [] : [await enablePart({...lists, preset: []})];

/** No macro takes a template. */
const leftover = async (all: readonly string[]): Promise<readonly Part[]> =>
  all.some(isTemplate) ? [await disablePart(all.filter(isTemplate))] : [];

const enablePart = ({preset, enable, start}: UnitLists): Promise<Part> =>
  shellPart('enable', {
    first: preset.length + enable.length > 0,
    preset: quoted(preset),
    enable: quoted(enable),
    start: start.map(({unit, always}) => ({unit: shellWord(unit), always})),
  });

const disablePart = (units: readonly string[]): Promise<Part> =>
  shellPart('disable', {stop: quoted(running(units)), disable: quoted(units)});

const noted = (name: 'hold' | 'note', units: readonly string[], file: string): Promise<Part> =>
  shellPart(name, {
    units: quoted(lone(units)),
    instances: instances(units).map(shellWord),
    file: shellWord(file),
  });

const late = (files: {readonly note?: string; readonly stopped?: string}): Promise<Part> =>
  shellPart('late', {
    note: files.note === undefined ? '' : shellWord(files.note),
    stopped: files.stopped === undefined ? '' : shellWord(files.stopped),
  });
