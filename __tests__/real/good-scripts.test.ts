import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {expect, test} from '@jest/globals';
import {bashisms} from '../../src/steps/stage/script-bashisms.ts';
import {changedConffiles} from '../../src/steps/stage/script-conffiles.ts';
import {shellOf, syntaxFault} from '../../src/steps/stage/script-syntax.ts';
import {stopsOnUpgrade} from '../../src/steps/stage/script-upgrades.ts';
import {shellTree} from '../../src/text/shell-tree.ts';
import {testHost} from '../support/host.ts';

const FOLDER = '/var/lib/dpkg/info';

/** Debian's own scripts with one of the mistakes, each looked at and found to have it. */
const KNOWN = [
  // chmod 0600 /etc/default/cacerts, which is one of its conffiles.
  'ca-certificates-java.postinst conffile 138',
];

const scripts = readdirSync(FOLDER)
  .filter((name) => /\.(?:pre|post)(?:inst|rm)$/.test(name))
  .map((name) => ({name, text: readFileSync(`${FOLDER}/${name}`, 'utf8')}))
  .filter(({text}) => shellOf(text) !== undefined);

const conffilesOf = (name: string): ReadonlySet<string> => {
  const list = `${FOLDER}/${name.replace(/\.[a-z]+$/, '')}.conffiles`;
  return new Set(existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : []);
};

test("none of the three mistakes is seen in this machine's own scripts, which Debian wrote", () => {
  const found = scripts.flatMap(({name, text}) => {
    const tree = shellTree(text);
    if (!tree) return [`${name} is not understood`];
    return [
      ...(shellOf(text) === 'sh' ? bashisms(text, tree) : []).map(({line}) => `${name} bashism ${line}`),
      ...(/\.(?:prerm|postrm)$/.test(name) ? stopsOnUpgrade(tree) : []).map(
        ({line}) => `${name} stops ${line}`,
      ),
      ...changedConffiles(tree, conffilesOf(name), {installed: name.endsWith('.postinst')}).map(
        ({line}) => `${name} conffile ${line}`,
      ),
    ];
  });
  expect(scripts.length).toBeGreaterThan(10);
  expect(found.filter((one) => !KNOWN.includes(one))).toEqual([]);
});

test('a shell that is not there says nothing, one that is says what it cannot read', async () => {
  await using host = await testHost();
  expect(await syntaxFault(host, 'sh', scripts[0]!.text)).toBeUndefined();
  expect(await syntaxFault(host, 'sh', 'true\n)\n')).toMatchObject({line: 2});
  await using bare = await testHost({}, {PATH: host.workDir});
  expect(await syntaxFault(bare, 'sh', ')')).toBeUndefined();
  expect(execFileSync('sh', ['-n'], {input: 'true\n'}).toString()).toBe('');
});
