import {spawnSync} from 'node:child_process';
import {expect, test} from '@jest/globals';
import type {Package} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {testTarget} from '../../support/settled.ts';
import {stage} from '../../support/staged.ts';

const COMMENT = `It's "100%" $(touch /x) \`touch /x\` \\ ; touch /x # %h`;

const values = {
  users: [
    {
      name: 'hello',
      id: '450',
      group: 'data',
      groups: ['more', 'audio'],
      comment: COMMENT,
      home: "/srv/a b'c%h",
    },
    {name: 'other', shell: '/bin/sh', comment: '$(touch /x)'},
    {name: 'plain', home: '/var/lib/plain', comment: ''},
  ],
  groups: ['more', {name: 'data', id: '451'}],
  directories: [
    {path: `/srv/a b'c%h"d\\e $(touch x)`, owner: 'other', mode: '02750'},
    {path: '/var/log/hello', owner: 'hello'},
    {path: '/var/lib/plain', owner: 'plain', mode: '0700'},
  ],
};

const contentOf = ({entries}: Package, path: string): string => {
  const entry = entries.find((one) => one.path === path);
  return entry?.type === 'file' ? (entry.content ?? '') : '';
};

const staged = async (): Promise<Package> => {
  await using host = await testHost();
  return (await stage(host, values, {targets: [testTarget('rpm', 'rpm')]}))[0]!;
};

/** What a shell in a throw-away container of the image prints. */
async function inside(image: TestImage, script: string): Promise<readonly string[]> {
  const tag = await testImage(image);
  const {stdout, stderr, status} = spawnSync(
    'docker',
    ['run', '--rm', '-i', '--network', 'none', '--label', 'linux-pkg-test', tag, 'sh', '-s'],
    {input: script, encoding: 'utf8'},
  );
  if (status !== 0) throw new Error(`${status}: ${stdout}${stderr}`);
  return stdout.split('\n').filter(Boolean);
}

const put = (path: string, content: string) => `mkdir -p ${path.replace(/\/[^/]+$/, '')}
printf %s '${content}' | base64 -d > ${path}
`;

const ACCOUNTS = `getent passwd hello other plain | cut -d: -f1,5- | sed 's#:/usr/sbin/nologin#:/sbin/nologin#'
getent passwd hello | cut -d: -f3,4
getent group data more audio | sed 's/:[0-9]*:/:/'
test ! -e /x
`;

const made = [
  `hello:${COMMENT}:/srv/a b'c%h:/sbin/nologin`,
  'other:$(touch /x):/nonexistent:/bin/sh',
  'plain::/var/lib/plain:/sbin/nologin',
  '450:451',
  'data:x:',
  'more:x:hello',
  'audio:x:hello',
];

test.each<TestImage>(['rpm:4.16', 'rpm:6.1'])(
  'systemd of %s makes accounts and folders from what we write, and runs nothing of it',
  async (image) => {
    const pkg = await staged();
    const files = ['/usr/lib/sysusers.d/hello.conf', '/usr/lib/tmpfiles.d/hello.conf'];
    const lines = await inside(
      image,
      `set -e\n${files.map((path) => put(path, contentOf(pkg, path))).join('')}
systemd-sysusers hello.conf >&2
systemd-tmpfiles --create hello.conf >&2
${ACCOUNTS}
stat -c '%a %U:%G %n' /srv/a* /var/log/hello /var/lib/plain
`,
    );
    expect(lines).toEqual([
      ...made,
      `2750 other:other /srv/a b'c%h"d\\e $(touch x)`,
      '755 hello:data /var/log/hello',
      '700 plain:plain /var/lib/plain',
    ]);
  },
  60_000,
);

test("rpm's own reader of such files makes the same accounts of them", async () => {
  const path = '/usr/lib/sysusers.d/hello.conf';
  const lines = await inside(
    'rpm:6.1',
    `set -e\n${put(path, contentOf(await staged(), path))}\n/usr/lib/rpm/sysusers.sh ${path} >&2\n${ACCOUNTS}`,
  );
  // It knows no specifiers, and so no doubled percent signs.
  expect(lines.map((line) => line.replaceAll('%%', '%'))).toEqual(made);
}, 60_000);
