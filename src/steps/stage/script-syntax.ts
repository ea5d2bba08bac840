import {ToolError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';

/** What a shell cannot read in a script. */
export interface SyntaxFault {
  readonly line: number | undefined;
  readonly message: string;
}

/** Who reads a script: `sh` where nothing is said; undefined for languages that are not checked. */
export function shellOf(text: string): 'sh' | 'bash' | undefined {
  const [, line] = /^#!\s*([^\r\n]*)/.exec(text) ?? [];
  if (line === undefined) return 'sh';
  const words = line.split(/\s+/);
  const program =
    (/\/env$/.test(words[0] ?? '') ? words.find((word, at) => at > 0 && !word.startsWith('-')) : words[0]) ??
    '';
  const name = program.replace(/^.*\//, '');
  if (name === 'sh' || name === 'dash' || name === 'ash') return 'sh';
  return name === 'bash' ? 'bash' : undefined;
}

/** Lets the shell read a script without running it; says nothing where there is no such shell. */
export async function syntaxFault(
  host: Pick<Host, 'run'>,
  shell: 'sh' | 'bash',
  text: string,
): Promise<SyntaxFault | undefined> {
  try {
    await host.run([shell, '-n'], {input: text, env: {LC_ALL: 'C'}});
    return undefined;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    if (error.exitCode === undefined) return undefined;
    const [, line, message] = /^[^:\n]*: (?:line )?(\d+): (.*)$/m.exec(error.tail) ?? [];
    return {line: line === undefined ? undefined : Number(line), message: message ?? error.tail.trim()};
  }
}
