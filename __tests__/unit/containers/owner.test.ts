import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {expect, test} from '@jest/globals';
import {lifeOf, ownerText, ownOwner, parseOwner} from '../../../src/containers/owner.ts';

const us = ownOwner();

test('this process is alive, and known by its text', () => {
  expect(parseOwner(ownerText(us))).toEqual(us);
  expect(us).toMatchObject({boot: expect.stringMatching(/^[0-9a-f-]{36}$/), pid: process.pid});
  expect(lifeOf(us)).toBe('alive');
});

test.each([
  ['another that has its pid now', {...us, start: '1'}, 'dead'],
  ['a pid that nobody has', {...us, pid: 4_194_305}, 'dead'],
  ['another machine, or an earlier boot', {...us, boot: '0'}, 'unknown'],
  ['another namespace', {...us, space: '1'}, 'unknown'],
])('%s', (_, owner, life) => {
  expect(lifeOf(owner)).toBe(life);
});

test('a process that has ended is dead', async () => {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(lifeOf({...us, pid})).toBe('dead');
});

test('where nothing can be looked up nobody is dead', () => {
  expect(lifeOf({...us, start: '1'}, {...us, start: '', boot: ''})).toBe('unknown');
});

test.each(['', 'x', '1/2/3', '../../../x/1/2/3', 'a/b/c/d', `${ownerText(us)}/x`, ' /1/1/1'])(
  '%j is no owner',
  (text) => {
    expect(parseOwner(text)).toBeUndefined();
  },
);
