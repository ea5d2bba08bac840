import {access} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';

const VERSION = '0.8.5';
const FOLDER = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'linux-pkg-test',
  `spdx-tools-${VERSION}`,
);

/** The SPDX project's own validator, from PyPI; installed once and kept. */
export async function spdxTools(host: Host): Promise<string> {
  const program = join(FOLDER, 'bin', 'pyspdxtools');
  const there = await access(program).then(
    () => true,
    () => false,
  );
  if (!there) {
    await host.run(['python3', '-m', 'venv', '--clear', FOLDER]);
    const pip = join(FOLDER, 'bin', 'pip');
    await host.run([pip, '-q', '--disable-pip-version-check', 'install', `spdx-tools==${VERSION}`]);
  }
  return program;
}
