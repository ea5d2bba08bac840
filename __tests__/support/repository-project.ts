import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {runCommand} from '../../src/commands/run.ts';
import {UserError} from '../../src/model/errors.ts';
import type {Host} from '../../src/model/host.ts';
import type {Inputs, RepoInputs} from '../../src/model/inputs.ts';
import type {KeyInputs} from '../../src/model/secret.ts';
import {testInputs} from './host.ts';
import {armored, smallKey} from './small-keys.ts';

/** A project of one portable package, in both formats, with a repository. */
export const project = (more = '', version = '1.0.0'): Readonly<Record<string, string>> => ({
  'linux-pkg.yml': `name: hello
version: ${version}
arch: amd64
maintainer: A <a@example.org>
description: Says hello
license: MIT
targets: [deb, rpm]
contents:
  - {src: hello, dst: /usr/bin/hello, file_info: {mode: 0755}}
repository:
  to: directory
  path: repo
  url: https://example.org/repo
${more}`,
  hello: `#!/bin/sh\necho ${version}\n`,
});

/** A secret key as the inputs give it. */
export async function keyInputs(name = 'Example'): Promise<KeyInputs> {
  const text = armored(await smallKey(name));
  return {privateKey: () => text, passphrase: undefined};
}

export const run = (host: Host, over: Partial<Inputs>) => runCommand(host, testInputs(over));

/** `linux-pkg repo …`. */
export const repo = (
  host: Host,
  args: readonly string[],
  {keys, ...said}: Partial<RepoInputs> & {readonly keys?: KeyInputs} = {},
) => run(host, {command: 'repo', args, ...(keys && {keys}), repo: {keepGoing: false, ...said}});

/** Every file with its digest: two are the same only where not a byte differs. */
export async function treeOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.sort().map(async (file) => {
      const sha256 = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return [relative(folder, file), sha256] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

/** What a person is told. */
export async function toldBy(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw error;
  return [error.code, ...error.problems.map(({message, hint = ''}) => `${message}\n  ${hint}`)].join('\n');
}
