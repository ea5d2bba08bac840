import {execFileSync} from 'node:child_process';
import {describe, expect, test} from '@jest/globals';
import {proxiesOf} from '../../../src/containers/proxies.ts';
import {withVariables} from '../../../src/containers/variables.ts';
import {testHost} from '../../support/host.ts';

/** What a program inside sees: the wrapped command run with the client's variables alone. */
const seen = (variables: Record<string, string>, name: string): string => {
  const {command, env} = withVariables(['/usr/bin/printenv', name], variables);
  return execFileSync(command[0], command.slice(1), {env}).toString();
};

describe('variables', () => {
  test.each([
    ['TOKEN', 'x'],
    ['PATH', '/only/here'],
    ['HOME', '$(id)\n`id`"\'\\'],
    ['DOCKER_HOST', 'tcp://x'],
    ['GOFLAGS', '-mod=vendor'],
    ['LD_PRELOAD', ''],
    ['https_proxy', 'http://x y'],
    ['ODD', '$(id)\n`id`"\'\\ é'],
  ])('%s arrives as it is', (name, value) => {
    expect(seen({[name]: value}, name)).toBe(`${value}\n`);
  });

  test.each([
    'PATH',
    'HOME',
    'DOCKER_HOST',
    'DOCKER_CONFIG',
    'LD_PRELOAD',
    'CONTAINER_HOST',
    'SSH_AUTH_SOCK',
    'http_proxy',
  ])('%s is not in the environment of the client under its own name', (name) => {
    const {command, env} = withVariables(['x'], {[name]: 'hidden-1'});
    expect(Object.keys(env)).toEqual([`LINUX_PKG_VAR_${name}`]);
    expect(command.join(' ')).not.toContain('hidden-1');
  });

  test('that cannot be set are refused', () => {
    expect(() => withVariables(['x'], {A: '\0'})).toThrow('NUL');
    expect(() => withVariables(['x'], {'GO$(id)': '1', 'LC_A;id': '1'})).toThrow('cannot be set');
  });

  test('the arguments and the exit code are those of the program', () => {
    const {command, env} = withVariables(
      ['/bin/sh', '-c', 'printf "%s|" "$@"; exit 3', '-', 'a b', '', '$(id)', '-n'],
      {},
    );
    const run = () => execFileSync(command[0], command.slice(1), {env, stdio: 'pipe'});
    expect(run).toThrow(expect.objectContaining({status: 3, stdout: Buffer.from('a b||$(id)|-n|')}));
  });
});

describe('proxies', () => {
  test('are those of the environment, in both spellings as they are set, else those of Docker', async () => {
    const settings = {proxies: {default: {httpProxy: 'http://docker', noProxy: 'a,b'}, 'tcp://far': {}}};
    await using host = await testHost(
      {'.docker/config.json': JSON.stringify(settings)},
      {http_proxy: 'http://own'},
    );
    expect(await proxiesOf(host)).toEqual({
      variables: {HTTP_PROXY: 'http://docker', http_proxy: 'http://own', NO_PROXY: 'a,b', no_proxy: 'a,b'},
      own: {http_proxy: 'http://own'},
      written: ['HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'],
    });
    await using bare = await testHost({'.docker/config.json': '{"proxies": [1, null], broken'});
    expect(await proxiesOf(bare)).toEqual({variables: {}, own: {}, written: []});
  });
});
