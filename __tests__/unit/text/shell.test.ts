import {describe, expect, test} from '@jest/globals';
import {shellPath, shellWord} from '../../../src/text/shell.ts';
import {testHost} from '../../support/host.ts';

const HOSTILE = [
  'out/hello_1.0.0~rc1_all.deb',
  'my out/a b.deb',
  "it's/a.deb",
  '$HOME/`id`/a;b&c|d.deb',
  '~/a.deb',
  '-rf/a.deb',
  '*.deb',
  '"\\\n.deb',
  'größe.deb',
  '',
];

describe('what is shown to be copied', () => {
  test.each(HOSTILE)('is one word to a shell, and the same text: %j', async (text) => {
    await using host = await testHost();
    const {stdout} = await host.run(['sh', '-c', `printf '<%s>' ${shellWord(text)}`]);
    expect(stdout).toBe(`<${text}>`);
  });

  test('stays plain where no quotes are needed', () => {
    expect(shellWord('/home/you/out/hello_1.0.0_all.deb')).toBe('/home/you/out/hello_1.0.0_all.deb');
    expect(shellPath('out/a.deb')).toBe('./out/a.deb');
    expect(shellPath('/my out/a.deb')).toBe("'/my out/a.deb'");
    expect(shellPath('-rf.deb')).toBe('./-rf.deb');
  });
});
