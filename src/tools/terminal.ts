import type {Problem} from '../model/errors.ts';
import {problemText, type Sink} from './log.ts';

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A text as lines that are safe to show, whoever wrote it. */
type Safe = (text: string) => readonly string[];

/** Lines for a person: a live line at a terminal, plain lines anywhere else; whatever they hold, the terminal obeys none of it. */
export function terminalSink(stream: Stream, safe: Safe): Sink {
  let live = '';
  const clear = (): void => {
    if (live) stream.write('\r\u001b[K');
    live = '';
  };
  const line = (text: string): void => {
    clear();
    stream.write(`${safe(text).join('\n')}\n`);
  };
  const sink: Sink = {
    line,
    problem: (level: 'warning' | 'error', problem: Problem) => line(`${level}: ${problemText(problem)}`),
  };
  if (!stream.isTTY) return sink;
  return {
    ...sink,
    live: (text) => {
      clear();
      live = (safe(text ?? '')[0] ?? '').slice(0, (stream.columns || 80) - 1);
      stream.write(live);
    },
  };
}
