import type {LogOptions} from '../../src/tools/log.ts';

export interface Watch extends Required<Pick<LogOptions, 'clock' | 'every'>> {
  /** Lets time go by, a step at a time, so that what is done again and again is done. */
  pass(seconds: number): void;
  /** What is still to be done again. */
  ticking(): number;
}

/** A clock that a test winds. */
export function stopWatch(): Watch {
  let now = 0;
  const timers = new Set<{readonly ms: number; next: number; readonly tick: () => void}>();
  return {
    clock: () => now,
    every: (ms, tick) => {
      const timer = {ms, next: now + ms, tick};
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass: (seconds) => {
      const until = now + seconds * 1000;
      for (;;) {
        const [timer] = [...timers].filter(({next}) => next <= until).sort((a, b) => a.next - b.next);
        if (!timer) break;
        now = timer.next;
        timer.next += timer.ms;
        timer.tick();
      }
      now = until;
    },
    ticking: () => timers.size,
  };
}
