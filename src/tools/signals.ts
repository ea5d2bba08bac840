/** What sends a signal to a program and to its whole group, as timeout(1), npx and a terminal do, means it once. */
const ECHO_MS = 1000;

/** A signal aborted on ^C, TERM and hang-up; the same one again, when its echo is over, ends the process as usual. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const abort = () => {
      controller.abort(new Error(`interrupted by ${name}`));
      setTimeout(() => process.off(name, abort), ECHO_MS).unref();
    };
    process.on(name, abort);
  }
  return controller.signal;
}
