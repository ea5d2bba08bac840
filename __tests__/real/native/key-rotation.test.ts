import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {secret} from '../../../src/model/secret.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {rotateKey} from '../../../src/steps/key/rotate.ts';
import {gpgHome} from '../../support/gpg-home.ts';
import {testHost, testInputs} from '../../support/host.ts';
import {inRpm} from '../../support/rpm-ages.ts';

const CONFIG = `name: hello
maintainer: Team <t@example.org>
description: Hello.
targets: [deb]
sign: {public_key: keys.asc}
`;

test('rpm 4.16 takes both keys of the keyring that a rotation writes', async () => {
  await using home = await gpgHome();
  const old = await home.newKey('Example Team <team@example.org>', 'rsa2048', '');
  const privateKey = secret(await home.gpg('--armor', '--export-secret-keys', old));
  await using host = await testHost({'linux-pkg.yml': CONFIG});
  const inputs = testInputs({
    command: 'key',
    args: ['rotate'],
    keys: {privateKey, passphrase: undefined},
    rotation: {secretOut: 'new.asc'},
  });
  const report = await rotateKey(host, await loadConfig(host, inputs), inputs);
  const made = report.data as {readonly new: string};
  await using folder = await testHost({'keys.asc': await readFile(join(host.workDir, 'keys.asc'), 'utf8')});
  const printed = await inRpm(
    folder,
    '4.16',
    folder.workDir,
    'rpmkeys --dbpath /tmp/db --import /work/keys.asc\nrpm --dbpath /tmp/db -qa "gpg-pubkey*" 2>/dev/null',
  );
  for (const fingerprint of [old, made.new]) expect(printed.toUpperCase()).toContain(fingerprint.slice(-8));
});
