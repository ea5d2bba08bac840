import {chmod, mkdir, readdir, symlink, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../../src/model/host.ts';
import {assemble} from '../../../src/steps/assemble/index.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {planTargets} from '../../../src/steps/plan/index.ts';
import {stagePackages} from '../../../src/steps/stage/index.ts';
import {resolveVersion} from '../../../src/steps/version/index.ts';
import {type TestHost, testHost, testInputs} from '../host.ts';
import type {NfpmCase} from './cases.ts';
import {type Facts, readFacts} from './facts.ts';

/** What both are told the time is; files on the disk are older. */
export const EPOCH = 1_700_000_000;
export const ON_DISK = 1_600_000_000;

/** The project that every case packs; the modes are set whatever the umask. */
const PROJECT: Readonly<Record<string, readonly [mode: number, text: string]>> = {
  'bin/tool': [0o755, '#!/bin/sh\necho tool\n'],
  'bin/helper': [0o775, '#!/bin/sh\necho helper\n'],
  'data/open.txt': [0o666, 'open\n'],
  'data/plain.txt': [0o644, 'plain\n'],
  'data/secret.txt': [0o600, 'secret\n'],
  'data/setuid': [0o4755, 'setuid\n'],
  'data/a b.txt': [0o644, 'a name with a space\n'],
  'data/[x].txt': [0o644, 'brackets\n'],
  'etc/a.conf': [0o644, 'a=1\n'],
  'etc/b.conf': [0o640, 'b=1\n'],
  'locale/de/LC_MESSAGES/tool.mo': [0o644, 'catalogue\n'],
  'tree/top.txt': [0o644, 'top\n'],
  'tree/sub/inner.sh': [0o755, '#!/bin/sh\necho inner\n'],
  'tree/sub/deep/leaf.txt': [0o644, 'leaf\n'],
  'doc/README': [0o644, 'read me\n'],
  'doc/LICENSE': [0o644, 'do what you like\n'],
  'doc/tool.1': [0o644, '.TH TOOL 1\n'],
  'scripts/plain.sh': [0o644, 'echo plain\n'],
  'scripts/sh.sh': [0o755, '#!/bin/sh\nset -e\necho sh\n'],
  'scripts/bash.sh': [0o755, '#!/bin/bash -e\necho bash\n'],
  'scripts/templates': [0o644, 'Template: tool/question\nType: boolean\nDescription: Really?\n'],
  'changelog.yaml': [
    0o644,
    `- semver: 1.1.0
  date: 2023-03-02T10:00:00Z
  packager: Example Team <team@example.org>
  deb:
    urgency: low
    distributions: [stable]
  changes:
    - note: Second
    - note: And more
- semver: 1.0.0
  date: 2023-01-02T10:00:00Z
  packager: Example Team <team@example.org>
  deb:
    urgency: medium
    distributions: [unstable]
  changes:
    - note: First
`,
  ],
};

/** A project on the disk with the case's config. */
export async function caseHost({config, env = {}}: NfpmCase): Promise<TestHost> {
  const host = await testHost(
    {
      ...Object.fromEntries(Object.entries(PROJECT).map(([path, [, text]]) => [path, text])),
      'nfpm.yaml': config,
    },
    {SOURCE_DATE_EPOCH: String(EPOCH), ...env},
  );
  await mkdir(join(host.workDir, 'tree/empty'));
  await symlink('top.txt', join(host.workDir, 'tree/link'));
  for (const [path, [mode]] of Object.entries(PROJECT)) await chmod(join(host.workDir, path), mode);
  for (const entry of await readdir(host.workDir, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (!entry.isSymbolicLink()) await utimes(path, ON_DISK, ON_DISK);
  }
  return host;
}

/** nfpm's package: its name and what the distro's tool reads in it. */
export async function packWithNfpm(host: TestHost, format: string, env: NfpmCase['env']): Promise<Facts> {
  const dir = join(host.workDir, `nfpm-${format}`);
  await mkdir(dir);
  const command = ['nfpm', 'package', '--config', 'nfpm.yaml', '--packager', format, '--target', `${dir}/`];
  await host.run(command as [string], {env: {SOURCE_DATE_EPOCH: String(EPOCH), ...env}});
  return only(host, dir);
}

/** Ours, made by the same steps as `linux-pkg build`. */
export async function packWithOurs(test: TestHost, format: string): Promise<Facts> {
  const host: Host = {...test, outDir: join(test.workDir, `ours-${format}`)};
  const inputs = testInputs({targets: [format]});
  const config = await loadConfig(host, inputs);
  const version = await resolveVersion(host, config, inputs);
  const plan = await planTargets(host, config, version, inputs);
  await assemble(host, {
    plan,
    packages: (await stagePackages(host, config, plan)).packages,
    builds: new Map(),
    templates: undefined,
  });
  return only(host, host.outDir);
}

async function only(host: Host, dir: string): Promise<Facts> {
  const [name, ...more] = await readdir(dir);
  if (name === undefined || more.length > 0) throw new Error(`${dir} does not hold one package`);
  return {...(await readFacts(host, join(dir, name))), 'file name': name};
}
