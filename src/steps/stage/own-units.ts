import {stat} from 'node:fs/promises';
import {isAbsolute, posix, resolve} from 'node:path';
import type {Service} from '../../model/service.ts';
import {nearest} from '../../text/nearest.ts';
import {isTemplateUnit} from '../../text/unit.ts';
import type {Settled} from '../config/index.ts';
import {type Draft, draftContent, type Setting} from './drafts.ts';
import {familiesOf} from './families.ts';
import type {Search} from './finding.ts';
import type {Ground} from './ground.ts';
import {settingsOf} from './service-defaults.ts';
import type {Serving} from './service-entries.ts';
import {checkReadable, findSources} from './sources.ts';
import {isUnitPath, type UnitFile} from './unit-files.ts';

const UNIT_MODE = 0o644;

type Wanted = Settled['services'][number];

const nameOf = ({unit = ''}: Wanted): string => posix.basename(unit);

/** Unit files that `services:` names by their path in the project, and nothing else ships. */
export async function bringUnits(
  named: readonly Wanted[],
  {settled, found, unitDir, mtime}: Serving,
  {workDir, build, search}: Ground,
): Promise<readonly Draft[]> {
  const setting: Setting = {
    ...{workDir, mtime, search, umask: settled.umask, nfpm: false, globbing: false},
    find: async ({src = ''}, at) => {
      const built = build?.root !== undefined;
      const sources = await findSources(
        {src, workDir, built, globbing: false, follow: true, nfpm: false},
        at,
      );
      checkReadable(sources, at);
      return sources;
    },
  };
  const there = new Set(
    found
      .map(({entry}) => entry.path)
      .filter(isUnitPath)
      .map((path) => posix.basename(path)),
  );
  const brought: Draft[] = [];
  for (const service of named) {
    const {unit = '', at} = service;
    const from = resolve(workDir, unit);
    if (there.has(nameOf(service)) || isAbsolute(unit) || !(await isFile(from))) continue;
    const content = {src: unit, dst: `${unitDir}/${nameOf(service)}`, at: `${at}.unit`};
    for (const draft of await draftContent(content, setting)) brought.push(asUnit(draft));
  }
  return brought;
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** Nothing in it is for anybody to run, or hidden from anybody. */
const asUnit = (draft: Draft): Draft => ({...draft, entry: {...draft.entry, mode: UNIT_MODE}});

export interface Chosen {
  readonly service: Service;
  /** What `services:` says of it. */
  readonly wanted: Wanted | undefined;
}

/** Own units that are services: what `services:` names, and what has an [Install] section, as in debhelper. */
export function chooseOwn(
  named: readonly Wanted[],
  own: readonly UnitFile[],
  {target, search}: Serving,
): readonly Chosen[] {
  const families = familiesOf(target);
  const byName = new Map(own.map((unit) => [unit.name, unit]));
  const wishes = new Map(named.map((service) => [nameOf(service), service]));
  for (const service of named) if (!byName.has(nameOf(service))) tellMissing(service, own, search);
  return own
    .filter(({name, installs}) => installs || wishes.has(name))
    .map((unit) => {
      const wanted = wishes.get(unit.name);
      const isTemplate = isTemplateUnit(unit.name);
      const installs = unit.installs && (!isTemplate || unit.instance !== undefined);
      if (wanted) checkWish(wanted, unit, search);
      const runs = !isTemplate && (installs || wanted?.start === true);
      const service = {
        unit: unit.name,
        units: unitsOf(unit, byName, wishes),
        ...settingsOf(wanted ?? {}, {installs, runs}, families),
      };
      return {service, wanted};
    });
}

/** With a socket, timer or path goes what it starts, unless that is a service of its own. */
function unitsOf(
  {name, starts}: UnitFile,
  byName: ReadonlyMap<string, UnitFile>,
  wishes: ReadonlyMap<string, unknown>,
): readonly string[] {
  const started = starts === undefined ? undefined : byName.get(starts);
  return started && !started.installs && !wishes.has(started.name) ? [started.name, name].sort() : [name];
}

function tellMissing(
  {unit = '', at}: Wanted,
  own: readonly UnitFile[],
  search: (at: string) => Search,
): void {
  const names = own.map(({name}) => name);
  const near = nearest(posix.basename(unit), names);
  search(`${at}.unit`).error(
    `${unit} is neither among the contents nor a file of the project`,
    near
      ? `did you mean ${near}?`
      : 'write the path of the unit file in the project, or list it under contents: with a dst below /usr/lib/systemd/system',
  );
}

function checkWish(
  wanted: Wanted,
  {name, installs, instance}: UnitFile,
  search: (at: string) => Search,
): void {
  if (wanted.enable && !installs)
    search(`${wanted.at}.enable`).error(
      `${name} has no [Install] section: it cannot be enabled`,
      'write [Install] and WantedBy=multi-user.target into it, or leave enable: out',
    );
  else if (wanted.enable && isTemplateUnit(name) && instance === undefined)
    search(`${wanted.at}.enable`).error(
      `${name} is a template: enabled as what?`,
      'write DefaultInstance= into its [Install] section, or leave enable: out',
    );
  if (wanted.start && isTemplateUnit(name))
    search(`${wanted.at}.start`).error(`${name} is a template: started as what?`, 'leave start: out');
}
