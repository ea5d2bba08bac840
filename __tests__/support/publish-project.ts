import {expect} from '@jest/globals';
import type {Host} from '../../src/model/host.ts';
import type {Inputs} from '../../src/model/inputs.ts';
import type {Report} from '../../src/model/report.ts';
import {keyInputs, run} from './repository-project.ts';

/** Portable packages of both formats, a repository and what `publish:` is to say. */
export const publishProject = (
  publish: string,
  version = '1.0.0',
  more = '',
): Readonly<Record<string, string>> => ({
  'linux-pkg.yml': `name: hello
version: ${version}
arch: amd64
maintainer: A <a@example.org>
description: Says hello
license: MIT
targets: [deb, rpm]
sbom: true
contents:
  - {src: hello, dst: /usr/bin/hello, file_info: {mode: 0755}}
publish:
${publish}
${more}`,
  hello: `#!/bin/sh\necho ${version}\n`,
});

/** `repository:` of that project. */
export const REPOSITORY = 'repository: {to: directory, path: repo, url: "https://example.org/repo"}\n';

export interface Uploaded {
  readonly to: string;
  readonly name: string;
  readonly size: number;
  readonly url?: string;
  readonly how: string;
}

export interface Told {
  readonly id: string;
  readonly state: string;
  readonly why?: string;
  readonly again?: string;
  readonly files: readonly {readonly name: string; readonly how: string}[];
}

/** What a run says of each place. */
export const toldOf = ({data}: Report): readonly Told[] => (data as {publishing: readonly Told[]}).publishing;

/** `one: done`, in the order of the report. */
export const statesOf = (report: Report): readonly string[] =>
  toldOf(report).map(({id, state}) => `${id}: ${state}`);

/** What a dry run lists. */
export const uploadsOf = ({data}: Report): readonly Uploaded[] =>
  (data as {uploads: readonly Uploaded[]}).uploads;

/** One key for all runs of a file of tests. */
let keys: ReturnType<typeof keyInputs> | undefined;

export async function publish(host: Host, over: Partial<Inputs> = {}): Promise<Report> {
  keys ??= keyInputs();
  return run(host, {command: 'publish', keys: await keys, ...over});
}

/** What a dry run lists, then a run, then one that finds all of it. */
export async function publishTwice(host: Host): Promise<readonly string[]> {
  const listed = uploadsOf(await publish(host, {dryRun: true}));
  expect(listed.every(({how}) => how === 'uploaded')).toBe(true);
  expect(statesOf(await publish(host))).toEqual(['files: done', 'repository: done']);
  const again = await publish(host);
  expect(statesOf(again)).toEqual(['files: skipped', 'repository: skipped']);
  return listed.map(({to, name}) => `${to === 'files' ? 'files' : 'repo'}/${name}`).sort();
}
