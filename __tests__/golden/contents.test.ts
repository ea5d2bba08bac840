import {chmod} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {loadConfig} from '../../src/steps/config/index.ts';
import {stagePackages} from '../../src/steps/stage/index.ts';
import {blockOf, readPage, updateBlock} from '../support/docs.ts';
import {type TestHost, testHost, testInputs} from '../support/host.ts';
import {testTarget} from '../support/settled.ts';
import {entryLine, link, ownLines, put, testPlan} from '../support/staged.ts';

const PAGE = 'docs/contents.md';

/** Makes the files that a listing names, one per line; `a -> b` is a link, what lies below bin/ is executable. */
async function make(host: TestHost, listing: string): Promise<void> {
  for (const line of listing.trim().split('\n')) {
    const [path = '', to] = line.split(' -> ');
    if (to) await link(host, path, to);
    else await put(host, path, path.startsWith('bin/') ? 0o755 : 0o644, `${path}\n`);
  }
}

async function stageFile(host: TestHost, config: string, name: string, format: string) {
  await host.files({'linux-pkg.yml': config});
  const read = await loadConfig(host, testInputs());
  return (await stagePackages(host, read, testPlan(testTarget(name, format)))).packages;
}

const table = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('docs/contents.md', () => {
  test('shows what its config makes of its project, without a warning', async () => {
    const page = await readPage(PAGE);
    await using host = await testHost();
    await make(host, blockOf(page, 'project'));
    const [deb] = await stageFile(host, blockOf(page, 'config'), 'deb', 'deb');
    const shown = table(ownLines(deb?.entries ?? []).map((line) => line.replace(/ \d+( [a-z-]+)?$/, '$1')));
    await updateBlock(PAGE, 'result', shown);
    expect(blockOf(await readPage(PAGE), 'result')).toBe(shown);
    expect(host.warnings).toEqual([]);
    const [rpm] = await stageFile(host, blockOf(page, 'config'), 'rpm', 'rpm');
    expect(rpm?.entries.map(({path}) => path)).toContain('/usr/share/licenses/hello/LICENSE');
  });

  test('shows only pieces that a config may hold', async () => {
    const blocks = [...(await readPage(PAGE)).matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text = '']) => text,
    );
    expect(blocks.length).toBeGreaterThan(4);
    await using host = await testHost();
    const rest = {name: 'x', maintainer: 'A <a@example.org>', description: 'x', targets: ['deb']};
    for (const block of blocks) {
      await host.files({'linux-pkg.yml': JSON.stringify({...rest, ...parse(block, {schema: 'failsafe'})})});
      await expect(loadConfig(host, testInputs())).resolves.toMatchObject({nfpm: false});
    }
  });
});

describe('a realistic package', () => {
  const project = `
bin/served
bin/servectl
build/lib/libserve.so.2.1
build/lib/libserve.so.2 -> libserve.so.2.1
build/lib/libserve.so -> libserve.so.2
etc/serve.toml
etc/sites/default.toml
etc/logrotate
units/serve.service
units/serve.socket
units/sysusers.conf
web/index.html
web/assets/app.css
web/assets/vendor/x.js
web/latest -> assets
man/serve.1
man/serve.toml.5
`;
  const config = `
name: serve
version: 2.1.0
description: |
  Serves files.
  And keeps serving them.
license: Apache-2.0
maintainer: Example Team <team@example.org>
targets: [deb, debian-12, rocky-9]
depends: [libc6]
scripts: {postinstall: scripts/post.sh}
contents:
  - {src: 'bin/*', dst: /usr/bin}
  - {src: build/lib, dst: /usr/lib64, targets: el}
  - {src: build/lib, dst: /usr/lib/x86_64-linux-gnu, targets: deb}
  - {src: etc/serve.toml, dst: /etc/serve/, type: config}
  - {src: etc/sites, dst: /etc/serve/sites, type: config|missingok|tree, file_info: {group: serve, mode: 0640}}
  - {src: etc/logrotate, dst: /etc/logrotate.d/serve}
  - {src: 'units/serve.*', dst: /usr/lib/systemd/system/}
  - {src: units/sysusers.conf, dst: /usr/lib/sysusers.d/serve.conf}
  - {src: web, dst: /usr/share/serve/web, type: tree}
  - {src: 'man/*.1', dst: /usr/share/man/man1}
  - {src: 'man/*.5', dst: /usr/share/man/man5}
  - {dst: /var/lib/serve, type: dir, file_info: {owner: serve, group: serve, mode: 0750}}
  - {dst: /var/log/serve.log, type: ghost}
overrides:
  rpm: {depends: [glibc]}
  rocky-9: {release: 2}
`;

  test.each([
    ['debian-12', 'deb'],
    ['rocky-9', 'rpm'],
  ])('for %s', async (name, format) => {
    await using host = await testHost({'scripts/post.sh': '#!/bin/sh\nexit 0\n'});
    await make(host, project);
    await host.files({'units/sysusers.conf': 'u serve - "Serves files" /var/lib/serve\n'});
    await chmod(join(host.workDir, 'bin/servectl'), 0o700);
    const [pkg] = await stageFile(host, config, name, format);
    const {entries = [], ...rest} = pkg ?? {};
    expect(host.warnings).toEqual([]);
    expect(rest).toMatchSnapshot('metadata');
    expect(table(entries.map(entryLine))).toMatchSnapshot('entries');
  });
});
