import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Artifact} from '../../src/model/artifact.ts';
import {UserError} from '../../src/model/errors.ts';
import type {Host} from '../../src/model/host.ts';
import type {Plan, Target} from '../../src/model/target.ts';
import {writeHandover} from '../../src/steps/handover/index.ts';
import type {TestHost} from './host.ts';
import {testVersion} from './version.ts';

const target = (id: string): Target => ({
  id,
  name: id.split('/')[0]!,
  distro: undefined,
  release: undefined,
  arch: 'amd64',
  format: 'deb',
  engine: 'portable',
  buildOn: undefined,
  image: undefined,
  suffix: '',
  runsOn: 'ubuntu-latest',
});

/** A plan of portable targets for release 1.2.3. */
export const planOf = (...ids: string[]): Plan => ({
  version: testVersion({tag: 'v1.2.3', commit: 'c'.repeat(40), shortCommit: 'ccccccc', date: 1}),
  targets: ids.map(target),
});

/** A stand-in for a package, in a folder below the output folder, and what is said of it. */
export async function packed(
  host: Host,
  dir: string,
  id: string,
  name = `${id.replace('/', '_')}.deb`,
): Promise<Artifact> {
  const bytes = `bytes of ${name}`;
  await mkdir(join(host.outDir, dir), {recursive: true});
  await writeFile(join(host.outDir, dir, name), bytes);
  return {
    kind: 'package',
    name,
    path: name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    package: 'hello',
    version: '1.2.3',
    format: 'deb',
    target: id,
    arch: 'amd64',
    signed: false,
    verified: false,
  };
}

/** One leg in its own folder below the output folder, as a download leaves it. */
export async function leg(host: TestHost, dir: string, ...ids: string[]): Promise<string> {
  const outDir = join(host.outDir, dir);
  const artifacts = await Promise.all(ids.map((id) => packed(host, dir, id)));
  await writeHandover({...host, outDir}, planOf(...ids), artifacts);
  return outDir;
}

/** What a step refuses, one problem a line; anything but a refusal is thrown on. */
export const problemsOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error('it was accepted'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof UserError)) throw error;
  return error.problems.map(({message}) => message).join('\n');
};
