import type {Package} from '../../model/package.ts';
import type {Removal, Service} from '../../model/service.ts';
import {shellWord} from '../../text/shell.ts';
import {folderLine} from '../../text/sysusers.ts';
import type {View} from '../../text/template.ts';
import {accountsView, purgedAccounts} from './scripts-accounts.ts';

export const scriptNames = ['preinst', 'postinst', 'prerm', 'postrm'] as const;

export type ScriptName = (typeof scriptNames)[number];

/** What a script has to do beside the package's own; `own` is that, already rendered. */
export interface Generated {
  /** Has it anything to do? */
  readonly needed: boolean;
  readonly view: View;
}

/** The values of the four templates in templates/scriptlets/deb; every string is a shell's word or a list of them. */
export function generatedScripts(pkg: Package): Readonly<Record<ScriptName, Generated>> {
  const services = pkg.services.map(unitsOf);
  return {
    preinst: preinst(pkg, services),
    postinst: postinst(pkg, services),
    prerm: prerm(services),
    postrm: postrm(pkg, services),
  };
}

/** A service with its units as debhelper looks at them. */
interface Units extends Pick<Service, 'unit' | 'enable' | 'start' | 'restartOnUpgrade' | 'stopOnUpgrade'> {
  /** All that can run without an instance: stopped together. */
  readonly running: readonly string[];
  /** What an upgrade restarts: a timer's service may be in the middle of its work. */
  readonly restarted: readonly string[];
}

function unitsOf(service: Service): Units {
  const {unit, units} = service;
  const running = [...new Set([unit, ...units])].filter((name) => !/@\./.test(name));
  return {...service, running, restarted: unit.endsWith('.timer') ? [unit] : running};
}

const words = (texts: readonly string[]): string => [...new Set(texts)].map(shellWord).join(' ');

function preinst(pkg: Package, services: readonly Units[]): Generated {
  const guard = (pkg.guard ?? '').trimEnd();
  const accounts = accountsView(pkg);
  const stop = words(services.filter(({stopOnUpgrade}) => stopOnUpgrade).flatMap(({running}) => running));
  return {
    needed: guard !== '' || accounts.accounts || stop !== '',
    view: {guard, package: shellWord(pkg.name), stop, ...accounts},
  };
}

function postinst(pkg: Package, services: readonly Units[]): Generated {
  const sysusers = words(declaredIn(pkg, 'sysusers.d', 'own'));
  const tmpfiles = words(declaredIn(pkg, 'tmpfiles.d', 'all'));
  const folders = pkg.directories.map(({path, mode, owner, group}) => ({
    path: shellWord(path),
    mode: mode.toString(8).padStart(4, '0'),
    owner: shellWord(owner),
    group: shellWord(group),
  }));
  const actions = actionsOf(services);
  return {
    needed: services.length + folders.length > 0 || sysusers !== '' || tmpfiles !== '',
    view: {
      sysusers,
      tmpfiles,
      folders,
      units: services.length > 0,
      enabled: services.filter(isEnabled).map(({unit}) => shellWord(unit)),
      kept: services.filter((one) => !isEnabled(one)).map(({unit}) => shellWord(unit)),
      moved: actions.length > 0,
      actions,
    },
  };
}

const isEnabled = ({enable}: Units): boolean => enable !== 'no';

/** At first installation, and at an upgrade: what is started, and what is started anew. */
function actionsOf(services: readonly Units[]): readonly View[] {
  const started = services.filter(({start}) => start);
  const stopped = services.filter((service) => service.stopOnUpgrade && service.restartOnUpgrade);
  const restarted = services.filter((service) => service.restartOnUpgrade && !service.stopOnUpgrade);
  const of = (list: readonly Units[]): string => words(list.flatMap((service) => service.restarted));
  const upgrade = [
    {verb: 'restart', units: of(restarted.filter(({start}) => start))},
    {verb: 'try-restart', units: of(restarted.filter(({start}) => !start))},
    {
      verb: 'start',
      units: words(
        services
          .filter((service) => stopped.includes(service) || (service.start && !restarted.includes(service)))
          .map(({unit}) => unit),
      ),
    },
  ];
  return [
    {
      test: '-z',
      calls: [
        {verb: 'start', units: words(started.filter(isEnabled).map(({unit}) => unit))},
        // Asked to start one that is not enabled, deb-systemd-invoke would do nothing.
        {
          verb: 'reload-or-restart',
          units: words(started.filter((one) => !isEnabled(one)).map(({unit}) => unit)),
        },
      ],
    },
    {test: '-n', calls: upgrade},
  ].flatMap(({test, calls}) => {
    const some = calls.filter(({units}) => units !== '');
    return some.length > 0 ? [{test, calls: some}] : [];
  });
}

function prerm(services: readonly Units[]): Generated {
  const stop = words(services.flatMap(({running}) => running));
  return {needed: stop !== '', view: {stop}};
}

function postrm(pkg: Package, services: readonly Units[]): Generated {
  const units = words(services.map(({unit}) => unit));
  const folders = pkg.directories
    .filter(isPurged)
    .map(({path}) => ({path: shellWord(path), line: shellWord(folderLine(path))}));
  const {users, groups} = purgedAccounts(pkg);
  const accounts = users.length + groups.length > 0;
  const leaving = accounts || folders.length > 0;
  return {
    needed: units !== '' || leaving,
    view: {units, leaving, folders: folders.toReversed(), accounts, users, groups},
  };
}

const isPurged = ({remove}: {readonly remove: Removal}): boolean => remove === 'purge';

/** Names of the files of that folder, those with `own` content alone or those that were made for the package too. */
export function declaredIn(pkg: Package, folder: string, which: 'own' | 'all'): readonly string[] {
  const prefix = `/usr/lib/${folder}/`;
  return pkg.entries.flatMap((entry) => {
    const {type, path} = entry;
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    if (type !== 'file' || !/^[^/]+\.conf$/.test(name)) return [];
    return which === 'all' || entry.content === undefined ? [name] : [];
  });
}
