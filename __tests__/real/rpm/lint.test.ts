import {cp, mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {FileFact, PackageFacts} from '../../../src/model/facts.ts';
import type {Host} from '../../../src/model/host.ts';
import {testHost} from '../../support/host.ts';
import {repositoryRoot} from '../../support/sources.ts';

/** The errors that both get, and why they stand. */
const ALLOWED = [
  // Packages are signed by a later step.
  'E: no-signature',
  // Fedora and openSUSE gave the groups up; rpmbuild too writes Unspecified.
  'E: no-group-tag',
];

const MARKS: Readonly<Record<string, string>> = {
  config: '%config',
  noreplace: '(noreplace)',
  doc: '%doc',
  license: '%license',
};

const marksOf = (flags: readonly string[]): string => flags.map((flag) => MARKS[flag] ?? '').join('');

const fileLine = ({path, type, mode, owner, group, flags}: FileFact): string =>
  `${type === 'dir' ? '%dir ' : `${marksOf(flags)} `}${type === 'link' ? '' : `%attr(${mode.toString(8)},${owner},${group}) `}${path}`;

/** The same files and words, packed by the real rpmbuild with its usual spec. */
async function rebuilt(host: Host, path: string, facts: PackageFacts): Promise<string> {
  const top = join(host.workDir, 'top');
  const tree = join(top, 'tree');
  await mkdir(tree, {recursive: true});
  await host.run(['sh', '-c', 'cd "$1" && rpm2cpio "$2" | cpio -id --quiet', 'sh', tree, path]);
  const {Summary, Description, License, URL} = facts.fields;
  const [version, release] = facts.version.split('-');
  const spec = [
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    `Name: ${facts.name}`,
    `Version: ${version}`,
    `Release: ${release}`,
    `Summary: ${Summary}`,
    `License: ${License}`,
    `URL: ${URL}`,
    '%description',
    Description,
    '%install',
    `cp -a ${tree}/. %{buildroot}`,
    '%files',
    ...facts.files.map(fileLine),
    '%changelog',
    `* Mon Jan 01 2024 Example Team <team@example.org> - ${facts.version}`,
    '- First release',
    '',
  ];
  await writeFile(join(top, 'p.spec'), spec.join('\n'));
  const defines = ['--define', `_topdir ${top}`, '--target', facts.arch];
  await host.run(['rpmbuild', '-bb', ...defines, join(top, 'p.spec')]);
  const folder = join(top, 'RPMS', facts.arch);
  const [name = ''] = await readdir(folder);
  return join(folder, name);
}

async function lint(host: Host, path: string): Promise<readonly string[]> {
  // It ends with 64 where there is an error to tell of.
  const {stdout} = await host.run(['sh', '-c', 'rpmlint "$1" || [ $? -eq 64 ]', 'sh', path]);
  const lines = [...stdout.matchAll(/^\S+: ([EW]: .+)$/gm)].map(([, line = '']) => line.trim());
  return lines.toSorted();
}

test.each(['hello', 'hello-c'])(
  'rpmlint says of examples/%s no more than of what rpmbuild packs of the same files',
  async (example) => {
    await using host = await testHost();
    await cp(join(repositoryRoot, 'examples', example), host.workDir, {recursive: true});
    if ((await readdir(host.workDir)).includes('Makefile')) await host.run(['make', '-B']);
    const cli = join(repositoryRoot, 'src/cli.ts');
    await host.run([process.execPath, cli, 'build', '--no-verify', '--targets', 'rpm', '--out', host.outDir]);
    const [name = ''] = (await readdir(host.outDir)).filter((file) => file.endsWith('.rpm'));
    const ours = join(host.outDir, name);
    const facts = await engines.read(ours);
    const said = await lint(host, ours);
    const saidOfTheirs = await lint(host, await rebuilt(host, ours, facts));
    expect(said.filter((line) => !saidOfTheirs.includes(line))).toEqual([]);
    expect(said.filter((line) => line.startsWith('E:'))).toEqual(ALLOWED.toSorted());
  },
  120_000,
);
