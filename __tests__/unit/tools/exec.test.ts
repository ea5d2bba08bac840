import {describe, expect, test} from '@jest/globals';
import {ToolError} from '../../../src/model/errors.ts';
import {allowedEnv} from '../../../src/tools/exec.ts';
import {testHost} from '../../support/host.ts';

const failureOf = async (running: Promise<unknown>): Promise<ToolError> => {
  const error = await running.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ToolError) return error;
  throw new Error(`no ToolError but ${String(error)}`);
};

describe('the door to programs', () => {
  test('passes arguments as they are: no shell reads them', async () => {
    await using host = await testHost();
    const {stdout} = await host.run(['printf', '%s\n', '$(id)', '`id`', 'a b', '; rm -rf x', '']);
    expect(stdout).toBe('$(id)\n`id`\na b\n; rm -rf x\n\n');
  });

  test('lets the exit code decide, not the error output', async () => {
    await using host = await testHost();
    const {stderr} = await host.run(['sh', '-c', 'echo grumble >&2']);
    expect(stderr).toBe('grumble\n');
    const error = await failureOf(host.run(['sh', '-c', 'exit 3']));
    expect(error).toMatchObject({exitCode: 3, command: ['sh', '-c', 'exit 3']});
  });

  test('ends with the last lines of the output', async () => {
    await using host = await testHost();
    const error = await failureOf(host.run(['sh', '-c', 'seq 1 100; echo why >&2; exit 1']));
    expect(error.tail.split('\n')).toHaveLength(20);
    expect(error.message).toMatch(/^sh ended with exit code 1:\n82\n(\d+\n)*100\nwhy$/);
  });

  test('says what to install where the program is missing', async () => {
    await using host = await testHost();
    const error = await failureOf(host.run(['no-such-program-here']));
    expect(error).toMatchObject({
      exitCode: undefined,
      hint: 'install no-such-program-here, or put it in PATH',
    });
  });

  test('gives a program only the listed variables and those passed by name', async () => {
    await using host = await testHost({}, {INPUT_KEY: 'secret', LC_ALL: 'C', HOME: '/h'});
    const {stdout} = await host.run(['env'], {env: {OURS: '1'}});
    const names = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('=')[0]);
    expect(names.sort()).toEqual(expect.arrayContaining(['HOME', 'LC_ALL', 'OURS', 'PATH']));
    expect(stdout).not.toContain('secret');
    expect(allowedEnv({GITHUB_TOKEN: 'x', NODE_OPTIONS: 'y', GIT_DIR: 'z', TZ: 'UTC'})).toEqual({TZ: 'UTC'});
  });

  test('keeps secrets out of the error', async () => {
    await using host = await testHost();
    const error = await failureOf(
      host.run(['sh', '-c', 'echo token-123; exit 1', 'token-123'], {secrets: ['token-123']}),
    );
    expect(`${error.message} ${error.command.join(' ')} ${String(error.cause)}`).not.toContain('token-123');
  });

  test('feeds its input, and gives an empty one otherwise', async () => {
    await using host = await testHost();
    expect((await host.run(['cat'], {input: 'hello'})).stdout).toBe('hello');
    expect((await host.run(['cat'])).stdout).toBe('');
  });

  test('ends a program whose time limit ran out', async () => {
    await using host = await testHost();
    const error = await failureOf(host.run(['sleep', '60'], {timeoutMs: 50}));
    expect(error.hint).toBe('its time limit ran out');
  });
});
