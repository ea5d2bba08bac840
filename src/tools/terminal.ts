import type {Problem} from '../model/errors.ts';
import {problemText, type Sink} from './log.ts';

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Lines for a person: a live line at a terminal, plain lines anywhere else. */
export function terminalSink(stream: Stream): Sink {
  let live = '';
  const clear = (): void => {
    if (live) stream.write('\r\u001b[K');
    live = '';
  };
  const line = (text: string): void => {
    clear();
    stream.write(`${text}\n`);
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
      live = (text ?? '').slice(0, (stream.columns ?? 80) - 1);
      stream.write(live);
    },
  };
}
