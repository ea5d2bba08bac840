import {ToolError} from '../../../model/errors.ts';
import type {FileFact} from '../../../model/facts.ts';
import {type Check, CheckError, type Trial} from '../check.ts';
import {runScript} from '../ways.ts';

/** What is at a path of the machine. */
export interface Found {
  readonly type: string;
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  readonly to: string;
}

const LOOK = `xargs -0 -r -n 200 sh -c 'for path; do
  find "$path" -maxdepth 0 -printf "%y\\t%m\\t%u\\t%g\\t%l\\t%p\\0" 2>/dev/null || :
done' sh`;

/** Paths, modes, owners and links are those that the package states, and its own manager finds nothing changed. */
export const files: Check = {
  name: 'files',
  needs: ['install'],
  run: async (trial) => {
    const {facts, before} = trial;
    const wanted = facts.files.filter(
      ({path, type}) =>
        path !== '/' &&
        type !== 'ghost' &&
        // Folders that others made first keep what they have.
        !(type === 'dir' && (before.paths.has(`${path}/`) || before.paths.has(path))),
    );
    const {stdout} = await runScript(
      trial,
      LOOK,
      wanted.map(({path}) => path),
    );
    const wrong = differences(wanted, parseFound(stdout));
    if (wrong.length > 0)
      throw new CheckError(
        `${wrong.length === 1 ? 'a path is' : `${wrong.length} paths are`} not as the package states`,
        {
          output: wrong.join('\n'),
        },
      );
    await audit(trial);
    return undefined;
  },
};

async function audit({workshop, facts}: Trial): Promise<void> {
  const command = workshop.manager.trials.audit(facts.name);
  const printed = await workshop.run(command, {env: workshop.manager.env}).catch((error: unknown) => {
    if (!(error instanceof ToolError) || error.exitCode === undefined) throw error;
    return {stdout: error.tail, stderr: ''};
  });
  const output = `${printed.stdout}${printed.stderr}`.trim();
  if (output !== '')
    throw new CheckError(`${command[0]} finds files changed right after installation`, {command, output});
}

/** Reads what the look printed; names may hold anything but NUL. */
export const parseFound = (printed: string): ReadonlyMap<string, Found> =>
  new Map(
    printed
      .split('\0')
      .filter(Boolean)
      .map((record): [string, Found] => {
        const [type = '', mode = '', owner = '', group = '', to = '', ...path] = record.split('\t');
        return [path.join('\t'), {type, mode: Number.parseInt(mode, 8), owner, group, to}];
      }),
  );

const LETTERS: Readonly<Partial<Record<FileFact['type'], string>>> = {
  file: 'f',
  hardlink: 'f',
  dir: 'd',
  link: 'l',
};

const octal = (mode: number): string => `0${mode.toString(8)}`;

/** A line for each path that is not as stated. */
export const differences = (
  wanted: readonly FileFact[],
  found: ReadonlyMap<string, Found>,
): readonly string[] =>
  wanted.flatMap((fact) => {
    const {path} = fact;
    const seen = found.get(path);
    if (!seen) return [`${path} is not there`];
    const letter = LETTERS[fact.type];
    if (letter !== undefined && seen.type !== letter)
      return [`${path} is a ${KINDS[seen.type] ?? 'special file'}, and should be a ${KINDS[letter]}`];
    if (fact.type === 'link')
      return seen.to === fact.to ? [] : [`${path} leads to ${seen.to}, and should lead to ${fact.to}`];
    const says = (what: string, is: string, should: string) =>
      is === should ? [] : [`${path} has the ${what} ${is}, and should have ${should}`];
    return [
      ...says('mode', octal(seen.mode), octal(fact.mode)),
      ...says('owner', seen.owner, fact.owner),
      ...says('group', seen.group, fact.group),
    ];
  });

const KINDS: Readonly<Record<string, string>> = {f: 'file', d: 'folder', l: 'link'};
