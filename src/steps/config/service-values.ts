import {isAbsolute} from 'node:path';
import {nearest} from '../../text/nearest.ts';
import {unitValueProblem} from '../../text/unit.ts';
import {shown} from './problems.ts';
import type {RawService} from './service-section.ts';
import {hardeningKeys, socketKeys, timerKeys} from './service-words.ts';

/** Takes note of what is wrong at a key of a service. */
export type Tell = (key: string, message: string, hint: string) => void;

/** What no value of a generated service may hold, key by key. */
export function checkValues(service: RawService, tell: Tell): void {
  checkTexts(service, tell);
  checkPaths(service, tell);
  checkEnvironment(service, tell);
  checkAccounts(service, tell);
  checkSettings('hardening', service.hardening, hardeningKeys, tell);
  checkSettings('socket', service.socket, socketKeys, tell);
  checkSettings('timer', service.timer, timerKeys, tell);
}

function checkTexts({description, socket, timer}: RawService, tell: Tell): void {
  if (description !== undefined && /[\p{Cc}\u2028\u2029]/u.test(description.trim()))
    tell('description', 'holds a line break or another control character', 'write it on one line');
  for (const [key, said] of Object.entries({socket, timer}))
    if (Array.isArray(said))
      for (const [index, value] of (said.length === 0 ? [''] : said).entries())
        checkWhat(key, said.length < 2 ? key : `${key}.${index}`, {value, tell});
}

/** What a socket listens on, when a timer elapses. */
function checkWhat(
  key: string,
  at: string,
  {value, tell}: {readonly value: string; readonly tell: Tell},
): void {
  const problem = unitValueProblem(value);
  if (problem) tell(at, `${shown(value)} ${problem.message}`, problem.hint);
  else if (value.trim() === '')
    tell(
      at,
      'is empty',
      `write ${key === 'socket' ? 'what to listen on, such as 8080' : 'when, such as daily'}`,
    );
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
  if (typeof settings !== 'object' || Array.isArray(settings)) return;
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
