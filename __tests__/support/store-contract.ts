import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import type {Store, Upload} from '../../src/model/store.ts';
import {type TestHost, testHost} from './host.ts';

/** A place that is empty, and goes away. */
export interface EmptyPlace extends AsyncDisposable {
  /** A new store each time, as another process has it. */
  open(): Store;
}

const text = (path: string, content: string): Upload => ({path, content: Buffer.from(content)});

/** What a package or a list may be called, and what a careless address or key would make of it. */
const NAMES = [
  'apt/pool/main/h/hello/hello_1.0+git~1%2b-1_amd64.deb',
  'apt/pool/main/h/hello/hello_1.0+git~1+-1_amd64.deb',
  'a file with spaces',
  'per cent %20 %',
  'grüße/日本語/naïve.deb',
  'a?b=c&d#e;f:g@h!i$j,k(l)m[n]\'o"p',
  `deep/${'folder/'.repeat(30)}file`,
  '.hidden/.file',
  'CASE',
  'case.',
  '-rf',
  'x'.repeat(200),
];

const OUTSIDE = [
  '',
  '..',
  '../x',
  'a/../../x',
  'a/..',
  './a',
  'a/.',
  '/etc/passwd',
  'a//b',
  'a/',
  'a\\b',
  'a\nb',
  'a\0b',
];

/** What every store does, whatever it stands on: run over each of them. */
export function describeStore(title: string, makePlace: (host: TestHost) => Promise<EmptyPlace>): void {
  describe(`as every store, ${title}`, () => {
    let host: TestHost;
    let place: EmptyPlace;
    let store: Store;

    beforeEach(async () => {
      host = await testHost();
      place = await makePlace(host);
      store = place.open();
    });
    afterEach(async () => {
      await place[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    });

    const said = async (path: string) => {
      const got = await store.get(path);
      return got && Buffer.from(got.bytes).toString();
    };
    const paths = async (prefix = '') => (await store.list(prefix)).map(({path}) => path);

    test('is empty before anything is put, and nothing that is asked for is an error', async () => {
      expect([await paths(), await paths('apt/'), await said('apt/x'), await said('apt')]).toEqual([
        [],
        [],
        undefined,
        undefined,
      ]);
      await store.delete(['apt/x', 'y']);
      await store.put([]);
      await store.delete([]);
    });

    test('gives back what was put, under any name', async () => {
      await store.put(NAMES.map((name) => text(name, `content of ${name}`)));
      expect(await paths()).toEqual([...NAMES].sort());
      for (const name of NAMES) expect(await said(name)).toBe(`content of ${name}`);
      await store.delete(NAMES);
      expect(await paths()).toEqual([]);
    });

    test('lists by the beginning of a path, sorted, with size and time', async () => {
      const names = ['a-', 'a-b/1', 'a.b', 'a/2', 'a/b/3', 'ab/4', 'b/5'];
      await store.put(names.map((name) => text(name, name)));
      expect(await paths()).toEqual([...names].sort());
      expect(await paths('a')).toEqual(['a-', 'a-b/1', 'a.b', 'a/2', 'a/b/3', 'ab/4'].sort());
      expect(await paths('a/')).toEqual(['a/2', 'a/b/3']);
      expect(await paths('a/b')).toEqual(['a/b/3']);
      expect(await paths('a/b/3')).toEqual(['a/b/3']);
      expect(await paths('a/b/3/')).toEqual([]);
      expect(await paths('c')).toEqual([]);
      const [one] = await store.list('b/5');
      expect(one).toEqual({path: 'b/5', size: 3, modified: expect.any(Number)});
      expect(Math.abs(one!.modified - host.now())).toBeLessThan(60);
    });

    test('puts bytes that are none, that are no text, and that are many', async () => {
      const bytes = Uint8Array.from({length: 256}, (_, index) => index);
      const large = Buffer.alloc(9 << 20, bytes);
      await store.put([
        {path: 'none', content: new Uint8Array()},
        {path: 'bytes', content: bytes},
        {path: 'large', content: large},
      ]);
      expect((await store.get('none'))!.bytes).toHaveLength(0);
      expect(Buffer.from((await store.get('bytes'))!.bytes).equals(bytes)).toBe(true);
      expect(Buffer.from((await store.get('large'))!.bytes).equals(large)).toBe(true);
      expect((await store.list('')).map(({size}) => size)).toEqual([256, large.length, 0]);
    });

    test('puts files, which stay where they are', async () => {
      const files = ['', 'small', 'large '.repeat(2_000_000)];
      const uploads = await Promise.all(
        files.map(async (content, index): Promise<Upload> => {
          const file = join(host.workDir, `file-${index}`);
          await writeFile(file, content);
          return {path: `pool/${index}.deb`, content: {file, size: content.length}};
        }),
      );
      await store.put(uploads);
      await store.put(uploads);
      for (const [index, content] of files.entries())
        expect((await said(`pool/${index}.deb`)) === content).toBe(true);
    });

    test('does not put a file that has another size than was said, nor one that is not there', async () => {
      const file = join(host.workDir, 'file');
      await writeFile(file, 'four');
      await expect(store.put([{path: 'x', content: {file, size: 5}}])).rejects.toThrow(/4|size/);
      await expect(store.put([{path: 'x', content: {file: `${file}.not`, size: 4}}])).rejects.toThrow();
      expect(await paths()).toEqual([]);
    });

    test('replaces what is there, with another tag; the same bytes have the same one', async () => {
      await store.put([text('a', 'one'), text('b', 'one')]);
      const [first, beside] = [await store.get('a'), await store.get('b')];
      expect(beside!.tag).toBe(first!.tag);
      await store.put([text('a', 'two')]);
      const second = await store.get('a');
      expect([Buffer.from(second!.bytes).toString(), second!.tag === first!.tag]).toEqual(['two', false]);
      await store.put([text('a', 'one')]);
      expect((await store.get('a'))!.tag).toBe(first!.tag);
    });

    test('of two uploads to one path, the last one stands', async () => {
      await store.put([text('a', 'one'), text('b', 'x'), text('a', 'two')]);
      expect([await said('a'), await said('b')]).toEqual(['two', 'x']);
    });

    test('puts what nobody changed, and nothing else', async () => {
      expect(await store.putIfUnchanged(text('top/InRelease', 'one'), 'of something')).toBe(false);
      expect(await paths()).toEqual([]);
      expect(await store.putIfUnchanged(text('top/InRelease', 'one'), undefined)).toBe(true);
      expect(await store.putIfUnchanged(text('top/InRelease', 'two'), undefined)).toBe(false);
      const {tag} = (await store.get('top/InRelease'))!;
      expect(await place.open().putIfUnchanged(text('top/InRelease', 'two'), tag)).toBe(true);
      expect(await store.putIfUnchanged(text('top/InRelease', 'three'), tag)).toBe(false);
      expect(await said('top/InRelease')).toBe('two');
      const now = (await store.get('top/InRelease'))!.tag;
      await store.delete(['top/InRelease']);
      expect(await store.putIfUnchanged(text('top/InRelease', 'three'), now)).toBe(false);
      expect(await said('top/InRelease')).toBeUndefined();
    });

    test('lets one of ten win who put at once, the first time and each time after', async () => {
      for (let round = 0; round < 5; round++) {
        const tag = (await store.get('top'))?.tag;
        const won = await Promise.all(
          Array.from({length: 10}, (_, index) =>
            place.open().putIfUnchanged(text('top', `${round} by ${index}`), tag),
          ),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(await said('top')).toBe(`${round} by ${won.indexOf(true)}`);
      }
      expect(await paths()).toEqual(['top']);
    });

    test('loses no addition of ten who read, add and put until they win', async () => {
      const add = async (word: string): Promise<void> => {
        const mine = place.open();
        for (;;) {
          const got = await mine.get('words');
          const words = [...(got ? Buffer.from(got.bytes).toString().split(' ') : []), word];
          if (await mine.putIfUnchanged(text('words', words.join(' ')), got?.tag)) return;
        }
      };
      await Promise.all(Array.from({length: 10}, (_, index) => add(`w${index}`)));
      expect((await said('words'))!.split(' ').sort()).toEqual(
        Array.from({length: 10}, (_, index) => `w${index}`),
      );
    });

    test('shows each file whole or not at all to those who read while it is written', async () => {
      const contents = ['a', 'b'].map((letter) => letter.repeat(3 << 20));
      let isDone = false;
      const writing = (async () => {
        for (let round = 0; round < 6; round++) await store.put([text('list', contents[round % 2]!)]);
        isDone = true;
      })();
      const reader = place.open();
      while (!isDone) {
        const got = await reader.get('list');
        if (got) expect(contents.includes(Buffer.from(got.bytes).toString())).toBe(true);
        for (const {path, size} of await reader.list('')) expect([path, size]).toEqual(['list', 3 << 20]);
      }
      await writing;
    });

    test('takes many files at once, from several who put and delete beside each other', async () => {
      const names = (who: number) =>
        Array.from({length: 40}, (_, index) => `pool/${index % 7}/${who}-${index}`);
      await Promise.all(
        [0, 1, 2, 3].map(async (who) => {
          const mine = place.open();
          await mine.put(names(who).map((name) => text(name, name)));
          if (who % 2 === 1) await mine.delete(names(who));
        }),
      );
      expect(await paths()).toEqual([...names(0), ...names(2)].sort());
    });

    test('deletes what it is told to and no more, twice if need be', async () => {
      await store.put([text('a/b', '1'), text('a/bc', '2'), text('a/d/e', '3')]);
      await store.delete(['a/b', 'a/b', 'a/d', 'a', 'z/y']);
      expect(await paths()).toEqual(['a/bc', 'a/d/e']);
      await store.delete(['a/bc', 'a/d/e']);
      await store.put([text('a', 'now a file')]);
      expect(await said('a')).toBe('now a file');
    });

    test.each(OUTSIDE)('refuses the path %j, whatever is to be done with it', async (path) => {
      const refused = /cannot be the path/;
      await expect(store.get(path)).rejects.toThrow(refused);
      await expect(store.put([text(path, 'x')])).rejects.toThrow(refused);
      await expect(store.putIfUnchanged(text(path, 'x'), undefined)).rejects.toThrow(refused);
      await expect(store.delete([path])).rejects.toThrow(refused);
      if (path !== '' && path !== 'a/') await expect(store.list(path)).rejects.toThrow(refused);
      expect(await paths()).toEqual([]);
    });
  });
}
