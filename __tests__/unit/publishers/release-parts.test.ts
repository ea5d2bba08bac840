import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, test} from '@jest/globals';
import {latestBeside} from '../../../src/publishers/release/latest.ts';
import {mediaType} from '../../../src/text/media-type.ts';
import {uploadAddress} from '../../../src/tools/github-assets.ts';
import {AnswerError, faultOf} from '../../../src/tools/github-fault.ts';
import type {Release} from '../../../src/tools/github-releases.ts';
import {repositoryName} from '../../../src/tools/github-repository.ts';
import {stallWatch} from '../../../src/tools/stall.ts';
import {testHost} from '../../support/host.ts';

describe('the latest release', () => {
  test.each([
    ['v1.2.3', 'v1.2.2', '1.2.3', 'true'],
    ['v1.2.3', 'v1.2.3', '1.2.3', 'true'],
    ['v1.10.0', 'v1.9.9', '1.10.0', 'true'],
    ['v1.2.3', 'v2.0.0', '1.2.3', 'false'],
    ['v1.2', 'v1.2.0', '1.2', 'true'],
    ['1.2.3', 'v1.2.4', '1.2.3', 'false'],
    ['app/v1.2.3', 'app/v1.3.0', '1.2.3', 'false'],
    ['app/v1.2.3', 'lib/v1.0.0', '1.2.3', 'legacy'],
    ['v1.2.3', 'nightly', '1.2.3', 'legacy'],
    ['v1.0.0-beta', 'v1.0.0', '1.0.0', 'false'],
    ['v1.0.0', 'v1.0.0-beta', '1.0.0', 'true'],
    ['v1.0.0-beta.2', 'v1.0.0-beta.1', '1.0.0', 'legacy'],
  ])('%s beside %s (%s): %s', (tag, other, upstream, expected) => {
    expect(latestBeside(tag, other, upstream)).toBe(expected);
  });
});

describe('the address for uploads', () => {
  const ask = async (api: string | undefined, uploads: string) => {
    await using host = await testHost({}, {GITHUB_API_URL: api});
    return uploadAddress(host, {uploads} as Release);
  };

  test.each([
    [undefined, 'https://uploads.github.com/repos/o/r/releases/1/assets{?name,label}'],
    [
      'https://ghe.example.com/api/v3',
      'https://ghe.example.com/api/uploads/repos/o/r/releases/1/assets{?name,label}',
    ],
    ['https://api.org.ghe.com', 'https://uploads.org.ghe.com/repos/o/r/releases/1/assets{?name,label}'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3001/repos/o/r/releases/1/assets{?name,label}'],
  ])('of %s may be %s', async (api, uploads) => {
    expect(await ask(api, uploads)).toBe(uploads.replace('{?name,label}', '{?name}'));
  });

  test.each([
    [undefined, 'https://uploads.github.com.evil.example/x{?name,label}'],
    [undefined, 'https://evil.example/uploads.github.com{?name,label}'],
    [undefined, 'http://uploads.github.com/x{?name,label}'],
    [undefined, 'https://uploads.github.com@evil.example/x{?name,label}'],
    ['https://ghe.example.com/api/v3', 'https://uploads.github.com/x{?name,label}'],
    ['https://ghe.example.com/api/v3', 'https://example.com/x{?name,label}'],
    [undefined, 'no address'],
    [undefined, '//uploads.github.com/x'],
  ])('of %s is never %s: the token would go there', async (api, uploads) => {
    await expect(ask(api, uploads)).rejects.toThrow('that is not its own');
  });
});

describe('a request that failed', () => {
  const answer = (status: number, headers: object = {}, data: unknown = {message: 'No.'}) =>
    faultOf(Object.assign(new Error('x'), {status, response: {headers, data}}), 1000);

  test.each([
    [500, {}, 'busy', undefined],
    [502, {'retry-after': '7'}, 'busy', 7],
    [504, {}, 'busy', undefined],
    [503, {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9000'}, 'busy', undefined],
    [408, {}, 'busy', undefined],
    [403, {}, 'refused', undefined],
    [403, {'retry-after': '0'}, 'rate', 0],
    [403, {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1100'}, 'rate', 101],
    [403, {'x-ratelimit-remaining': '12', 'x-ratelimit-reset': '1100'}, 'refused', undefined],
    [429, {}, 'rate', 60],
    [429, {'retry-after': 'Thu, 01 Jan 1970 00:20:00 GMT'}, 'rate', 200],
    [429, {'retry-after': 'soon'}, 'rate', 60],
    [401, {}, 'refused', undefined],
    [404, {}, 'refused', undefined],
    [422, {}, 'refused', undefined],
  ])('with %d and %j is %s, to be waited for %s s', (status, headers, kind, wait) => {
    expect(answer(status, headers)).toMatchObject({status, kind, wait, reason: 'No.'});
  });

  test('tells the server’s own words, whatever they are', () => {
    const data = {
      message: 'Validation Failed',
      errors: [
        {resource: 'ReleaseAsset', code: 'already_exists', field: 'name'},
        'words',
        {code: 'custom', message: 'size is too small'},
      ],
    };
    expect(answer(422, {}, data)).toMatchObject({
      reason: 'Validation Failed (name: already_exists; words; size is too small)',
      codes: ['already_exists', 'custom'],
    });
    expect(answer(403, {}, {message: 'You have exceeded a secondary rate limit.'})).toMatchObject({
      kind: 'rate',
      wait: 60,
    });
    for (const odd of ['<html>', null, [], {message: 5}, {errors: [null]}, new ArrayBuffer(3)])
      expect(answer(502, {}, odd)).toMatchObject({
        kind: 'busy',
        reason: expect.not.stringContaining('502'),
      });
  });

  test('tells them in one line, and not at any length', () => {
    const {reason} = answer(422, {}, {message: `bad\n::error::pwned\u001b[31m${'A'.repeat(100_000)}`})!;
    expect(reason).toMatch(/^bad\\n::error::pwned\\x1b\[31mA+…$/);
    expect(reason.length).toBeLessThan(600);
  });

  test('without an answer is silent, and what is no request is not judged', () => {
    expect(faultOf(Object.assign(new Error('read ECONNRESET'), {status: 500}), 0)).toMatchObject({
      kind: 'silent',
      status: undefined,
      reason: 'read ECONNRESET',
    });
    expect(faultOf(new AnswerError('the answer was cut off'), 0)).toMatchObject({kind: 'silent'});
    expect(faultOf(new DOMException('late', 'TimeoutError'), 0)).toMatchObject({kind: 'silent'});
    expect(faultOf(new TypeError('x is undefined'), 0)).toBeUndefined();
    expect(faultOf('text', 0)).toBeUndefined();
  });
});

describe('a watch', () => {
  test('ends what stands still, and not what moves', async () => {
    using watch = stallWatch(60);
    for (let step = 0; step < 5; step++) {
      await sleep(25);
      watch.moved(60);
    }
    expect(watch.signal.aborted).toBe(false);
    await sleep(150);
    expect(watch.signal.aborted).toBe(true);
    expect(watch.reason).toBe('nothing moved for 0.06 s');
  });

  test('gives more time where more is given', async () => {
    using watch = stallWatch(20);
    watch.moved(5000);
    await sleep(80);
    expect(watch.signal.aborted).toBe(false);
  });
});

test.each([
  ['hello_1.2.3+ds-1_amd64.deb', 'application/vnd.debian.binary-package'],
  ['hello.rpm', 'application/x-rpm'],
  ['hello.rpm.asc', 'application/pgp-signature'],
  ['dists/bookworm/InRelease', 'text/plain; charset=utf-8'],
  ['SHA256SUMS', 'text/plain; charset=utf-8'],
  ['latest.json', 'application/json'],
  ['repodata/primary.xml.zst', 'application/zstd'],
  ['a.constructor', 'application/octet-stream'],
  ['a', 'application/octet-stream'],
])('%s is of the type %s', (name, type) => {
  expect(mediaType(name)).toBe(type);
});

test.each([
  ['org/app', {owner: 'org', repo: 'app'}],
  ['org/.github', {owner: 'org', repo: '.github'}],
  ['org/..', undefined],
  ['org', undefined],
  ['org/app/x', undefined],
  ['../app', undefined],
  ['org/app?x', undefined],
  ['org/app\n', undefined],
])('%j is the repository %j', (text, expected) => {
  expect(repositoryName(text)).toEqual(expected);
});
