import {describe, expect, test} from '@jest/globals';
import {engineError} from '../../../src/containers/engine.ts';
import {fullName, pullError} from '../../../src/containers/pull.ts';
import {isAbsent, stepError} from '../../../src/containers/step-error.ts';
import {ToolError} from '../../../src/model/errors.ts';

const failed = (tail: string, exitCode: number | undefined = 1, reason = {}) =>
  new ToolError(['docker', 'x'], exitCode, tail, reason);

describe('what engines say', () => {
  test.each([
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      /systemctl start/,
    ],
    [
      'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct',
      /systemctl start/,
    ],
    [
      'Cannot connect to Podman. Please verify your connection: dial unix /run/podman.sock: connect: no such file or directory',
      /start it/,
    ],
    ['permission denied while trying to connect to the Docker daemon socket', /usermod -aG docker/],
    [
      'Failed to initialize: unable to resolve docker endpoint: context "x" does not exist',
      /docker context use/,
    ],
    [
      'Error response from daemon: client version 1.50 is too new. Maximum supported API version is 1.41',
      /up to date/,
    ],
    ['some other thing', /docker version/],
  ])('%s', (tail, hint) => {
    const error = engineError([failed(`{"Client":{}}\n${tail}`)]);
    expect(error.hint).toMatch(hint);
    expect(error.message.endsWith(`:\n${tail}`)).toBe(true);
  });

  test('the one that is there counts, not the one that is not', () => {
    const missing = new ToolError(['docker'], undefined, '', {cause: new Error('spawn docker ENOENT')});
    const broken = new ToolError(['podman'], 125, 'Error: permission denied');
    expect(engineError([missing, broken]).message).toMatch(/^podman may not be used/);
    expect(engineError([missing]).message).toBe('there is no docker');
  });
});

describe('what registries say', () => {
  const pulled = {reference: 'r:1', platform: 'linux/arm64'};
  test.each([
    [
      'Error response from daemon: manifest for debian:99 not found: manifest unknown: manifest unknown',
      'r:1 is not there',
    ],
    [
      "Error response from daemon: pull access denied for nope, repository does not exist or may require 'docker login': denied",
      'r:1 is not there, or not for everyone',
    ],
    [
      'Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
      'r:1 is not given out any more',
    ],
    ['Error response from daemon: unauthorized: authentication required', 'r:1 needs a login'],
    [
      'Error response from daemon: Head "https://ghcr.io/v2/x/y/manifests/1": denied: requested access to the resource is denied',
      'r:1 is not there, or not for everyone',
    ],
    [
      'no matching manifest for linux/arm64/v8 in the manifest list entries',
      'r:1 is not made for linux/arm64',
    ],
    [
      'Error: choosing an image from manifest list docker://r:1: no image found in manifest list for architecture arm64',
      'r:1 is not made for linux/arm64',
    ],
    [
      'failed to register layer: Error processing tar file: write /x: no space left on device',
      'no room for r:1',
    ],
  ])('%s', (tail, message) => {
    const error = pullError(failed(`Trying…\n${tail}`), pulled);
    expect(error?.message.startsWith(message)).toBe(true);
    expect(error?.message).toContain(tail);
    expect(error?.hint).toBeTruthy();
  });

  test.each([
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: Temporary failure in name resolution',
    'received unexpected HTTP status: 503 Service Unavailable',
    'error pulling image configuration: unexpected EOF',
    'dial tcp 127.0.0.1:1: connect: connection refused',
  ])('worth another try: %s', (tail) => {
    expect(pullError(failed(tail), pulled)).toBeUndefined();
  });

  test.each([
    ['debian:12', 'docker.io/library/debian:12'],
    ['rockylinux/rockylinux:9', 'docker.io/rockylinux/rockylinux:9'],
    ['quay.io/centos/centos:stream9', 'quay.io/centos/centos:stream9'],
    ['localhost/mine:1', 'localhost/mine:1'],
    ['localhost:5000/mine', 'localhost:5000/mine'],
  ])('%s is called %s in full', (name, full) => {
    expect(fullName(name)).toBe(full);
  });
});

describe('what steps say', () => {
  const hintOf = (error: ToolError, timeoutMs?: number) =>
    stepError(error, {command: ['make'], timeoutMs}).hint;

  test.each([
    ['exec /bin/sh: exec format error', /docker\/setup-qemu-action/],
    [
      'docker: Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown',
      /has no \/bin\/sh/,
    ],
    [
      'Error: crun: executable file `/bin/sh` not found: No such file or directory: OCI runtime attempted to invoke a command that was not found',
      /has no \/bin\/sh/,
    ],
    ['Error response from daemon: container abc is not running', /its container is gone/],
    ['cp: error writing: No space left on device', /docker system df/],
    ['make: *** [all] Error 1', undefined],
  ])('%s', (tail, hint) => {
    if (hint) expect(hintOf(failed(tail, 2))).toMatch(hint);
    else expect(hintOf(failed(tail, 2))).toBeUndefined();
  });

  test('the program that ran inside is named, not the client', () => {
    const error = stepError(failed('x', 2), {command: ['make', 'all']});
    expect(error).toMatchObject({
      message: 'make ended with exit code 2:\nx',
      command: ['make', 'all'],
      exitCode: 2,
    });
  });

  test('no secret is in what is shown', () => {
    const error = stepError(failed('***', 2), {command: ['make', 'K=abc'], secrets: ['abc', '']});
    expect(`${error.message} ${error.command}`).not.toContain('abc');
  });

  test.each([
    ['Error response from daemon: Could not find the file /opt/none in container n', true],
    ['Error: "/opt/none" could not be found on container n: no such file or directory', true],
    ['Error response from daemon: lstat /var/lib/docker/x/etc/passwd/x: not a directory', true],
    ['Error: No such container: n', false],
    ['dial unix /var/run/docker.sock: connect: no such file or directory', false],
    ['Error response from daemon: No such container: n', false],
  ])('nothing is there: %s: %s', (tail, absent) => {
    expect(isAbsent(failed(tail))).toBe(absent);
  });

  test('a time limit is told as it was set; a kill is explained', () => {
    const late = failed('', undefined, {hint: 'its time limit ran out'});
    expect(hintOf(late, 600_000)).toBe('its time limit of 10 min ran out');
    expect(hintOf(late, 1500)).toBe('its time limit of 1.5 s ran out');
    expect(hintOf(failed('', 137))).toBe('it was killed: was no memory left?');
  });
});
