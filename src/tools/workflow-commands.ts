import {randomUUID} from 'node:crypto';

/**
 * What a runner takes for a command in what a step prints, blanks before it or not:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
const COMMAND = /(?:^|[\r\n])\s*::|##\[/;

/** A text that may hold names and values of strangers; where it looks like a command, the runner is told to obey none. */
export function unheeded(text: string): string {
  if (!COMMAND.test(text)) return text;
  const token = randomUUID();
  return `::stop-commands::${token}\n${text.replace(/\n$/, '')}\n::${token}::`;
}
