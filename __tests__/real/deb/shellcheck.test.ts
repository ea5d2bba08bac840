import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {maintainerScripts} from '../../../src/formats/deb/scripts.ts';
import {account, folder, made, service, servicePackage} from '../../support/deb-services.ts';
import {testHost} from '../../support/host.ts';

test('shellcheck finds nothing in maintainer scripts with all there can be in them', async () => {
  await using host = await testHost();
  const pkg = servicePackage({
    services: [
      service(),
      service({unit: 'a\\x2db.socket', units: ['a\\x2db.socket', 'a\\x2db.service'], enable: 'no'}),
      service({unit: 'hello-extra.service', start: false, stopOnUpgrade: true}),
    ],
    users: [account({id: 640, groups: ['adm'], comment: `it's`, remove: 'purge'}), account({name: 'other'})],
    groups: [{name: 'greeters', id: 641, remove: 'purge'}],
    directories: [folder(), folder({path: '/var/log/it is', remove: 'purge'})],
    entries: [made('/usr/lib/tmpfiles.d/more.conf', 'd /run/hello\n')],
    scripts: {preInstall: 'true', postInstall: 'true', preRemove: 'true', postRemove: 'true'},
  });
  const {files} = await maintainerScripts(pkg);
  expect(files).toHaveLength(4);
  for (const {name, content} of files) await writeFile(join(host.workDir, name), content);
  await host.run(['shellcheck', ...files.map(({name}) => name)]);
});
