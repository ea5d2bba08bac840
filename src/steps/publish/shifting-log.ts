import type {Log} from '../../model/host.ts';

/** A log whose lines go to another one from a moment on: a publisher that was opened goes on in its own branch. */
export interface ShiftingLog {
  readonly log: Log;
  to(next: Log): void;
}

export function shiftingLog(first: Log): ShiftingLog {
  let now = first;
  return {
    to: (next) => {
      now = next;
    },
    log: {
      info: (message) => now.info(message),
      debug: (message) => now.debug(message),
      warn: (problem) => now.warn(problem),
      group: (title, body) => now.group(title, body),
      progress: (line) => now.progress(line),
      output: (line) => now.output(line),
      aside: (body) => now.aside(body),
      mask: (values) => now.mask(values),
      branch: (name) => now.branch(name),
    },
  };
}
