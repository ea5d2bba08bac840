import {isMisread, specText, specWord} from '../../../text/spec.ts';
import type {Scriptlet} from '../scripts.ts';
import type {Part} from '../scripts-parts.ts';

export interface ScriptletView {
  /** `%post`, with its options. */
  readonly section: string;
  readonly body: string;
  readonly [key: string]: string;
}

/** A script that stands in a file of its own. */
export interface ScriptFile {
  readonly path: string;
  readonly content: string;
}

export interface RelationView {
  readonly tag: string;
  readonly text: string;
  readonly [key: string]: string;
}

export interface ScriptParts {
  readonly scriptlets: readonly ScriptletView[];
  /** What must be there when a script runs, beyond its interpreter. */
  readonly needs: readonly RelationView[];
  readonly files: readonly ScriptFile[];
}

/** Most bytes of a line that rpmbuild reads in one piece from a script's file. */
const MOST_LINE = 8000;

/** A script whose lines the parser of specs would take for something else goes into a file beside the spec. */
export const needsFile = (scriptlet: Scriptlet): boolean =>
  partsOf(scriptlet).some(({text, isMacro}) => !isMacro && text.split('\n').some(isMisread));

const partsOf = ({body, parts}: Scriptlet): readonly Part[] => parts ?? [{text: body, isMacro: false}];

/** Macros stay what they are; all else is escaped. */
const specBody = (scriptlet: Scriptlet): string =>
  partsOf(scriptlet)
    .map(({text, isMacro}) => (isMacro ? text : specText(text)))
    .join('\n');

/** Would rpmbuild cut a line of the script's file in two, and a macro might start at the cut? */
export const isTooLong = (scriptlet: Scriptlet): boolean =>
  needsFile(scriptlet) &&
  scriptlet.body.split('\n').some((line) => Buffer.byteLength(specText(line)) > MOST_LINE);

export function scriptParts(scriptlets: readonly Scriptlet[]): ScriptParts {
  const inFiles = scriptlets.filter(needsFile);
  return {
    scriptlets: scriptlets.map((scriptlet) => {
      const {title} = scriptlet;
      const apart = inFiles.includes(scriptlet);
      return {
        section: `${title}${interpreterOption(scriptlet)}${apart ? ` -f %{_sourcedir}/${fileOf(scriptlet)}` : ''}`,
        body: apart ? '' : specBody(scriptlet),
      };
    }),
    needs: scriptlets.flatMap(({title, needs = []}) =>
      needs.map((need) => ({tag: `Requires(${title.slice(1)})`, text: specText(need)})),
    ),
    files: inFiles.map((scriptlet) => ({path: fileOf(scriptlet), content: specBody(scriptlet)})),
  };
}

const fileOf = ({title}: Scriptlet): string => `${title.slice(1)}.script`;

/** The option's value is split and unquoted once more by itself. */
function interpreterOption({interpreter: [program, argument]}: Scriptlet): string {
  if (argument === undefined)
    return program === '/bin/sh' ? '' : ` -p ${specText(specWord(specWord(program)))}`;
  const words = [program, argument].map(specWord).join(' ');
  return ` -p ${specText(/^[\w./+:=,@ -]+$/.test(words) ? `"${words}"` : specWord(words))}`;
}
