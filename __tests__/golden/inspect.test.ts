import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {formats} from '../../src/formats/index.ts';
import {assemble} from '../../src/steps/assemble/index.ts';
import {loadConfig} from '../../src/steps/config/index.ts';
import {inspectFile, inspectText} from '../../src/steps/inspect/index.ts';
import {planTargets} from '../../src/steps/plan/index.ts';
import {stagePackages} from '../../src/steps/stage/index.ts';
import {resolveVersion} from '../../src/steps/version/index.ts';
import {testHost, testInputs} from '../support/host.ts';

const config = `name: tool
version: 2.1.0-rc.1
release: 3
epoch: 1
arch: amd64
maintainer: Ann Example <ann@example.org>
vendor: Example
description: |
  Shows every part
  of a package.

  After a blank line.
license: MIT
homepage: https://example.org/tool
section: utils
targets: [deb, rpm]
depends: [libc6 (>= 2.34)]
conflicts: [old-tool]
provides: [a-tool]
scripts: {postinstall: post.sh, preremove: pre.sh}
contents:
  - {src: tool, dst: /usr/bin/tool, file_info: {mode: 04755, group: mail}}
  - {src: tool, dst: /usr/bin/t, type: symlink}
  - {src: tool.conf, dst: /etc/tool.conf}
  - {dst: /var/lib/tool, type: dir, file_info: {mode: 0750}}
  - {dst: /var/log/tool.log, type: ghost}
`;

/** Compressed bytes differ between builds of zlib, and with them sums over these. */
const stable = (text: string): string => text.replace(/\b[0-9a-f]{32,}\b/g, 'HEX');

test.each(Object.keys(formats))('what inspect says of a %s with a part of every kind', async (format) => {
  await using host = await testHost(
    {
      'linux-pkg.yml': config,
      tool: '#!/bin/sh\necho tool\n',
      'tool.conf': 'a=b\n',
      'post.sh': '#!/bin/sh\nset -e\n\techo installed\n',
      'pre.sh': '#!/bin/sh\nexit 0\n',
    },
    {SOURCE_DATE_EPOCH: '1767225600'},
  );
  const inputs = testInputs({targets: [format]});
  const loaded = await loadConfig(host, inputs);
  const version = await resolveVersion(host, loaded, inputs);
  const plan = await planTargets(host, loaded, version, inputs);
  const {artifacts} = await assemble(host, {
    plan,
    packages: (await stagePackages(host, loaded, plan)).packages,
    builds: new Map(),
    templates: undefined,
  });
  const path = join(host.outDir, artifacts[0]!.path);
  expect(stable(inspectText(await inspectFile(host, path)))).toMatchSnapshot();
});
