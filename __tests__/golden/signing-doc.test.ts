import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {debsigCompanions} from '../../src/formats/deb/sign-policy.ts';
import {loadConfig, settle, signSettings} from '../../src/steps/config/index.ts';
import {newKeyLine} from '../../src/steps/key/gpg-lines.ts';
import {blockOf, readPage} from '../support/docs.ts';
import {testHost, testInputs} from '../support/host.ts';
import {testTarget} from '../support/settled.ts';

const page = await readPage('docs/signing.md');

const PACKAGE =
  'name: hello\nmaintainer: Example Team <team@example.org>\ndescription: Says hello.\nversion: 1.0.0\n';

describe('docs/signing.md', () => {
  test('makes keys as the hints of the program do', () => {
    const [start = ''] = blockOf(page, 'start').split('\n');
    const hint = newKeyLine('Example Team <team@example.org>');
    const words = hint.slice(hint.indexOf('--quick-generate-key'));
    expect(start).toBe(`gpg ${words}`);
  });

  test.each(['config', 'settings'])('shows a section that is taken: %s', async (name) => {
    await using host = await testHost({'linux-pkg.yml': PACKAGE + blockOf(page, name)});
    const settings = signSettings(await loadConfig(host, testInputs()));
    expect(settings).toMatchObject({required: true, publicKey: {text: 'signing-key.asc'}, gpg: false});
    expect(blockOf(page, 'public')).toContain(` --output ${settings.publicKey?.text} `);
  });

  test('shows how a signature inside a .deb is asked for, and the names of what comes with it', async () => {
    await using host = await testHost({'linux-pkg.yml': PACKAGE + blockOf(page, 'debsig')});
    const config = await loadConfig(host, testInputs());
    const [own] = settle(host, config, testTarget('deb', 'deb', 'all'));
    expect(own?.options).toMatchObject({signature: {type: 'origin', signer: 'Example Team'}});
    const id = '0123456789ABCDEF';
    const signer = {fingerprint: id.repeat(2), primary: id.repeat(2), algorithm: 'rsa4096', publicKey: ''};
    const never = () => Promise.reject(new Error('nothing is signed'));
    const made = debsigCompanions({
      type: 'origin',
      signer: {...signer, detached: never, text: never},
      name: undefined,
    });
    for (const {name} of made) expect(page).toContain(`\`${name.replace(id, 'ID')}\``);
  });

  test('calls package.yml with secrets that it takes', async () => {
    const {jobs} = parse(blockOf(page, 'workflow'));
    const {on} = parse(await readPage('.github/workflows/package.yml'));
    expect(Object.keys(on.workflow_call.secrets)).toEqual(
      expect.arrayContaining(Object.keys(jobs.package.secrets)),
    );
    expect(jobs.package.uses).toBe('org/linux-pkg-action/.github/workflows/package.yml@v1');
  });
});
