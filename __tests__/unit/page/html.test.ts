import {describe, expect, test} from '@jest/globals';
import {usersFiles} from '../../../src/steps/page/index.ts';
import {testHost} from '../../support/host.ts';
import {HOSTILE, listingOf, pageWork} from '../../support/page-work.ts';

const fileOf = async (name: string, over: Parameters<typeof pageWork>[0] = {}): Promise<string> => {
  await using host = await testHost();
  const upload = (await usersFiles(host, await pageWork(over))).find(({path}) => path === name);
  return Buffer.from(upload?.content as Uint8Array).toString();
};

describe('the files of a repository for its users', () => {
  test('are these, in this order', async () => {
    await using host = await testHost();
    expect((await usersFiles(host, await pageWork())).map(({path}) => path)).toEqual([
      'README.md',
      'hello-2023.repo',
      'hello-bookworm-inline.sources',
      'hello-bookworm.sources',
      'hello-keyring.asc',
      'hello-keyring.gpg',
      'hello-stable-inline.sources',
      'hello-stable.repo',
      'hello-stable.sources',
      'hello-tumbleweed.repo',
      'hello.repo',
      'index.html',
      'install.sh',
    ]);
  });

  test('are the keyring alone where the repository has no address', async () => {
    await using host = await testHost();
    const {settings} = await pageWork();
    const work = await pageWork({settings: {...settings, url: undefined}});
    expect((await usersFiles(host, work)).map(({path}) => path)).toEqual([
      'hello-keyring.asc',
      'hello-keyring.gpg',
    ]);
  });

  test('say the same at any time', async () => {
    await using host = await testHost();
    const later = await usersFiles({...host, now: () => 1_999_999_999}, await pageWork());
    expect(later).toEqual(await usersFiles(host, await pageWork()));
  });
});

describe('the page', () => {
  test('holds nothing of what others wrote but its text', async () => {
    const page = await fileOf('index.html', {
      about: {title: HOSTILE, summary: HOSTILE, homepage: 'javascript:alert(1)', license: HOSTILE},
      places: [
        {
          kind: 'apt',
          place: 'stable',
          listings: [
            listingOf({name: HOSTILE, version: HOSTILE, arch: '"><b>', path: 'javascript:alert(1)/"><b>'}),
          ],
        },
      ],
    });
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<b>|javascript:alert|\u202e|\u0007/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('allows by its policy only the style and the script in it', async () => {
    const page = await fileOf('index.html');
    const {createHash} = await import('node:crypto');
    for (const tag of ['style', 'script']) {
      const content = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)![1]!;
      expect(page).toContain(`${tag}-src 'sha256-${createHash('sha256').update(content).digest('base64')}'`);
    }
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)="(?!\.\/|data:,|https:\/\/example\.org\/hello")/);
  });

  test('says fingerprint, versions, sizes and dates', async () => {
    const page = await fileOf('index.html');
    expect(page).toMatch(/(?:[0-9A-F]{4} ){9}[0-9A-F]{4}/);
    for (const text of ['1.2.3-1~deb12', '1.2 MB', '2026-09-21', 'One earlier version', '15.6', 'arm64'])
      expect(page).toContain(text);
  });

  test('stays short where a repository is large', async () => {
    const listings = Array.from({length: 5000}, (_, index) => listingOf({name: `p${index}`}));
    const page = await fileOf('index.html', {places: [{kind: 'apt', place: 'stable', listings}]});
    expect(page).toContain('There are 4600 more packages, which the lists have.');
    expect(page.length).toBeLessThan(500_000);
  });
});

describe('sources', () => {
  test('have no field and no section that the config smuggles in', async () => {
    const over = {about: {title: HOSTILE}};
    expect((await fileOf('hello.repo', over)).match(/^[[\w]+/gm)).toEqual([
      '[hello',
      'name',
      'baseurl',
      'enabled',
      'autorefresh',
      'gpgcheck',
      'repo_gpgcheck',
      'skip_if_unavailable',
      'gpgkey',
    ]);
    expect((await fileOf('hello-bookworm.sources', over)).match(/^[\w-]+:/gm)).toEqual([
      'Types:',
      'URIs:',
      'Suites:',
      'Components:',
      'Architectures:',
      'Signed-By:',
    ]);
  });

  test('name a suite with a variable where the machine knows it, and write it out elsewhere', async () => {
    expect(await fileOf('hello.repo')).toContain(
      'baseurl=https://example.org/repo/yum/$releasever/$basearch/',
    );
    expect(await fileOf('hello-tumbleweed.repo')).toContain('/yum/tumbleweed/$basearch/');
    expect(await fileOf('hello-2023.repo')).toContain('/yum/2023/$basearch/');
  });
});
