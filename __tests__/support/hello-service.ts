import {readFile} from 'node:fs/promises';
import type {DebOptions} from '../../src/formats/deb/options.ts';
import type {Entry, Package} from '../../src/model/package.ts';
import {file, version, withParents, writeDeb} from './deb.ts';
import {account, folder, made, service, servicePackage} from './deb-services.ts';
import type {TestHost} from './host.ts';

export const helloUnit = `[Unit]
Description=Says hello

[Service]
ExecStart=/usr/bin/hello-daemon
User=hello

[Install]
WantedBy=multi-user.target
`;

export const helloDaemon = '#!/bin/sh\nexec sleep infinity\n';

export const helloConfig = (release: string) => `# of release ${release}\ngreeting=hello\n`;

interface Release {
  /** Where it is put: `ours/1.deb`. */
  readonly path: string;
  readonly release: string;
  readonly more?: Partial<Package<DebOptions>>;
}

/** A release of a package with a service, its user, a folder, a config file and a file of the user's. */
export async function helloRelease(
  host: TestHost,
  {path, release, more}: Release,
): Promise<{readonly path: string; readonly content: Buffer}> {
  const pkg = servicePackage({
    version: version(release),
    services: [service()],
    users: [account()],
    directories: [folder()],
    entries: [
      {...made('/etc/hello.conf', helloConfig(release)), role: 'config-noreplace'} as Entry,
      await file(host, '/usr/bin/hello-daemon', helloDaemon, {mode: 0o755}),
      await file(host, '/usr/share/hello/owned', 'x', {owner: 'hello', group: 'hello', mode: 0o640}),
      made('/usr/lib/systemd/system/hello.service', helloUnit),
    ],
    ...more,
  });
  const deb = await writeDeb(host, {...pkg, entries: withParents(pkg.entries)});
  return {path, content: await readFile(deb)};
}
