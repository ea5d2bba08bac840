import {isAbsolute} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {closesQuotes, isUnitName, unitValueProblem} from '../../text/unit.ts';
import {type Config, placeOf} from './config.ts';
import {shown} from './problems.ts';
import type {RawService} from './service-section.ts';
import {checkValues, type Tell} from './service-values.ts';
import {targetWords} from './service-words.ts';
import {acceptsEach, afterUnit, programOf} from './services.ts';

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
  checkValues(service, tell);
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

function checkExec(exec: string, {config}: RawService, tell: Tell): void {
  const line = exec.trim();
  const program = programOf(line);
  const problem = unitValueProblem(line);
  if (problem) tell('exec', `${shown(exec)} ${problem.message}`, problem.hint);
  else if (!isAbsolute(program))
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
