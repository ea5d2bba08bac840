import {isAbsolute} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {closesQuotes, isUnitName, unitValueProblem} from '../../text/unit.ts';
import {type Config, placeOf} from './config.ts';
import {shown} from './problems.ts';
import type {RawService} from './service-section.ts';
import {hardeningKeys, socketKeys, targetWords, timerKeys} from './service-words.ts';
import {acceptsEach, afterUnit} from './services.ts';

type Tell = (key: string, message: string, hint: string) => void;

/** What is wrong with the services of a config, wherever they stand. */
export function wrongServices(config: Config): readonly Problem[] {
  const {values, folders} = config;
  const stretches = [
    {at: '', services: values.services},
    ...(values.packages ?? []).map(({services}, index) => ({at: `packages.${index}.`, services})),
    ...Object.entries(values.overrides ?? {}).map(([key, over]) => ({
      at: `overrides.${key}.`,
      services: over?.services,
    })),
    ...Object.entries(folders).map(([key, folder]) => ({
      at: `folders.${key}.`,
      services: folder.values?.services,
    })),
  ];
  return stretches.flatMap(({at, services}) =>
    (services ?? []).flatMap((service, index) =>
      wrongService(typeof service === 'string' ? {unit: service} : service, `${at}services.${index}`, config),
    ),
  );
}

function wrongService(service: RawService, at: string, config: Config): readonly Problem[] {
  const problems: Problem[] = [];
  const tell: Tell = (key, message, hint) => {
    // Messages name the keys as a person reads them, without the folder's own prefix.
    const path = [at.replace(/^folders\.[^.]+(?:\.\d+)*\./, ''), key].filter(Boolean).join('.');
    const place = placeOf(config, [at, key].filter(Boolean).join('.'));
    problems.push({message: `${path}: ${message}`, hint, place});
  };
  if (service.unit !== undefined) checkOwn(service, tell);
  else checkGenerated(service, tell);
  return problems;
}

/** What may be said of a unit file of the project's own. */
const OWN_KEYS = ['unit', 'enable', 'start', 'restart_on_upgrade', 'stop_on_upgrade'];

function checkOwn(service: RawService, tell: Tell): void {
  const {unit = ''} = service;
  const name = unit.slice(unit.lastIndexOf('/') + 1);
  if (!isUnitName(name))
    tell(
      'unit',
      `${shown(unit)} is no name of a unit`,
      'write a path that ends in a name such as hello.service, hello.socket, hello.timer or hello@.service',
    );
  for (const [key, value] of Object.entries(service))
    if (value !== undefined && !OWN_KEYS.includes(key))
      tell(
        key,
        'stands beside unit:, which is a unit file of your own',
        `write it into that file; beside unit: may stand ${OWN_KEYS.slice(1).join(', ')}`,
      );
}

function checkGenerated(service: RawService, tell: Tell): void {
  const {name, exec, type, restart, template, socket, timer} = service;
  if (name !== undefined && (!isUnitName(`${name}.service`) || name.includes('@') || name.startsWith('-')))
    tell('name', `${shown(name)} is no name of a unit`, nameHint(name));
  if (exec === undefined)
    tell(
      '',
      'the service has neither exec nor unit',
      'write exec: and its command line, such as /usr/bin/hello serve, or unit: and the path of your unit file',
    );
  else checkExec(exec, service, tell);
  if (socket !== undefined && timer !== undefined)
    tell('timer', 'stands beside socket:', 'keep one of them: a service is started by the one or the other');
  if (type === 'oneshot' && (restart === 'always' || restart === 'on-success'))
    tell(
      'restart',
      `${restart} is not for type: oneshot: systemd refuses the unit`,
      'write restart: on-failure, or another type',
    );
  const accepts = acceptsEach(service);
  if (accepts && !template)
    tell(
      'socket.Accept',
      'starts one service for each connection: that is a template unit',
      'write template: true',
    );
  for (const key of ['enable', 'start'] as const)
    if (template && !accepts && service[key])
      tell(key, 'is no matter of the package for a template: enabled or started as what?', 'leave it out');
  checkTexts(service, tell);
  checkPaths(service, tell);
  checkEnvironment(service, tell);
  checkAccounts(service, tell);
  checkSettings('hardening', service.hardening, hardeningKeys, tell);
  checkSettings('socket', socket, socketKeys, tell);
  checkSettings('timer', timer, timerKeys, tell);
  for (const [index, unit] of (service.after ?? []).entries())
    if (afterUnit(unit) === undefined)
      tell(`after.${index}`, `${shown(unit)} is no name of a unit`, afterHint(unit));
}

function afterHint(word: string): string {
  const near = nearest(word, targetWords);
  if (near) return `did you mean ${near}?`;
  const service = `${word}.service`;
  return isUnitName(service)
    ? `write ${service}`
    : 'write network-online, or a name such as postgresql.service';
}

function nameHint(name: string): string {
  const bare = name.replace(/@?\.(?:service|socket|timer)$/, '').replace(/@$/, '');
  const template = name.includes('@') ? ' and template: true' : '';
  if (bare !== name && isUnitName(`${bare}.service`)) return `write ${bare}${template}`;
  return 'write letters, digits, and signs out of : _ . -';
}

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines */
const PREFIX = /^[@\-:+!|]*/;

function checkExec(exec: string, {config}: RawService, tell: Tell): void {
  const line = exec.trim();
  const [program = ''] = line.replace(PREFIX, '').split(/\s/);
  const problem = unitValueProblem(line);
  if (problem) tell('exec', `${shown(exec)} ${problem.message}`, problem.hint);
  else if (!isAbsolute(program.replace(/^["']/, '')))
    tell(
      'exec',
      program === '' ? 'names no program' : `${shown(program)} is no absolute path`,
      `write the path that the program has once it is installed, such as /usr/bin/${program.split('/').at(-1) || 'hello'}`,
    );
  else if (!closesQuotes(line))
    tell(
      'exec',
      `${shown(exec)} has a quote that is not closed`,
      'close it, or write \\" for the sign itself',
    );
  else if (/(?:^|\s);(?:\s|$)/.test(line))
    tell(
      'exec',
      'holds " ; ", which starts a second command',
      'write one command, such as /bin/sh -c "a; b"',
    );
  if (line.includes('{config}') && config === undefined)
    tell('exec', 'holds {config}, and there is no config:', 'write config: and the path of the file');
}

function checkTexts({description, socket, timer}: RawService, tell: Tell): void {
  if (description !== undefined && /[\p{Cc}\u2028\u2029]/u.test(description.trim()))
    tell('description', 'holds a line break or another control character', 'write it on one line');
  for (const [key, value] of Object.entries({socket, timer}))
    if (typeof value === 'string') {
      const problem = unitValueProblem(value);
      if (problem) tell(key, `${shown(value)} ${problem.message}`, problem.hint);
      else if (value.trim() === '')
        tell(
          key,
          'is empty',
          `write ${key === 'socket' ? 'what to listen on, such as 8080' : 'when, such as daily'}`,
        );
    }
}

function checkPaths(service: RawService, tell: Tell): void {
  const {config, working_directory, environment_file = []} = service;
  const paths: readonly (readonly [string, string | undefined])[] = [
    ['config', config],
    ['working_directory', working_directory],
    ...environment_file.map((path, index) => [`environment_file.${index}`, path] as const),
  ];
  for (const [key, path] of paths) {
    if (path === undefined || (key === 'working_directory' && path === '~')) continue;
    const problem = unitValueProblem(path);
    const [top] = key.split('.');
    if (problem) tell(key, `${shown(path)} ${problem.message}`, problem.hint);
    else if (!isAbsolute(path.trim()))
      tell(
        key,
        `${shown(path)} is no absolute path`,
        `write the path on the machine, such as ${top === 'working_directory' ? '/var/lib/hello' : `/etc/${path.split('/').at(-1) || 'hello.conf'}`}`,
      );
    // Paths of conditions and files are taken as they stand, quotes and all.
    else if (/\s|["'\\]/.test(path.trim()))
      tell(key, `${shown(path)} holds a space, quote or backslash`, 'give the file a plainer name');
  }
}

const VARIABLE = /^[A-Za-z_]\w*$/;

function checkEnvironment({environment = {}}: RawService, tell: Tell): void {
  for (const [name, value = ''] of Object.entries(environment)) {
    if (!VARIABLE.test(name))
      tell(
        `environment.${name}`,
        `${shown(name)} is no name of a variable`,
        'write letters, digits and _, and no digit first',
      );
    if (/[^\P{Cc}\n\t]|[\u2028\u2029]/u.test(value) || !value.isWellFormed())
      tell(`environment.${name}`, 'holds a control character', 'take it out');
  }
}

/** What systemd takes everywhere: https://systemd.io/USER_NAMES/ */
const ACCOUNT = /^(?:[a-z_][a-z0-9_-]{0,30}|\d{1,10})$/;

function checkAccounts(service: RawService, tell: Tell): void {
  for (const key of ['user', 'group'] as const) {
    const name = service[key];
    if (name !== undefined && !ACCOUNT.test(name))
      tell(
        key,
        `${shown(name)} is no name of a ${key}`,
        'write at most 31 small letters, digits, _ and -, and no digit or - first',
      );
  }
}

function checkSettings(
  key: 'hardening' | 'socket' | 'timer',
  settings: RawService[typeof key],
  known: readonly string[],
  tell: Tell,
): void {
  if (settings === true)
    tell(key, 'is true, which it is anyway', 'leave it out, write false, or settings below it');
  if (typeof settings !== 'object') return;
  for (const [name, values = []] of Object.entries(settings)) {
    if (!known.includes(name)) {
      const near = nearest(name.replaceAll('_', ''), known);
      const hint = near ? `did you mean "${near}"?` : `docs/services.md lists those of ${key}:`;
      tell(`${key}.${name}`, `unknown setting ${shown(name)}`, hint);
    }
    for (const value of values) {
      const problem = unitValueProblem(value);
      if (problem) tell(`${key}.${name}`, `${shown(value)} ${problem.message}`, problem.hint);
    }
  }
  const needed = {socket: /^Listen/, timer: /^On/, hardening: undefined}[key];
  if (needed && !Object.keys(settings).some((name) => needed.test(name)))
    tell(
      key,
      key === 'socket' ? 'says nothing to listen on' : 'says no time',
      key === 'socket'
        ? 'write ListenStream: and a port or path'
        : 'write OnCalendar: and when, such as daily',
    );
}
