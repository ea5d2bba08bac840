import type {View} from '../../text/template.ts';
import {unitText, unitValue, unitWord} from '../../text/unit.ts';
import {afterUnit, type Settled} from '../config/index.ts';

type Wanted = Settled['services'][number];
type Settings = readonly {readonly name: string; readonly value: string}[];

/** What every generated service is fenced in with; MemoryDenyWriteExecute would break what compiles at run time. */
const HARDENING: Readonly<Record<string, readonly string[]>> = {
  NoNewPrivileges: ['yes'],
  PrivateTmp: ['yes'],
  ProtectSystem: ['full'],
  ProtectHome: ['yes'],
};

/** Targets that only help those who also ask for them. */
const WANTED = ['network-online.target', 'time-sync.target'];

const URL = /^https?:\/\/[!-~]+$/;

const settingsOf = (settings: Readonly<Record<string, readonly string[] | undefined>>): Settings =>
  Object.entries(settings).flatMap(([name, values = []]) =>
    values.map((value) => ({name, value: unitValue(value)})),
  );

/** What the package says of itself. */
interface About {
  readonly summary: string;
  readonly homepage: string | undefined;
}

const headOf = ({description}: Wanted, {summary, homepage}: About) => ({
  description: unitText(description ?? '') || unitText(summary),
  documentation: homepage !== undefined && URL.test(homepage) ? unitText(homepage) : '',
});

/** `service.hbs`: strings are escaped for a unit file. */
export function serviceView(service: Wanted, about: About): View {
  const {exec = '', config = '', user = '', group = '', timer, socket, template, hardening} = service;
  const type = service.type ?? (timer === undefined ? '' : 'oneshot');
  const after = (service.after ?? []).map((word) => afterUnit(word) ?? word);
  return {
    ...headOf(service, about),
    after: unitValue(after.join(' ')),
    wants: after.filter((unit) => WANTED.includes(unit)).join(' '),
    config: unitValue(config),
    type,
    exec: unitValue(exec.replaceAll('{config}', config.trim())),
    user: unitText(user),
    group: unitText(group),
    workingDirectory: unitValue(service.working_directory ?? ''),
    environment: Object.entries(service.environment ?? {}).map(([name, value = '']) =>
      unitWord(`${name}=${value}`),
    ),
    environmentFiles: (service.environment_file ?? []).map(unitValue),
    // Releases with systemd before 244 know no Restart= for oneshot.
    restart: service.restart ?? (type === 'oneshot' ? '' : 'on-failure'),
    hardening:
      hardening === false
        ? []
        : settingsOf({...HARDENING, ...(typeof hardening === 'object' ? hardening : {})}),
    // What a socket or timer starts is not enabled by itself.
    wantedBy: socket === undefined && timer === undefined ? 'multi-user.target' : '',
    template: template ?? false,
  };
}

/** `socket.hbs`. */
export const socketView = (service: Wanted, about: About): View => ({
  ...headOf(service, about),
  settings: settingsOf(
    Array.isArray(service.socket) ? {ListenStream: service.socket} : (service.socket ?? {}),
  ),
});

/** `timer.hbs`: a time alone catches up on what was missed while the machine was off. */
export const timerView = (service: Wanted, about: About): View => ({
  ...headOf(service, about),
  settings: settingsOf(
    Array.isArray(service.timer) ? {OnCalendar: service.timer, Persistent: ['true']} : (service.timer ?? {}),
  ),
});
