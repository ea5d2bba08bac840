import {describe, expect, test} from '@jest/globals';
import {type Kept, leftovers} from '../../../../src/steps/verify/leftovers.ts';
import type {Snapshot} from '../../../../src/steps/verify/snapshot.ts';

const snapshot = (paths: readonly string[], over: Partial<Snapshot> = {}): Snapshot => ({
  paths: new Set(paths),
  users: new Set(['root']),
  groups: new Set(['root']),
  units: new Set(['a.service']),
  ...over,
});

const nothing: Kept = {folders: [], paths: [], users: [], groups: [], traces: []};
const before = snapshot(['/etc/', '/etc/passwd']);

describe('what a package leaves', () => {
  test('is nothing where all is as before', () => {
    expect(leftovers(before, snapshot(['/etc/', '/etc/passwd']), nothing)).toEqual([]);
    expect(leftovers(before, snapshot(['/etc/']), nothing)).toEqual([]);
  });

  test('is told by its topmost folder, files beside it by themselves', () => {
    const after = snapshot(['/etc/', '/opt/a-b', '/opt/a/', '/opt/a/b/', '/opt/a/b/c', '/opt/a0', '/etc/x']);
    expect(leftovers(before, after, nothing)).toEqual(['/etc/x', '/opt/a-b', '/opt/a/', '/opt/a0']);
  });

  test('is users, groups and units too', () => {
    const after = snapshot([], {
      users: new Set(['root', 'hello']),
      groups: new Set(['root', 'hello', 'more']),
      units: new Set(['a.service', 'b.service']),
    });
    expect(leftovers(before, after, nothing)).toEqual([
      'the user hello',
      'the group hello',
      'the group more',
      'the unit b.service',
    ]);
    expect(leftovers(before, after, {...nothing, users: ['hello'], groups: ['hello']})).toEqual([
      'the group more',
      'the unit b.service',
    ]);
  });

  test('may stay in folders that are kept, and folders stay with what stays in them', () => {
    const after = snapshot([
      '/etc/hello/',
      '/etc/hello/a.conf.rpmsave',
      '/var/lib/hello/',
      '/var/lib/hello/x',
      '/var/lib/hello2',
    ]);
    const kept = {...nothing, folders: ['/var/lib/hello'], paths: ['/etc/hello/a.conf.rpmsave']};
    expect(leftovers(before, after, kept)).toEqual(['/var/lib/hello2']);
    expect(leftovers(before, after, nothing)).toEqual(['/etc/hello/', '/var/lib/hello/', '/var/lib/hello2']);
  });

  test('is not what package managers, systemd and every system have', () => {
    const traces = ['/var/lib/dpkg/', '/var/log/dpkg.log'];
    const after = snapshot([
      '/etc/systemd/system/multi-user.target.wants/',
      '/usr/share/licenses/',
      '/usr/share/man/man1/',
      '/var/lib/dpkg/info/',
      '/var/lib/dpkg/info/x',
      '/var/log/dpkg.log',
    ]);
    expect(leftovers(before, after, {...nothing, traces})).toEqual([]);
  });

  test('is a link that enables a unit which is gone', () => {
    const after = snapshot(['/etc/systemd/system/multi-user.target.wants/hello.service']);
    expect(leftovers(before, after, nothing)).toHaveLength(1);
  });
});
