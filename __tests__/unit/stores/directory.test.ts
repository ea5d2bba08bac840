import {execFile, spawn} from 'node:child_process';
import {chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {draftOf} from '../../../src/stores/directory/drafts.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {repositoryPath} from '../../support/repository.ts';
import {describeStore} from '../../support/store-contract.ts';

describeStore('a folder', async (host) => ({
  open: () => directoryStore(join(host.workDir, 'srv', 'repo')),
  [Symbol.asyncDispose]: async () => undefined,
}));

const run = promisify(execFile);
const bytes = (content: string) => Buffer.from(content);

describe('a store in a folder', () => {
  let host: TestHost;
  let root: string;
  beforeEach(async () => {
    host = await testHost();
    root = join(host.workDir, 'repo');
  });
  afterEach(async () => host[Symbol.asyncDispose]());

  const store = () => directoryStore(root);
  const put = (path: string, content = path) => store().put([{path, content: bytes(content)}]);
  const names = async () => (await readdir(root, {recursive: true})).sort();
  const paths = async () => (await store().list('')).map(({path}) => path);

  /** A process that does something with the store and stays until it is killed. */
  const program = (code: string, umask = '022'): [string, string[]] => [
    'sh',
    [
      '-c',
      `umask ${umask}; exec "$0" --disable-warning=ExperimentalWarning --input-type=module -e "$1"`,
      process.execPath,
      `import {directoryStore} from ${JSON.stringify(repositoryPath('src/stores/directory/directory.ts'))};
       import {lockBeside} from ${JSON.stringify(repositoryPath('src/stores/directory/lock.ts'))};
       import {draftOf} from ${JSON.stringify(repositoryPath('src/stores/directory/drafts.ts'))};
       import {writeFileSync, mkdirSync} from 'node:fs';
       const store = directoryStore(${JSON.stringify(root)}), root = ${JSON.stringify(root)};
       ${code}`,
    ],
  ];

  const killed = async (code: string): Promise<void> => {
    const child = spawn(...program(`${code}; process.kill(process.pid, 'SIGKILL')`), {stdio: 'inherit'});
    const signal = await new Promise((resolve) => child.on('exit', (_, name) => resolve(name)));
    expect(signal).toBe('SIGKILL');
  };

  test.each(['000', '022', '077', '777'])('is readable for all under the umask %s', async (umask) => {
    await mkdir(root, {recursive: true});
    const from = join(host.workDir, 'hello.deb');
    await writeFile(from, 'deb', {mode: 0o600});
    const content = `{file: ${JSON.stringify(from)}, size: 3}`;
    await run(
      ...program(
        `await store.put([{path: 'a/b/c', content: Buffer.from('x')}, {path: 'd/e.deb', content: ${content}}]);
         await store.putIfUnchanged({path: 'dists/InRelease', content: Buffer.from('x')}, undefined);`,
        umask,
      ),
    );
    const modes = await Promise.all(
      (await names()).map(async (name) => [name, ((await stat(join(root, name))).mode & 0o7777).toString(8)]),
    );
    expect(Object.fromEntries(modes)).toEqual({
      a: '755',
      'a/b': '755',
      'a/b/c': '644',
      d: '755',
      'd/e.deb': '644',
      dists: '755',
      'dists/InRelease': '644',
    });
  });

  test('shows nothing of a process that was killed, and removes what it left', async () => {
    await put('dists/InRelease');
    await killed(`
      mkdirSync(root + '/pool');
      writeFileSync(draftOf(root + '/pool/hello.deb'), 'half of');
      mkdirSync(draftOf(root + '/dists/folder'));
      await lockBeside(root + '/dists/InRelease');`);
    expect(await names()).toHaveLength(6);
    expect(await paths()).toEqual(['dists/InRelease']);
    expect(await names()).toEqual(['dists', 'dists/InRelease']);
  });

  test('leaves alone what a living process has not finished, and what is not ours', async () => {
    await put('pool/hello.deb');
    const draft = draftOf(join(root, 'pool/hello.deb'));
    await writeFile(draft, 'half of');
    await writeFile(join(root, 'pool/.linux-pkg-else'), '');
    await store().list('');
    expect(await names()).toHaveLength(4);
    await utimes(draft, 1, 1);
    expect(await paths()).toEqual(['pool/hello.deb']);
    expect(await names()).toEqual(['pool', 'pool/.linux-pkg-else', 'pool/hello.deb']);
  });

  test('never gives or takes a draft or lock by its name', async () => {
    const draft = draftOf('x/InRelease');
    await expect(store().get(draft)).rejects.toThrow('drafts and locks');
    await expect(store().put([{path: draft, content: bytes('x')}])).rejects.toThrow('drafts and locks');
    await expect(store().delete(['.linux-pkg-x/y'])).rejects.toThrow('drafts and locks');
  });

  test('takes over the lock of a killed process at once; of ten who find it, one wins', async () => {
    await put('top', 'zero');
    for (const round of ['one', 'two']) {
      await killed("await lockBeside(root + '/top')");
      expect(await names()).toHaveLength(2);
      const started = Date.now();
      const {tag} = (await store().get('top'))!;
      const won = await Promise.all(
        Array.from({length: 10}, (_, index) =>
          store().putIfUnchanged({path: 'top', content: bytes(`${round} ${index}`)}, tag),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await readFile(join(root, 'top'))).toString()).toBe(`${round} ${won.indexOf(true)}`);
      expect(Date.now() - started).toBeLessThan(5000);
      expect(await names()).toEqual(['top']);
    }
  });

  test('takes over the lock even where the process that broke it was killed over it', async () => {
    await put('top', 'zero');
    await killed(`
      await lockBeside(root + '/top');
      const {lockOf} = await import(${JSON.stringify(repositoryPath('src/stores/directory/drafts.ts'))});
      const {readFileSync} = await import('node:fs');
      const lock = lockOf(root + '/top');
      await lockBeside(lock + ' ' + readFileSync(lock, 'utf8'));`);
    expect(await names()).toHaveLength(3);
    expect(
      await store().putIfUnchanged({path: 'top', content: bytes('one')}, (await store().get('top'))!.tag),
    ).toBe(true);
    expect(await names()).toEqual(['top']);
  });

  test('waits for a lock that is held', async () => {
    await put('top', 'zero');
    const child = spawn(
      ...program("await lockBeside(root + '/top'); console.log('held'); setInterval(() => {}, 1000)"),
    );
    await new Promise((resolve) => child.stdout!.once('data', resolve));
    const {tag} = (await store().get('top'))!;
    let isThere = false;
    const putting = store()
      .putIfUnchanged({path: 'top', content: bytes('one')}, tag)
      .then((won) => {
        isThere = true;
        return won;
      });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isThere).toBe(false);
    expect(await paths()).toEqual(['top']);
    child.kill('SIGKILL');
    expect(await putting).toBe(true);
  });

  test('processes that put at once lose no addition', async () => {
    const code = `
      for (let index = 0; index < 5; index++)
        for (;;) {
          const got = await store.get('words');
          const content = Buffer.concat([got?.bytes ?? Buffer.alloc(0), Buffer.from(process.pid + '-' + index + ' ')]);
          if (await store.putIfUnchanged({path: 'words', content}, got?.tag)) break;
        }`;
    await Promise.all([0, 1, 2, 3].map(() => run(...program(code))));
    expect(new Set((await readFile(join(root, 'words'), 'utf8')).trim().split(' ')).size).toBe(20);
    expect(await names()).toEqual(['words']);
  });

  describe('where links are', () => {
    let outside: string;
    beforeEach(async () => {
      outside = join(host.workDir, 'outside');
      await mkdir(join(outside, 'folder'), {recursive: true});
      await writeFile(join(outside, 'secret'), 'secret');
      await put('in/side');
    });
    const untouched = async () =>
      expect((await readdir(outside, {recursive: true})).sort()).toEqual(['folder', 'secret']);

    test('neither reads, writes, lists nor deletes what lies outside', async () => {
      await symlink(outside, join(root, 'out'));
      await symlink(join(outside, 'secret'), join(root, 'in/secret'));
      const leads = /leads out of/;
      expect(await paths()).toEqual(['in/side']);
      await expect(store().get('out/secret')).rejects.toThrow(leads);
      await expect(store().get('in/secret')).rejects.toThrow(leads);
      await expect(put('out/x')).rejects.toThrow(leads);
      await expect(put('out/folder/x')).rejects.toThrow(leads);
      await expect(put('out/new/er/x')).rejects.toThrow(leads);
      await expect(store().putIfUnchanged({path: 'out/y', content: bytes('')}, undefined)).rejects.toThrow(
        leads,
      );
      await expect(store().delete(['out/secret'])).rejects.toThrow(leads);
      await untouched();
      await store().delete(['in/secret']);
      await untouched();
      expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
    });

    test('replaces a link by a file, and not what it leads to', async () => {
      await symlink(join(outside, 'secret'), join(root, 'in/secret'));
      await put('in/secret', 'ours');
      expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
      expect(await readFile(join(root, 'in/secret'), 'utf8')).toBe('ours');
    });

    test('goes round no circle, and through what leads inside', async () => {
      await symlink('..', join(root, 'in/up'));
      await symlink('self', join(root, 'self'));
      await symlink('in', join(root, 'alias'));
      expect(await paths()).toEqual(['in/side']);
      expect(Buffer.from((await store().get('alias/side'))!.bytes).toString()).toBe('in/side');
      await put('alias/new');
      expect(await paths()).toEqual(['in/new', 'in/side']);
    });

    test('may be one itself', async () => {
      await symlink(root, join(host.workDir, 'link'));
      const linked = directoryStore(join(host.workDir, 'link'));
      await linked.put([{path: 'in/more', content: bytes('more')}]);
      expect((await linked.list('in/')).map(({path}) => path)).toEqual(['in/more', 'in/side']);
      expect(Buffer.from((await linked.get('in/more'))!.bytes).toString()).toBe('more');
    });
  });

  describe('says clearly', () => {
    test('that a file is where a folder is needed, and the other way round', async () => {
      await put('pool', 'a file');
      await put('dists/bookworm/InRelease');
      const inTheWay = /file where a folder is needed, or a folder where a file is/;
      await expect(put('pool/main/hello.deb')).rejects.toThrow(inTheWay);
      await expect(put('dists/bookworm')).rejects.toThrow(inTheWay);
      await expect(store().putIfUnchanged({path: 'pool/x', content: bytes('x')}, undefined)).rejects.toThrow(
        inTheWay,
      );
      expect(await names()).toEqual(['dists', 'dists/bookworm', 'dists/bookworm/InRelease', 'pool']);
    });

    test('that its root is a file', async () => {
      await writeFile(root, '');
      await expect(put('x')).rejects.toThrow(/^the folder .*repo has a file where a folder is needed/);
    });

    test('that the disk is full, and leaves nothing behind', async () => {
      // A process may write no file above one block of 512 bytes: the same answer, without a disk.
      const code = `process.on('SIGXFSZ', () => {});
        await store.put([{path: 'small', content: Buffer.alloc(10)}]);
        await store.put([{path: 'large', content: Buffer.alloc(100000)}]).catch((error) => console.log(error.code, error.message));`;
      const [sh, [flag, script, ...rest]] = program(code) as [string, [string, string, ...string[]]];
      const {stdout} = await run(sh, [flag, `ulimit -f 1; ${script}`, ...rest]);
      expect(stdout).toMatch(/^store\/full the folder .* has no room left: large/);
      expect(await names()).toEqual(['small']);
    });

    test('which package cannot be read', async () => {
      const missing = {path: 'a.deb', content: {file: join(host.workDir, 'a.deb'), size: 1}};
      await expect(store().put([missing])).rejects.toThrow(/a\.deb cannot be read/);
    });

    test('that it may not be written to', async () => {
      await put('pool/a.deb');
      await chmod(join(root, 'pool'), 0o555);
      const code = `
        process.setegid?.(65534); process.seteuid?.(65534);
        await store.put([{path: 'pool/b.deb', content: Buffer.alloc(1)}]).catch((error) => console.log(error.message));
        await store.put([{path: 'new/b.deb', content: Buffer.alloc(1)}]).catch((error) => console.log(error.message));
        await store.putIfUnchanged({path: 'pool/c', content: Buffer.alloc(1)}, undefined).catch((error) => console.log(error.message));
        await store.delete(['pool/a.deb']).catch((error) => console.log(error.message));
        console.log((await store.list('')).length, (await store.get('pool/a.deb')).bytes.length);`;
      await chmod(host.workDir, 0o755);
      const isRoot = process.getuid!() === 0;
      const {stdout} = await run(...program(isRoot ? code : code.replace(/process\.set.*/, '')));
      const lines = stdout.trim().split('\n');
      expect(lines).toHaveLength(isRoot ? 5 : 4);
      expect(lines.at(-1)).toBe('1 10');
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/cannot be written to: (pool|new)\//);
    });
  });

  test('lists 2,000 files in a blink', async () => {
    for (let folder = 0; folder < 10; folder++) {
      await mkdir(join(root, `pool/${folder}`), {recursive: true});
      await run('sh', ['-c', 'cd "$0" && seq 200 | xargs touch', join(root, `pool/${folder}`)]);
    }
    const started = Date.now();
    expect(await store().list('')).toHaveLength(2000);
    expect(Date.now() - started).toBeLessThan(1000);
  });
});
