import {describe, expect, test} from '@jest/globals';
import {stepError} from '../../../../src/containers/step-error.ts';
import {PkgError, ToolError} from '../../../../src/model/errors.ts';
import type {RunOptions} from '../../../../src/model/host.ts';
import {type Place, runShellLines} from '../../../../src/steps/build/shell-lines.ts';
import type {BuildSettings} from '../../../../src/steps/config/index.ts';

const SETTINGS = {
  before: ['before'],
  main: ['main 1', 'main 2'],
  after: ['after'],
  finalize: ['finalize'],
  env: {COLOUR: 'blue'},
  secretEnv: {TOKEN: 'hunter2'},
  timeoutMs: 120_000,
} as unknown as BuildSettings;

interface Told {
  readonly script: string;
  readonly options: RunOptions;
}

/** Runs the lines on a place that fails for some scripts. */
async function run(
  fails: Readonly<Record<string, unknown>>,
  {settings = SETTINGS, signal = new AbortController().signal} = {},
) {
  const told: Told[] = [];
  const steps: string[] = [];
  let ended = 0;
  const place: Place = {
    sh: async (script, options) => {
      told.push({script, options});
      if (Object.hasOwn(fails, script)) throw fails[script];
    },
    endProcesses: async () => {
      ended += 1;
    },
  };
  const log = {
    info: () => undefined,
    output: () => undefined,
    step: (name: string) => void steps.push(name),
    fail: () => void steps.push('failed'),
  };
  const lines = {place, settings, env: {DESTDIR: '/root', COLOUR: 'red'}, log, signal, hint: 'look inside'};
  const error = await runShellLines(lines).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return {told, scripts: told.map(({script}) => script), steps, ended, error};
}

const failure = (code: number | undefined, tail: string, hint?: string) =>
  new ToolError(['sh'], code, tail, {hint});

describe('the shell lines of a build', () => {
  test('run in order, the lines of a step in one shell, with their environment', async () => {
    const {scripts, steps, told, error} = await run({});
    expect(error).toBeUndefined();
    expect(scripts).toEqual(['before', 'main 1\nmain 2', 'after', 'finalize']);
    expect(steps).toEqual(['before', 'main', 'after', 'finalize']);
    expect(told[0]?.options.env).toEqual({DESTDIR: '/root', COLOUR: 'blue', TOKEN: 'hunter2'});
    expect(told[0]?.options.secrets).toEqual(['hunter2']);
    expect(told[0]?.options.timeoutMs).toBe(120_000);
  });

  test('after a failed step only finalize runs, and the step is named with its end', async () => {
    const {scripts, error, ended} = await run({before: failure(7, 'no such thing')});
    expect(scripts).toEqual(['before', 'finalize']);
    expect(ended).toBe(1);
    expect(error).toBeInstanceOf(PkgError);
    expect((error as PkgError).message).toBe(
      'build.before ended with exit code 7; its last lines:\nno such thing',
    );
    expect((error as PkgError).hint).toBe('look inside');
  });

  test('a step that ran out of time says so, and what gives it more', async () => {
    const onHost = failure(undefined, '', 'its time limit ran out');
    const inContainer = stepError(onHost, {command: ['sh'], timeoutMs: 120_000});
    for (const thrown of [onHost, inContainer]) {
      const {error} = await run({after: thrown});
      expect((error as PkgError).message).toBe(
        'build.after did not end within 2 minutes, and printed nothing',
      );
      expect((error as PkgError).hint).toBe('build.timeout gives it more; look inside');
    }
  });

  test('the step that failed is the one that the log names, not finalize after it', async () => {
    const {steps} = await run({'main 1\nmain 2': failure(1, '')});
    expect(steps).toEqual(['before', 'main', 'failed', 'finalize']);
  });

  test('what the end of a step means is said before the way in', async () => {
    const {error} = await run({'main 1\nmain 2': failure(137, '', 'it was killed: was no memory left?')});
    expect(error).toMatchObject({
      message: 'build.main ended with exit code 137, and printed nothing',
      hint: 'it was killed: was no memory left?; look inside',
    });
  });

  test('a failing finalize is a failure too, beside the first one', async () => {
    const alone = await run({finalize: failure(1, 'oh')});
    expect((alone.error as PkgError).message).toBe(
      'build.finalize ended with exit code 1; its last lines:\noh',
    );
    const both = await run({before: failure(7, 'a'), finalize: failure(1, 'b')});
    expect((both.error as PkgError).message).toMatch(
      /^build\.before ended .*\na\nand then build\.finalize ended/,
    );
  });

  test('after ^C no further step begins; finalize gets a minute that ^C does not end', async () => {
    const controller = new AbortController();
    controller.abort(new Error('interrupted by SIGINT'));
    const {scripts, told, error} = await run({}, {signal: controller.signal});
    expect(scripts).toEqual(['finalize']);
    expect(told[0]?.options.timeoutMs).toBe(60_000);
    expect(told[0]?.options.signal?.aborted).toBe(false);
    expect((error as Error).message).toBe('interrupted by SIGINT');
  });

  test('steps without lines are left out', async () => {
    const {steps} = await run({}, {settings: {...SETTINGS, before: [], finalize: []} as BuildSettings});
    expect(steps).toEqual(['main', 'after']);
  });
});
