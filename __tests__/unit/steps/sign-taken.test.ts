import {mkdir, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {build} from '../../../src/commands/build.ts';
import {publish} from '../../../src/commands/publish.ts';
import {secret} from '../../../src/model/secret.ts';
import {testHost, testInputs} from '../../support/host.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

const CONFIG = `name: app
version: 1.0.0
arch: all
maintainer: Ann Example <ann@example.org>
description: An app
targets: [deb, rpm]
contents: [{src: app.sh, dst: /usr/bin/app}]
`;

test.each(['SHA256SUMS', 'app_1.0.0_all.deb.asc'])(
  'a folder where %s is to be written is told before a package changes',
  async (name) => {
    await using host = await testHost({'linux-pkg.yml': CONFIG, 'app.sh': 'echo app\n'});
    await build(host, testInputs({command: 'build', verify: false}));
    const read = async () =>
      Promise.all(
        ['app_1.0.0_all.deb', 'app-1.0.0-1.noarch.rpm', 'artifacts.json'].map((file) =>
          readFile(join(host.outDir, file), 'base64'),
        ),
      );
    const before = await read();
    await mkdir(join(host.outDir, name));
    const keys = {privateKey: secret(armored(await smallKey())), passphrase: undefined};
    await expect(publish(host, testInputs({command: 'publish', keys}))).rejects.toMatchObject({
      code: 'output/taken',
      message: expect.stringContaining(`${name} is a folder`),
    });
    expect(await read()).toEqual(before);
    expect((await readdir(host.outDir)).filter((file) => file.startsWith('.'))).toEqual([]);
  },
);
