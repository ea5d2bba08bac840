/** Ends what does not move any more. */
export interface StallWatch extends Disposable {
  readonly signal: AbortSignal;
  /** For a message. */
  readonly reason: string;
  /** Something moved: from now on it may stand still for so long. */
  moved(ms: number): void;
}

/** A limit of time that begins anew with every step: `using watch = stallWatch(60_000)`. */
export function stallWatch(ms: number): StallWatch {
  const controller = new AbortController();
  let limit = ms;
  const start = () => setTimeout(() => controller.abort(), limit).unref();
  let timer = start();
  return {
    signal: controller.signal,
    get reason() {
      return `nothing moved for ${limit / 1000} s`;
    },
    moved: (next) => {
      if (next === limit) {
        timer.refresh();
        return;
      }
      clearTimeout(timer);
      limit = next;
      timer = start();
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
