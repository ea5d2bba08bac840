import {shellWord} from '../../text/shell.ts';
import {endOf, type Part, shellPart} from './scripts-parts.ts';

interface Own {
  readonly name: string;
  /** `%post`. */
  readonly title: string;
  readonly text: string;
  readonly interpreter: readonly string[];
  /** Does its failure end all at once? */
  readonly stops: boolean;
}

/** The project's own script between ours: from a file, by its interpreter, as rpm itself would run it. */
export const ownPart = ({name, title, text, interpreter, stops}: Own): Promise<Part> =>
  shellPart('own', {
    path: shellWord(`/var/tmp/${name}.${title.slice(1)}.XXXXXX`),
    end: endOf(text),
    text,
    interpreter: interpreter.map(shellWord).join(' '),
    stops,
  });

/** Where our parts are done whatever became of it, its failure is told at the end. */
export const lastPart: Part = {text: 'exit "$linux_pkg_status"', isMacro: false};
