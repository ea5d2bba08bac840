import {copyFile, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines} from '../../src/formats/rpm/engines.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {gpgHome} from '../support/gpg-home.ts';
import {testHost} from '../support/host.ts';
import {soundOnes} from '../support/rpm-ages.ts';

const CONFIG = `name: hello
arch: amd64
version: 1.0.0
maintainer: Example Team <team@example.org>
description: Says hello.
contents: [{src: nfpm.yaml, dst: /opt/hello}]
`;

test('what nfpm built, signed or not, is signed: its own signatures are replaced', async () => {
  await using host = await testHost({
    'nfpm.yaml': CONFIG,
    'signed.yaml': `${CONFIG}rpm: {signature: {key_file: old.key}}\n`,
  });
  await using home = await gpgHome();
  const [ours, theirs] = [
    await home.newKey('ours@example.org', 'rsa2048'),
    await home.newKey('old@example.org', 'rsa2048'),
  ];
  await host.files({
    'ours.asc': await home.gpg('--armor', '--export', ours),
    'old.key': await home.gpg('--armor', '--export-secret-keys', theirs),
  });
  const [key] = await readOpenKeys(await home.gpg('--armor', '--export-secret-keys', ours), 'the key');
  const part = key!.facts.parts[0];
  const signer = await memorySigner(key!, {part, passphrases: [], date: part.created});
  const db = ['--dbpath', join(host.workDir, 'db')];
  await host.run(['rpmkeys', ...db, '--import', join(host.workDir, 'ours.asc')]);
  for (const name of ['nfpm', 'signed']) {
    const path = join(host.workDir, `${name}.rpm`);
    await host.run(['nfpm', 'package', '--config', `${name}.yaml`, '--packager', 'rpm', '--target', path], {
      cwd: host.workDir,
    });
    const unsigned = await engines.read(path);
    await copyFile(path, `${path}.before`);
    await engines.sign!({file: path, signer, options: {}});
    const facts = await engines.read(path);
    expect(facts).toEqual({
      ...unsigned,
      signatures: [expect.stringContaining(ours.slice(-16).toLowerCase())],
    });
    const level = ['--define', '_pkgverify_level all'];
    const {stdout} = await host.run(['rpmkeys', ...db, ...level, '-K', path]);
    expect([...soundOnes(stdout.replaceAll(`${host.workDir}/`, ''))]).toEqual([[`${name}.rpm`, true]]);
    // Two old signatures leave room for one: only what had none grows.
    const grown = (await readFile(path)).length - (await readFile(`${path}.before`)).length;
    expect([name, grown > 0]).toEqual([name, name === 'nfpm']);
  }
});
