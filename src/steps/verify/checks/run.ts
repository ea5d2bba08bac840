import type {Check} from '../check.ts';

const LINE_MS = 5 * 60_000;

/** The config's own lines, each in a shell of its own that stops at the first failure. */
export const run: Check = {
  name: 'run',
  needs: ['install'],
  run: async ({workshop, settings, log}) => {
    if (settings.run.length === 0) return 'the config has no verify.run';
    for (const line of settings.run)
      await workshop.run(['sh', '-e', '-c', line], {
        timeoutMs: LINE_MS,
        onLine: (text) => log.output(text),
      });
    return undefined;
  },
};
