import {createHash} from 'node:crypto';
import {Readable} from 'node:stream';
import {describe, expect, test} from '@jest/globals';
import {contentTaker} from '../../../../src/steps/sbom/content.ts';
import {fileTypesOf} from '../../../../src/steps/sbom/file-types.ts';
import {agentOf, urlOf} from '../../../../src/steps/sbom/people.ts';

const taker = () => contentTaker(new AbortController().signal);
const bytesOf = (...texts: readonly string[]) => Readable.from(texts.map((text) => Buffer.from(text)));

describe('the files of a package that is being read', () => {
  test('have one digest under all their names', async () => {
    const {watcher, content} = taker();
    await watcher.file({path: '/b', size: 3, bytes: bytesOf('o', 'ne')});
    await watcher.file({path: '/a', same: '/b'});
    const sums = {
      sha1: createHash('sha1').update('one').digest('hex'),
      sha256: createHash('sha256').update('one').digest('hex'),
      types: ['TEXT'],
    };
    expect(content([]).files).toEqual([
      {path: '/a', ...sums},
      {path: '/b', ...sums},
    ]);
  });

  test('come once, and a hard link comes after what it is a link to', async () => {
    const {watcher} = taker();
    await watcher.file({path: '/a', size: 0, bytes: bytesOf()});
    await expect(watcher.file({path: '/a', size: 0, bytes: bytesOf()})).rejects.toThrow(
      'it holds "/a" twice',
    );
    await expect(watcher.file({path: '/b', same: '/c'})).rejects.toThrow(
      '"/b" is a hard link to a file that does not come before it',
    );
  });
});

test.each([
  ['/usr/bin/x', '\x7fELF\x02\x01', ['BINARY']],
  ['/usr/bin/y', '#!/bin/sh', ['SOURCE']],
  ['/usr/share/man/man1/x.1.gz', '\x1f\x8b', ['DOCUMENTATION', 'ARCHIVE']],
  ['/usr/share/x.png', '\x89PNG', ['IMAGE']],
  ['/opt/data', 'a\0b', ['BINARY']],
  ['/etc/x', '', ['TEXT']],
])('%s that starts with %j is %j', (path, start, types) => {
  expect(fileTypesOf(path, Buffer.from(start, 'latin1'))).toEqual(types);
});

test.each([
  ['Example Team <team@example.org>', 'Person: Example Team (team@example.org)'],
  ['Example Team', 'Person: Example Team'],
  ['Jane (of "Packaging") Doe <j@example.org>', 'Person: Jane of Packaging Doe (j@example.org)'],
  ['<j@example.org>', 'Person: j@example.org (j@example.org)'],
  ['two\nlines <x@example.org>', 'Person: two lines (x@example.org)'],
  ['  ', undefined],
])('the maintainer %j is %j', (text, agent) => {
  expect(agentOf('Person', text)).toBe(agent);
});

test('only addresses of the web are homepages', () => {
  expect(urlOf('https://example.org/a b')).toBe('https://example.org/a%20b');
  for (const text of ['example.org', 'javascript:alert(1)', 'ftp://example.org', ''])
    expect(urlOf(text)).toBeUndefined();
});
