import type {ScriptMoment} from '../../model/package.ts';
import type {View} from '../../text/template.ts';
import {readTemplate} from '../../tools/templates.ts';

/** Whole lines of a scriptlet; those that are a macro in a spec stay one there. */
export interface Part {
  readonly text: string;
  readonly isMacro: boolean;
}

/** What stands around the project's own script. */
export interface Around {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** Packages whose programs it runs, as relations of rpm. */
  readonly needs: readonly string[];
}

export type Parts = Readonly<Partial<Record<ScriptMoment, Around>>>;

/** The macros of services and accounts that rpmbuild knows; none for a portable package. */
export type Macros = ReadonlySet<string>;

/** Shell text of one of our templates; its view's strings are escaped for their slots. */
export async function shellPart(name: string, view: View): Promise<Part> {
  const text = (await readTemplate(`scriptlets/rpm/${name}.hbs`, undefined)).render(view);
  return {text: text.trimEnd(), isMacro: false};
}

/** Names and paths that a macro and the shell text it becomes read as they are. */
const PLAIN = /^[\w@:./][\w@:./+-]*$/;

export const isPlain = (words: readonly string[]): boolean => words.every((word) => PLAIN.test(word));

/** A macro with its arguments, which `isPlain` has let through. */
export const macroPart = (name: string, args: readonly string[]): Part => ({
  text: [`%${name}`, ...args].join(' '),
  isMacro: true,
});

/** A here-document's end that is no line of its text. */
export function endOf(text: string): string {
  const lines = new Set(text.split('\n'));
  let end = 'END_OF_TEXT';
  while (lines.has(end)) end += '_';
  return end;
}
