import type {Problem} from '../model/errors.ts';
import {problemText, type Sink} from './log.ts';

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** A text as lines that are safe to show, whoever wrote it. */
type Safe = (text: string) => readonly string[];

/** Takes away the live lines: back to the start of the first, and all below it. */
const wipe = (lines: number): string => (lines === 1 ? '\r\u001b[K' : `\r\u001b[${lines - 1}A\u001b[J`);

const cut = (text: string, width: number): string => [...text.slice(0, 2 * width)].slice(0, width).join('');

/** Lines for a person: live lines at a terminal, plain lines anywhere else; whatever they hold, the terminal obeys none of it. */
export function terminalSink(stream: Stream, safe: Safe): Sink {
  let live: readonly string[] = [];
  const clear = (): string => {
    const text = live.length > 0 ? wipe(live.length) : '';
    live = [];
    return text;
  };
  const line = (text: string): void => {
    stream.write(`${clear()}${safe(text).join('\n')}\n`);
  };
  const sink: Sink = {
    line,
    problem: (level: 'warning' | 'error', problem: Problem) => line(`${level}: ${problemText(problem)}`),
  };
  if (!stream.isTTY) return sink;
  return {
    ...sink,
    live: (lines) => {
      const width = (stream.columns || 80) - 1;
      const shown = lines.slice(0, (stream.rows || 24) - 1).map((text) => cut(safe(text)[0] ?? '', width));
      if (shown.join('\n') === live.join('\n')) return;
      const cleared = clear();
      live = shown;
      stream.write(cleared + (shown.length > 0 ? unwrapped(shown.join('\n')) : ''));
    },
  };
}

/** A character may be wider than one column: the terminal cuts what would else go on in a line that nobody counted. */
const unwrapped = (text: string): string => `\u001b[?7l${text}\u001b[?7h`;
