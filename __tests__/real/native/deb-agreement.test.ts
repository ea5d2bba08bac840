import {basename, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {debDocuments} from '../../../src/formats/deb/documents.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import {debPackage, dir, file, link, relations, version, withParents, writeDeb} from '../../support/deb.ts';
import {seenByDpkg} from '../../support/deb-agreement.ts';
import {account, folder, service, servicePackage} from '../../support/deb-services.ts';
import {debWorkshop, packNatively} from '../../support/deb-workshop.ts';
import {testHost} from '../../support/host.ts';

const LONG = `/opt/${'a-long-folder/'.repeat(22)}file`;

async function richPackage(host: Host): Promise<Package<DebOptions>> {
  const twin = await file(host, '/opt/twin-1', Buffer.alloc(3000, 7), {inode: '1:2'});
  const pkg = debPackage({
    version: version('1.2.3', {prerelease: 'rc.1', revision: '2~deb12', epoch: 1}),
    description: 'Says hello.\n\nA paragraph,\n  indented.\n\n.\nLast.',
    relations: relations({
      predepends: ['dpkg (>= 1.17)'],
      depends: ['bash (>= 4)', 'coreutils | busybox'],
      recommends: ['c'],
      conflicts: ['hello-old'],
      replaces: ['hello-old'],
      provides: ['greeter (= 1)'],
    }),
    scripts: {
      preInstall: '#!/bin/sh\nset -e\n',
      postInstall: 'echo "installed $1" `date` %{x} {{y}}\n',
      preRemove: '#!/bin/sh\nset -e',
      postRemove: '#!/usr/bin/perl\nprint 1;\n\n\n',
    },
    options: {
      scripts: {templates: 'debconf', config: 'config.sh', rules: 'rules'},
      triggers: {interest_noawait: ['/usr/share/hello'], activate_await: ['ldconfig']},
      breaks: ['hello-older (<< 1)'],
      arch_variant: 'v3',
      fields: {Bugs: 'https://example.org', 'X-Note': 'one\n\ntwo'},
    },
    entries: withParents([
      await file(host, '/etc/hello.conf', 'greeting=hi\n', {
        role: 'config-noreplace',
        mode: 0o640,
        group: 'adm',
      }),
      await file(host, '/etc/with space.conf', '', {role: 'config'}),
      await file(host, LONG, 'deep'),
      link('/opt/dangling', '../nowhere'),
      link('/opt/up', `${'../'.repeat(20)}etc/passwd`),
      link('/opt/long-link', `/somewhere/${'x/'.repeat(100)}end`),
      await file(host, '/opt/name with \'quotes" and ü \\ $x', 'q'),
      await file(host, '/opt/-rf', 'dash'),
      twin,
      {...twin, path: '/opt/twin-2'},
      dir('/opt/closed', {mode: 0o2750, owner: 'hello-user', group: 'hello-group', implicit: false}),
      await file(host, '/opt/closed/secret', 's', {mode: 0o600, owner: 'hello-user', group: '1234'}),
      await file(host, '/usr/bin/hello', '#!/bin/sh\necho hello\n', {mode: 0o4755}),
      await file(host, '/usr/bin/owned', Buffer.alloc(5000, 1), {
        owner: 'daemon',
        group: 'adm',
        mode: 0o6751,
      }),
      await file(host, '/usr/share/hello/DEBIAN/control', 'no control file', {mtime: 1_000_000_000}),
      {type: 'ghost', path: '/var/log/hello.log', mode: 0o644, owner: 'root', group: 'root', mtime: 0},
    ]),
  });
  const documents = debDocuments(pkg, {licenseText: 'MIT\n\nCopyright 2020 Somebody\n'});
  return {...pkg, entries: withParents([...pkg.entries, ...documents])};
}

/** Scripts of ours around those of the package. */
const withServices = (): Package<DebOptions> => {
  const pkg = servicePackage({
    name: 'served',
    services: [service(), service({unit: 'served-extra.service', enable: 'no', stopOnUpgrade: true})],
    users: [account({comment: `it's "$(date)" {{x}} %{y}`, remove: 'purge'})],
    groups: [{name: 'greeters', id: 640, remove: 'never'}],
    directories: [folder({path: '/var/lib/with space', remove: 'purge'})],
    scripts: {postInstall: '#!/usr/bin/perl -w\nprint "$0 `date` %{x} {{y}}\\n";\n\n\n', preRemove: 'exit 0'},
    guard: 'if false; then\n  exit 1\nfi\n',
    relations: relations({depends: ['bash']}),
  });
  return {...pkg, entries: withParents(pkg.entries)};
};

const SOURCES = {debconf: 'Template: hello/x\nType: note\n', 'config.sh': '#!/bin/sh\n', rules: 'x\n'};

describe.each(['11', '12', '13'] as const)('on Debian %s', (release) => {
  test('the native package is the portable one', async () => {
    await using host = await testHost(SOURCES);
    await using workshop = await debWorkshop(host, release);
    const pkg = await richPackage(host);
    const small = debPackage({name: 'small', entries: [], scripts: {}});
    const outDir = join(host.workDir, 'native');
    const all = [pkg, small, withServices()];
    const names = await packNatively(host, {workshop, packages: all, outDir});
    for (const [index, one] of all.entries()) {
      const portable = await writeDeb(host, one);
      expect(names[index]).toBe(basename(portable));
      const native = await seenByDpkg(host, join(outDir, names[index]!), `n${index}`);
      expect(native).toEqual(await seenByDpkg(host, portable, `p${index}`));
    }
  }, 60_000);
});
