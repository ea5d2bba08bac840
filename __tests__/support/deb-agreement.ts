import {chmod, readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';

/** What the native and the portable package of one config are compared in, as dpkg-deb reads it. */
export const compared: readonly string[] = [
  'every field of the control file, Installed-Size among them, and their order',
  'every path with its type, mode, owner, group, size, time and link target; numbers of owners',
  'the bytes of every file',
  'md5sums, conffiles, triggers, maintainer scripts, debconf files: names, modes and bytes',
  'the name of the file',
];

/** What is not compared, and why. */
export const leftOut: readonly {readonly what: string; readonly reason: string}[] = [
  {
    what: 'relations that `depends: auto` stands for',
    reason:
      'dpkg-shlibdeps knows the symbols of every library in the distro, the portable engine only those of libc',
  },
  {
    what: 'compression, and so the size of the .deb',
    reason: 'without deb.compression it is the distro’s own natively, gzip in a portable package',
  },
  {what: 'the order of paths in the archive', reason: 'dpkg-deb packs links last'},
  {
    what: 'the shlibs file and the ldconfig trigger of packages with public libraries',
    reason: 'only the distro’s own dpkg-shlibdeps reads them: a portable package has neither',
  },
  {
    what: 'times later than that of the version',
    reason: 'dpkg-deb sets them to SOURCE_DATE_EPOCH; files have them only where file_info.mtime says so',
  },
  {
    what: 'programs under `debug: split` and `debug: strip`',
    reason: 'portable packages keep them as they are',
  },
];

export interface Seen {
  readonly control: string;
  readonly paths: readonly string[];
  readonly numbers: readonly string[];
  readonly bytes: readonly string[];
  readonly members: Readonly<Record<string, string>>;
}

/** All that is compared of one file. */
export async function seenByDpkg(host: Host, deb: string, folder: string): Promise<Seen> {
  const at = (name: string) => join(host.workDir, folder, name);
  await host.run(['mkdir', '-p', at('')]);
  const env = {LC_ALL: 'C.UTF-8', TZ: 'UTC'};
  const run = async (...command: [string, ...string[]]) => (await host.run(command, {env})).stdout;
  await run('dpkg-deb', '-x', deb, at('tree'));
  await run('dpkg-deb', '-e', deb, at('control'));
  await run('sh', '-c', 'dpkg-deb --fsys-tarfile "$1" > "$2"', 'sh', deb, at('data.tar'));
  // What others may not read is ours to read here.
  await chmod(at('tree'), 0o755);
  const members: Record<string, string> = {};
  for (const name of (await readdir(at('control'))).sort()) {
    const {mode} = await stat(at(`control/${name}`));
    const text = await readFile(at(`control/${name}`), 'latin1');
    members[name] = `${(mode & 0o7777).toString(8)} ${text}`;
  }
  const lines = (text: string) => text.split('\n').filter(Boolean).sort();
  return {
    control: await run('dpkg-deb', '-f', deb),
    paths: lines(await run('tar', '--quoting-style=c', '-tvf', at('data.tar'))),
    numbers: lines(await run('tar', '--numeric-owner', '--quoting-style=c', '-tvf', at('data.tar'))),
    bytes: lines(await run('sh', '-c', 'cd "$1" && find . -type f -exec sha256sum {} +', 'sh', at('tree'))),
    members,
  };
}
