import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type ScriptMoment, scriptMoments} from '../../model/package.ts';
import type {RpmPackage} from './identity.ts';
import {SLOTS, type Slot} from './script-slots.ts';
import {partsAround} from './scripts-around.ts';
import {lastPart, ownPart} from './scripts-own.ts';
import type {Around, Macros, Part} from './scripts-parts.ts';

export interface Scriptlet extends Slot {
  readonly body: string;
  /** The program and its argument. */
  readonly interpreter: readonly [string, ...string[]];
  /** The same lines where some of them are macros in a spec. */
  readonly parts?: readonly Part[];
  /** What else must be there when it runs, as relations. */
  readonly needs?: readonly string[];
}

const SHELL = '/bin/sh';

/** What the `#!` line names; as in the kernel, all after the first space is one argument. */
export function interpreterOf(body: string): readonly [string, ...string[]] {
  const [, program, argument] = /^#![ \t]*(\/[^\s]*)[ \t]*([^\r\n]*?)[ \t]*(?:\r?\n|$)/.exec(body) ?? [];
  if (program === undefined) return [SHELL];
  return argument ? [program, argument] : [program];
}

const scriptlet = (moment: ScriptMoment, text: string): Scriptlet => {
  // rpmbuild cuts blank lines at the end as well.
  const body = text.trimEnd();
  return {...SLOTS[moment], body, interpreter: interpreterOf(body)};
};

/** Where a failure of the project's own script keeps rpm from going on: nothing of ours is done after it. */
const STOPS: ReadonlySet<ScriptMoment> = new Set(['preInstall', 'preRemove']);

/** The project's own script, and ours around it. */
async function composed(
  {name}: RpmPackage,
  moment: ScriptMoment,
  {before, after, needs, text}: Around & {readonly text: string | undefined},
): Promise<Scriptlet> {
  const {title} = SLOTS[moment];
  const stops = STOPS.has(moment);
  const interpreter = interpreterOf(text ?? '');
  const own =
    text === undefined ? [] : [await ownPart({name, title, text: text.trimEnd(), interpreter, stops})];
  const parts = [...before, ...own, ...after, ...(text === undefined || stops ? [] : [lastPart])];
  return {
    ...scriptlet(moment, parts.map((part) => part.text).join('\n')),
    interpreter: [SHELL],
    parts,
    needs: [...needs, ...interpreter.slice(0, 1).filter((program) => program !== SHELL)],
  };
}

/**
 * The package's scripts, those of the `rpm:` section read from their files, with what its services, accounts and
 * folders need around them; `macros` are those that the distro's rpmbuild knows.
 */
export async function loadScriptlets(
  host: Host,
  pkg: RpmPackage,
  macros: Macros = new Set(),
): Promise<readonly Scriptlet[]> {
  const {scripts, options} = pkg;
  const paths: Readonly<Partial<Record<ScriptMoment, string | undefined>>> = {
    preTransaction: options.scripts?.pretrans,
    postTransaction: options.scripts?.posttrans,
    verify: options.scripts?.verify,
  };
  const around = await partsAround(host, pkg, macros);
  const problems: Problem[] = [];
  const made: Scriptlet[] = [];
  for (const moment of scriptMoments) {
    const path = paths[moment];
    const text = scripts[moment] ?? (path === undefined ? undefined : await readScript(host, path, problems));
    const parts = around[moment];
    if (parts && parts.before.length + parts.after.length > 0)
      made.push(await composed(pkg, moment, {...parts, text}));
    else if (text !== undefined) made.push(scriptlet(moment, text));
  }
  if (problems.length > 0) throw new UserError('rpm/script', problems);
  return made;
}

async function readScript(host: Host, path: string, problems: Problem[]): Promise<string | undefined> {
  try {
    return await readFile(resolve(host.workDir, path), 'utf8');
  } catch (cause) {
    const reason =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        ? 'there is no such file'
        : String(cause);
    problems.push({
      message: `the script "${path}" cannot be read: ${reason}`,
      hint: 'paths start at the folder of the project',
    });
    return undefined;
  }
}
