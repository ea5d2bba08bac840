import {type Check, CheckError, type Trial} from '../check.ts';
import {type Kept, leftovers, SYSTEM_TRACES} from '../leftovers.ts';
import {takeSnapshot} from '../snapshot.ts';
import {runAll} from '../ways.ts';

/** Nothing is left that was not there before, but for what `remove: never` names and saved copies of edited config. */
export const purge: Check = {
  name: 'purge',
  needs: ['remove'],
  run: async (trial) => {
    const {workshop, facts, before, program} = trial;
    await runAll(trial, workshop.manager.trials.purge([facts.name], program));
    const left = leftovers(before, await takeSnapshot(workshop), keptOf(trial));
    if (left.length === 0) return undefined;
    throw new CheckError(
      `${left.length === 1 ? 'one thing is' : `${left.length} things are`} left that ${left.length === 1 ? 'was' : 'were'} not there before`,
      {
        output: left.join('\n'),
        hint: 'declare users and folders under users: and directories:, and let the scripts remove what they make',
      },
    );
  },
};

/** What may stay. What is declared and not said to go with a purge stays: that is the default. */
function keptOf({pkg, seen, workshop}: Trial): Kept {
  const {users = [], groups = [], directories = []} = pkg ?? {};
  const declared = seen.declared ?? {users: [], groups: [], folders: []};
  const stays = <T extends {readonly remove: string}>(
    items: readonly T[],
    name: (item: T) => string,
    more: readonly string[],
  ) => {
    const going = new Set(items.filter(({remove}) => remove === 'purge').map(name));
    return [...items.map(name), ...more].filter((one) => !going.has(one));
  };
  const keptUsers = stays(users, ({name}) => name, declared.users);
  const homes = users
    .filter(({name, home}) => keptUsers.includes(name) && /^\/[^/]+\/[^/]/.test(home))
    .map(({home}) => home);
  return {
    users: keptUsers,
    groups: [
      ...stays(groups, ({name}) => name, declared.groups).filter((name) => !goes(users, name)),
      ...keptUsers,
    ],
    folders: [...stays(directories, ({path}) => path, declared.folders), ...homes],
    paths: [...(seen.edited?.keys() ?? [])].map((path) => `${path}.rpmsave`),
    traces: [...SYSTEM_TRACES, ...workshop.manager.trials.traces],
  };
}

/** A group that goes with its user. */
const goes = (users: readonly {readonly name: string; readonly remove: string}[], group: string): boolean =>
  users.some(({name, remove}) => name === group && remove === 'purge');
