import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {AR_MAGIC, arHead, arPadding} from '../../../src/archive/ar.ts';
import {engines} from '../../../src/formats/deb/engines.ts';
import {debPackage, file, withParents, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';
import {seenContent} from '../../support/seen-content.ts';
import {type Member, tarOf} from '../../support/tar.ts';

const CONTROL = tarOf([
  {name: './control', body: 'Package: made\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.org>\n'},
]);

async function shown(members: readonly Member[]) {
  await using host = await testHost();
  const data = tarOf(members);
  const parts = [
    ['debian-binary', Buffer.from('2.0\n')],
    ['control.tar', CONTROL],
    ['data.tar', data],
    ['_gpgorigin', Buffer.from('a signature')],
  ] as const;
  const path = join(host.workDir, 'made.deb');
  await writeFile(
    path,
    Buffer.concat([
      Buffer.from(AR_MAGIC),
      ...parts.flatMap(([name, bytes]) => [
        arHead({name, size: bytes.length, mtime: 0}),
        bytes,
        arPadding(bytes.length),
      ]),
    ]),
  );
  const seen = seenContent();
  await engines.read(path, seen.watcher);
  return {...seen, data};
}

describe("a .deb's files", () => {
  test('are shown with their bytes, whatever packs them', async () => {
    await using host = await testHost();
    const entries = withParents([
      await file(host, '/etc/x.conf', 'x = 1\n'),
      await file(host, '/usr/bin/x', Buffer.alloc(100_000, 'ab')),
    ]);
    for (const compression of ['none', 'gzip', 'xz', 'zstd'] as const) {
      const seen = seenContent();
      const path = await writeDeb(host, debPackage({entries, options: {compression}}));
      await engines.read(path, seen.watcher);
      expect(seen.files).toEqual(['/etc/x.conf: x = 1\n', `/usr/bin/x: ${'ab'.repeat(50_000)}`]);
      expect(Object.keys(seen.parts).map((name) => name.split('.')[0])).toEqual(['control', 'data']);
    }
  });

  test('have other names, and folders, links and devices are none of them', async () => {
    const {files, parts, data} = await shown([
      {name: './', type: 'dir'},
      {name: './a', body: 'one'},
      {name: './b', type: 'hardlink', to: './a'},
      {name: 'c//d', body: ''},
      {name: './e', type: 'link', to: 'a'},
      {name: './f', type: 'hardlink', to: './e'},
      {name: './g', type: 'hardlink', to: './f'},
      {name: './h', type: 'hardlink', to: './b'},
    ]);
    expect(files).toEqual(['/a: one', '/b = /a', '/c/d: ', '/h = /b']);
    expect(parts).toEqual({
      'control.tar': createHash('sha256').update(CONTROL).digest('hex'),
      'data.tar': createHash('sha256').update(data).digest('hex'),
    });
  });

  test('may not climb out of the root', async () => {
    await expect(shown([{name: './../../a', body: 'x'}])).rejects.toThrow('leaves its root');
    await expect(shown([{name: './a', type: 'hardlink', to: '../../etc/shadow'}])).rejects.toThrow(
      'leaves its root',
    );
  });
});
