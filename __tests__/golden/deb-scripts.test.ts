import {expect, test} from '@jest/globals';
import {maintainerScripts} from '../../src/formats/deb/scripts.ts';
import {account, folder, service, servicePackage} from '../support/deb-services.ts';

test('the maintainer scripts of a package with a service, a user and a folder, beside scripts of its own', async () => {
  const {files} = await maintainerScripts(
    servicePackage({
      services: [
        service(),
        service({unit: 'hello-clean.timer', units: ['hello-clean.timer', 'hello-clean.service']}),
        service({unit: 'hello-extra.service', enable: 'no', start: false, stopOnUpgrade: true}),
      ],
      users: [account({id: 640, groups: ['adm'], remove: 'purge'})],
      groups: [{name: 'greeters', id: undefined, remove: 'purge'}],
      directories: [folder(), folder({path: '/var/log/hello', remove: 'purge'})],
      scripts: {postInstall: '#!/usr/bin/python3 -I\nprint("hello")', preRemove: 'echo bye "$1"\n'},
      guard: 'if [ "$1" = install ] && [ -e /opt/hello ]; then\n  exit 1\nfi\n',
    }),
  );
  expect(files.map(({name, content}) => `--- ${name}\n${String(content)}`).join('')).toMatchSnapshot();
});
