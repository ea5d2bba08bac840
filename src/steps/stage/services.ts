import {posix} from 'node:path';
import {releasesByName} from '../../distros/index.ts';
import type {Service} from '../../model/service.ts';
import type {Target} from '../../model/target.ts';
import {isTemplateUnit} from '../../text/unit.ts';
import {type Settled, templatesOf} from '../config/index.ts';
import type {ServiceUser} from './accounts.ts';
import {isBaseAccount} from './base-accounts.ts';
import type {Draft} from './drafts.ts';
import {familiesOf} from './families.ts';
import type {Ground} from './ground.ts';
import {bringUnits, chooseOwn} from './own-units.ts';
import {splitDescription} from './package.ts';
import {hasPresets, settingsOf} from './service-defaults.ts';
import {type Generated, generatedDraft, generateUnits, type Serving} from './service-entries.ts';
import {checkPrograms, servicesFor} from './service-shares.ts';
import {unitFiles} from './unit-files.ts';

interface Finding {
  /** What the package ships otherwise. */
  readonly found: readonly Draft[];
  readonly ground: Ground;
}

export interface Served {
  readonly services: readonly Service[];
  /** Units and presets to add to what the package ships. */
  readonly drafts: readonly Draft[];
  /** Whom its services run as. */
  readonly users: readonly ServiceUser[];
}

/** Where every system of today looks for packaged units, whatever the distro. */
const ANY_UNIT_DIR = '/usr/lib/systemd/system';

/** The services of a package, generated or its own, with the files that it takes; nfpm knows none. */
export async function stageServices(
  settled: Settled,
  target: Target,
  {found, ground}: Finding,
): Promise<Served> {
  const {host, config, plan, search} = ground;
  if (config.nfpm) return {services: [], drafts: [], users: []};
  const release = target.engine === 'native' ? releasesByName.get(target.name)?.release : undefined;
  const serving: Serving = {
    settled: {...settled, services: servicesFor(settled, found, config)},
    target,
    found,
    search,
    summary: splitDescription(settled.description).summary,
    unitDir: release?.unitDir ?? ANY_UNIT_DIR,
    templates: templatesOf(host, config),
    mtime: settled.mtime ?? plan.version.date,
  };
  const {services: wanted} = serving.settled;
  checkPrograms(wanted, found, search);
  const generated: Generated[] = [];
  for (const service of wanted)
    if (service.unit === undefined && service.exec !== undefined)
      generated.push(await generateUnits(service, serving));
  const named = wanted.filter(({unit}) => unit !== undefined);
  const brought = await bringUnits(named, serving, ground);
  const own = await unitFiles([...found, ...brought]);
  const chosen = chooseOwn(named, own, serving);
  const services = [
    ...generated.map((one) => generatedService(one, serving)),
    ...chosen.map(({service}) => service),
  ];
  const said = [...generated, ...chosen].map((one, index) => ({
    unit: services[index]!.unit,
    enable: 'drafts' in one ? one.service.enable : one.wanted?.enable,
    at: 'drafts' in one ? one.service.at : (one.wanted?.at ?? ''),
  }));
  return {
    services: services.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
    drafts: [...generated.flatMap(({drafts}) => drafts), ...brought, ...(await presetDrafts(said, serving))],
    users: usersOf(serving),
  };
}

function generatedService({service, unit, drafts}: Generated, {target}: Serving): Service {
  const isTemplate = isTemplateUnit(unit);
  return {
    unit,
    units: drafts.map(({entry}) => posix.basename(entry.path)).sort(),
    ...settingsOf(service, {installs: !isTemplate, runs: !isTemplate}, familiesOf(target)),
  };
}

interface Said {
  readonly unit: string;
  readonly enable: boolean | undefined;
  readonly at: string;
}

/** Where presets decide, a wish is one: https://www.freedesktop.org/software/systemd/man/latest/systemd.preset.html */
async function presetDrafts(said: readonly Said[], serving: Serving): Promise<readonly Draft[]> {
  const {settled, found, target} = serving;
  const lines = said
    .filter(({enable}) => enable !== undefined)
    .map(({unit, enable}) => ({word: enable ? 'enable' : 'disable', unit}));
  const path = `/usr/lib/systemd/system-preset/80-${settled.name}.preset`;
  if (!hasPresets(familiesOf(target)) || lines.length === 0) return [];
  if (found.some(({entry}) => entry.path === path)) return [];
  const at = said.find(({enable}) => enable !== undefined)?.at ?? '';
  const draft = await generatedDraft('systemd/preset.hbs', {lines}, {...serving, path, at});
  return [{...draft, label: 'the generated preset'}];
}

function usersOf({settled: {services, groups}, target, search}: Serving): readonly ServiceUser[] {
  const families = familiesOf(target);
  for (const {user, group, at} of services)
    if (
      user === undefined &&
      group !== undefined &&
      !isBaseAccount('group', group, families) &&
      !groups.some(({name}) => name === group)
    )
      search(`${at}.group`).error(
        `the group ${group} is neither declared nor part of the base system of ${families.join(', ')}`,
        `write groups: [${group}]`,
      );
  return services.flatMap(({user, group, at}) =>
    user === undefined ? [] : [{name: user, ...(group !== undefined && {group}), at: `${at}.user`}],
  );
}
