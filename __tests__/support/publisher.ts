import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import type {Done, Job} from './publish-alone.ts';
import {repositoryPath} from './repository.ts';

/** A process that publishes what it is told to; undefined where it ended over it without a word. */
export interface Publisher extends AsyncDisposable {
  publish(job: Job): Promise<Done | undefined>;
}

/** Starts one, which is ready when it is given something to do. */
export function startPublisher(): Publisher {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', repositoryPath('__tests__/support/publish-alone.ts'), 'listen'],
    {stdio: ['pipe', 'pipe', 'inherit']},
  );
  child.stdin.on('error', () => undefined);
  const ended = new Promise<undefined>((resolve) => child.on('exit', () => resolve(undefined)));
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => {
    const {value, done} = await lines.next();
    return done ? undefined : (value as string);
  };
  const ready = next();
  return {
    publish: async (job) => {
      await ready;
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const line = await Promise.race([next(), ended]);
      return line === undefined ? undefined : (JSON.parse(line) as Done);
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
