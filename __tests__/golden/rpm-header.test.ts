import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines} from '../../src/formats/rpm/engines.ts';
import {testHost} from '../support/host.ts';
import {headerLines, mainStart} from '../support/rpm-dump.ts';
import {samplePackage, sampleSources} from '../support/rpm-package.ts';

test('the bytes of a package stay as they are', async () => {
  await using host = await testHost(sampleSources);
  // Uncompressed, so that a newer zlib changes nothing.
  const pkg = samplePackage();
  const [name = ''] = await engines.portable(
    host,
    {...pkg, options: {...pkg.options, compression: 'none'}},
    host.outDir,
  );
  const whole = await readFile(join(host.outDir, name));
  const {start, end} = mainStart(whole);
  const shown = [
    name,
    '',
    'lead',
    whole
      .subarray(0, 96)
      .toString('latin1')
      .replace(/[^ -~]+/g, '·'),
    '',
    'signature header',
    ...headerLines(whole.subarray(96), 'signature'),
    '',
    'header',
    ...headerLines(whole.subarray(start)),
    '',
    'payload',
    whole.subarray(end).toString('latin1').replaceAll('\0', '·').replaceAll('07070', '\n07070'),
    '',
    `sha256 ${createHash('sha256').update(whole).digest('hex')}`,
  ];
  expect(shown.join('\n')).toMatchSnapshot();
});
