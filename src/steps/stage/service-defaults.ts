import type {Enabling, Service} from '../../model/service.ts';
import type {Settled} from '../config/index.ts';

type Wanted = Pick<
  Settled['services'][number],
  'enable' | 'start' | 'restart_on_upgrade' | 'stop_on_upgrade'
>;

interface Habits {
  readonly enable: Enabling;
  readonly start: boolean;
}

/** What a family does with the services of its own packages, where it is not the presets that decide. */
const HABITS: Readonly<Record<string, Habits>> = {debian: {enable: 'yes', start: true}};
const PRESETS: Habits = {enable: 'preset', start: false};

const habitsOf = ([family = '']: readonly string[]): Habits =>
  Object.hasOwn(HABITS, family) ? HABITS[family]! : PRESETS;

/** Do presets decide on these families? */
export const hasPresets = (families: readonly string[]): boolean => habitsOf(families).enable === 'preset';

interface Kind {
  /** There is something that it can be enabled by. */
  readonly installs: boolean;
  /** It can run without being told as what. */
  readonly runs: boolean;
}

/** How a package treats a service: as was said, else as its family does. */
export function settingsOf(
  {enable, start, restart_on_upgrade: restart, stop_on_upgrade: stop}: Wanted,
  {installs, runs}: Kind,
  families: readonly string[],
): Omit<Service, 'unit' | 'units'> {
  const habits = habitsOf(families);
  const said = enable === undefined ? habits.enable : enable ? 'yes' : 'no';
  const enabling = installs ? said : 'no';
  return {
    enable: enabling,
    // What was not switched on by wish is not started by habit either.
    start: runs && (start ?? (habits.start && enabling !== 'no')),
    restartOnUpgrade: restart ?? true,
    stopOnUpgrade: stop ?? false,
  };
}
