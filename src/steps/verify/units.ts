import type {PackageFacts} from '../../model/facts.ts';
import type {Package} from '../../model/package.ts';
import type {Enabling} from '../../model/service.ts';
import {CheckError, type Trial} from './check.ts';

/** A unit of the package that can be started, with what is known of what should become of it. */
export interface TrialUnit {
  readonly unit: string;
  /** Undefined where nobody told: a finished file. */
  readonly enable: Enabling | undefined;
  readonly start: boolean | undefined;
  readonly restarts: boolean | undefined;
}

const UNIT_FILE = /^(?:\/usr)?\/lib\/systemd\/system\/([^/]+)\.(service|socket|timer)$/;

/**
 * The units that are tried. Of a service with a socket or a timer of its name, that one; a template, `name@.service`,
 * has nothing to start.
 */
export function unitsOf(facts: PackageFacts, pkg: Package | undefined): readonly TrialUnit[] {
  const declared = (pkg?.services ?? []).filter(({unit}) => !unit.includes('@.'));
  if (pkg && pkg.services.length > 0)
    return declared.map(({unit, enable, start, restartOnUpgrade}) => ({
      unit,
      enable,
      start,
      restarts: restartOnUpgrade,
    }));
  const found = facts.files.flatMap(({path, type}) => {
    const [, name = '', kind = ''] = (type === 'file' && UNIT_FILE.exec(path)) || [];
    return name === '' || name.endsWith('@') ? [] : [{name, kind}];
  });
  const triggers = new Set(found.filter(({kind}) => kind !== 'service').map(({name}) => name));
  return found
    .filter(({name, kind}) => kind !== 'service' || !triggers.has(name))
    .map(({name, kind}) => ({
      unit: `${name}.${kind}`,
      enable: undefined,
      start: undefined,
      restarts: undefined,
    }));
}

/** What systemd says of a unit. */
export interface UnitState {
  readonly active: string;
  readonly sub: string;
  readonly type: string;
  readonly result: string;
  readonly pid: number;
  readonly restarts: number;
  /** `enabled`, `disabled`, `masked`, `static`, …; empty where there is no such unit. */
  readonly file: string;
}

/** `is-enabled` looks at the disk; `show` may tell what was there before. */
const STATE = `systemctl show -p ActiveState,SubState,Type,Result,MainPID,NRestarts -- "$1"
echo "UnitFileState=$(systemctl is-enabled -- "$1" 2>/dev/null)"`;

export async function stateOf({workshop}: Trial, unit: string): Promise<UnitState> {
  const {stdout} = await workshop.run(['sh', '-c', STATE, 'sh', unit]);
  return parseState(stdout);
}

/** Reads `systemctl show`. */
export function parseState(printed: string): UnitState {
  const fields = new Map(
    printed.split('\n').map((line): [string, string] => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
  const text = (name: string) => fields.get(name) ?? '';
  return {
    active: text('ActiveState'),
    sub: text('SubState'),
    type: text('Type'),
    result: text('Result'),
    pid: Number(text('MainPID')) || 0,
    restarts: Number(text('NRestarts')) || 0,
    file: text('UnitFileState'),
  };
}

/** Runs, or is a task that ran to its end. */
export const isUp = ({active, type, result, sub}: UnitState): boolean =>
  active === 'active' ||
  (type === 'oneshot' && active === 'inactive' && result === 'success' && sub === 'dead');

/** Whether an administrator can switch it on: one without [Install] is started by others. */
export const isSwitchable = ({file}: UnitState): boolean => /^(?:enabled|disabled|linked)/.test(file);

/** Waits until it is up and stays so; what is wrong with it is told with its own last lines. */
export async function mustBeUp(trial: Trial, unit: string, when: string): Promise<UnitState> {
  const script = `tries=150
while [ "$tries" -gt 0 ]; do
  case $(systemctl show -p ActiveState,SubState -- "$1" | sort | tr '\\n' ' ') in
    *auto-restart*) exit 0 ;;
    *=activating* | *=reloading* | *=deactivating*) ;;
    *) break ;;
  esac
  tries=$((tries - 1))
  sleep 0.2
done
sleep 0.7`;
  await trial.workshop.run(['sh', '-c', script, 'sh', unit]);
  const state = await stateOf(trial, unit);
  if (isUp(state)) return state;
  throw new CheckError(`${unit} is not active ${when}: it is ${state.active} (${state.sub})`, {
    command: ['systemctl', 'status', unit],
    output: await wordsOf(trial, unit),
  });
}

/** The state and the last lines of a unit. */
export async function wordsOf({workshop}: Trial, unit: string): Promise<string> {
  const script =
    'systemctl status --no-pager --lines=0 -- "$1"; journalctl --unit "$1" --lines=20 --no-pager --output=cat; exit 0';
  const {stdout, stderr} = await workshop.run(['sh', '-c', script, 'sh', unit]);
  return `${stdout}${stderr}`.trim();
}
