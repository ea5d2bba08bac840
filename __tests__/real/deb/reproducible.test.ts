import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from '@jest/globals';
import {testHost} from '../../support/host.ts';

const SUPPORT = fileURLToPath(new URL('../../support', import.meta.url));

/** Packs a small tree in a process of its own and prints where the .deb lies. */
const program = (compression: string): string => `
  import {testHost} from ${JSON.stringify(join(SUPPORT, 'host.ts'))};
  import {debPackage, file, link, withParents, writeDeb} from ${JSON.stringify(join(SUPPORT, 'deb.ts'))};
  const host = await testHost();
  const entries = withParents([
    await file(host, '/etc/conf', 'x', {role: 'config'}),
    await file(host, '/opt/ä/B', 'b'.repeat(300_000), {mode: 0o755, owner: 'daemon'}),
    await file(host, '/opt/ä/a', 'a'),
    link('/opt/link', 'ä'),
  ]);
  const scripts = {postInstall: 'true', preRemove: 'true'};
  console.log(await writeDeb(host, debPackage({entries, scripts, options: {compression: '${compression}'}})));
`;

describe.each(['none', 'gzip', 'xz:1', 'zstd'])('a deb with %s', (compression) => {
  test('has the same bytes under another umask, time zone, locale and folder', async () => {
    await using host = await testHost();
    const pack = async (umask: string, env: Record<string, string>) => {
      const code = `process.umask(0o${umask});${program(compression)}`;
      const node = [
        process.execPath,
        '--disable-warning=ExperimentalWarning',
        '--input-type=module-typescript',
      ] as const;
      const {stdout} = await host.run([...node, '-e', code], {env});
      return createHash('sha256')
        .update(await readFile(stdout.trim()))
        .digest('hex');
    };
    const one = await pack('022', {TZ: 'UTC', LC_ALL: 'C', TMPDIR: host.workDir});
    const two = await pack('077', {
      TZ: 'Asia/Tokyo',
      LC_ALL: 'de_DE.UTF-8',
      USER: 'other',
      TMPDIR: host.workDir,
    });
    expect(two).toBe(one);
  });
});
