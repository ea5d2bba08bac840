import {
  choice,
  either,
  flag,
  listOf,
  mapOf,
  oneOrMany,
  optional,
  type Parsed,
  section,
  text,
} from '../../model/schema.ts';
import {restartWords, serviceTypes} from './service-words.ts';

const word = (about: string) => optional(text(about));
const words = (about: string) => optional(oneOrMany(text(about)));
const settings = (about: string) => mapOf(oneOrMany(text(about)));

const serviceSchema = section({
  name: word("name of the unit, without .service; default: the package's"),
  unit: word('your own unit file: its path in the project, or the name of one among the contents'),
  exec: word('command line that starts it, in the words of ExecStart='),
  description: word("what it is; default: the package's summary"),
  user: word('user it runs as; made by the package where the system has none; default: root'),
  group: word("group it runs as; default: the user's"),
  type: optional(choice(serviceTypes, 'Type= of the unit; default: simple, with timer: oneshot')),
  after: words('unit it starts after, such as network-online or postgresql.service'),
  restart: optional(choice(restartWords, 'Restart= of the unit; default: on-failure')),
  config: word('its config file: {config} in exec; without the file it does not start'),
  environment: optional(mapOf(text('value'), 'variables it gets')),
  environment_file: words('file with variables; one that is absent is passed over'),
  working_directory: word('folder it runs in'),
  hardening: optional(
    either(
      [flag('false leaves all of it out'), settings('value of the setting')],
      'settings of the sandbox, such as ProtectHome: read-only; they are laid over ours',
    ),
  ),
  socket: optional(
    either([oneOrMany(text('what to listen on')), settings('value of the setting')], 'socket that starts it'),
  ),
  timer: optional(
    either(
      [oneOrMany(text('when, as in OnCalendar=')), settings('value of the setting')],
      'timer that starts it',
    ),
  ),
  template: optional(flag('make it a template unit, name@.service')),
  enable: optional(flag('enable it; default: as the distro does')),
  start: optional(flag('start it; default: as the distro does')),
  restart_on_upgrade: optional(flag('restart it when upgrading; default: true')),
  stop_on_upgrade: optional(flag('stop it before upgrading, start it afterwards; default: false')),
});

export type RawService = Parsed<typeof serviceSchema>;

export const servicesSchema = listOf(
  either([text('your own unit file'), serviceSchema]),
  'systemd services: generated, or your own unit files with other settings than the usual',
);
