import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {runCommand} from '../../src/commands/run.ts';
import {engines as rpm} from '../../src/formats/rpm/engines.ts';
import {secret} from '../../src/model/secret.ts';
import {throwAwayKey} from '../../src/tools/openpgp/index.ts';
import {debPackage, file, relations, withParents, writeDeb} from '../support/deb.ts';
import {describePackage, type Spdx} from '../support/described.ts';
import {type TestHost, testHost, testInputs} from '../support/host.ts';
import {samplePackage, sampleSources} from '../support/rpm-package.ts';
import {rpmTree} from '../support/rpm-tree.ts';
import {spdxTools} from '../support/spdx-tools.ts';

let host: TestHost;
let validator: string;

beforeAll(async () => {
  host = await testHost(sampleSources);
  await mkdir(host.outDir, {recursive: true});
  validator = await spdxTools(host);
}, 120_000);

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

/** Throws with what is wrong with it. */
const validate = (path: string) => host.run([validator, '--infile', path]);

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** `sha256  /path`, sorted, as a document says it. */
const told = ({files = []}: Spdx): readonly string[] =>
  files.map(({fileName, checksums}) => `${checksums[1]?.checksumValue}  ${fileName.slice(1)}`).sort();

/** The same of a tree on the disk. */
async function treeSums(folder: string): Promise<readonly string[]> {
  const {stdout} = await host.run(['find', '.', '-type', 'f', '-exec', 'sha256sum', '-z', '{}', '+'], {
    cwd: folder,
  });
  return stdout
    .split('\0')
    .filter(Boolean)
    .map((line) => line.replace('  ./', '  /'))
    .sort();
}

/** The same of what rpm says of a package. */
async function rpmSums(path: string): Promise<readonly string[]> {
  const format = '[%{FILEMODES:perms} %{FILEFLAGS:fflags} %{FILEDIGESTS}  %{FILENAMES}\\n]';
  const {stdout} = await host.run(['rpm', '-qp', '--nosignature', '--queryformat', format, path]);
  return stdout
    .split('\n')
    .filter((line) => /^-\S+ [^g ]* [0-9a-f]/.test(line))
    .map((line) => line.replace(/^\S+ \S* /, ''))
    .sort();
}

/** A tree with what makes reading hard. */
async function makeTree(root: string): Promise<void> {
  await mkdir(join(root, 'usr/share/tried'), {recursive: true});
  const put = (name: string, content: string | Buffer) =>
    writeFile(join(root, 'usr/share/tried', name), content);
  await put('a first name', 'linked\n'.repeat(1000));
  await put('empty', '');
  await put('größe', 'ä\n');
  await put('big', Buffer.alloc(3_000_001, 'big data '));
  await put(`long-${'x'.repeat(200)}`, 'long\n');
  await host.run(
    ['sh', '-ec', 'ln "a first name" second; ln "a first name" third; ln -s big link; ln empty empty2'],
    {cwd: join(root, 'usr/share/tried')},
  );
}

describe('the document of a package of another program', () => {
  test.each(['none', 'gzip', 'xz', 'zstd'])(
    'says of a .deb by dpkg-deb -Z%s what lies in it',
    async (packed) => {
      const tree = join(host.workDir, `deb-${packed}`);
      await makeTree(tree);
      await mkdir(join(tree, 'DEBIAN'));
      await writeFile(
        join(tree, 'DEBIAN/control'),
        'Package: tried\nVersion: 1:2.0~rc1-3\nArchitecture: all\nMaintainer: Jane (Packaging) Doe <j@example.org>\n' +
          'Depends: libc6 (>= 2.36), a | b (= 1:1+x), python3:any\nDescription: tried\n long\n .\n text\n',
      );
      const path = join(host.outDir, `tried-${packed}_2.0~rc1-3_all.deb`);
      await host.run(['dpkg-deb', '--root-owner-group', `-Z${packed}`, '-b', tree, path]);
      const {document, file} = await describePackage(host, path, {
        target: 'debian-12',
        values: {license: 'Apache-2.0 OR Ours'},
        version: {commit: COMMIT},
      });
      await host.run(['rm', '-r', join(tree, 'DEBIAN')]);
      expect(told(document)).toEqual(await treeSums(tree));
      await validate(file);
    },
  );

  const specFor = (tree: string): string =>
    [
      'Name: tried\nVersion: 2.0~rc1\nRelease: 1\nEpoch: 3\nSummary: tried\nLicense: GPLv2+ and MIT',
      'BuildArch: noarch\nURL: https://example.org/\nRequires: bash >= 4, (a or b)\n%description\ntried',
      `%install\ncp -a ${tree}/. %{buildroot}\n%files\n/usr/share/tried\n%ghost /usr/share/tried/ghost\n`,
    ].join('\n');

  test.each(['w.ufdio', 'w9.gzdio', 'w2.xzdio', 'w3.zstdio'])(
    'says of an rpm by rpmbuild with %s what rpm says',
    async (payload) => {
      const top = join(host.workDir, `rpm-${payload}`);
      await makeTree(join(top, 'tree'));
      await writeFile(join(top, 'p.spec'), specFor(join(top, 'tree')));
      await host.run([
        'rpmbuild',
        '-bb',
        '--quiet',
        ...['--define', `_topdir ${top}`],
        ...['--define', `_binary_payload ${payload}`],
        join(top, 'p.spec'),
      ]);
      const path = join(host.outDir, `tried-${payload}-1.noarch.rpm`);
      const [built = ''] = await readdir(join(top, 'RPMS/noarch'));
      await cp(join(top, 'RPMS/noarch', built), path);
      const {document, file} = await describePackage(host, path, {
        target: 'rocky-9',
        version: {commit: COMMIT},
      });
      expect(document.files).toHaveLength(8);
      expect(told(document)).toEqual(await rpmSums(path));
      expect(told(document)).toEqual(await treeSums(join(top, 'tree')));
      await validate(file);
    },
  );

  test('says of an rpm of the format 6, whose payload names no path, what lies in it', async () => {
    const top = join(host.workDir, 'rpm-6');
    await makeTree(join(top, 'tree'));
    await writeFile(join(top, 'p.spec'), specFor('/made/tree'));
    await using sid = await rpmTree(host, 'sid');
    await host.run(['cp', '-a', top, join(sid.path, 'made')]);
    await sid.run('rpmbuild', '-bb', '--quiet', '--define', '_topdir /made', '/made/p.spec');
    const [built = ''] = await readdir(join(sid.path, 'made/RPMS/noarch'));
    const path = join(host.outDir, 'tried-6-1.noarch.rpm');
    await cp(join(sid.path, 'made/RPMS/noarch', built), path);
    const {document, file} = await describePackage(host, path);
    expect((await rpm.read(path)).fields).toMatchObject({RPMFormat: '6'});
    expect(told(document)).toEqual(await treeSums(join(top, 'tree')));
    await validate(file);
  });
});

describe('the document of our own packages', () => {
  test('is one to the SPDX project, and says what rpm and dpkg unpack', async () => {
    const [name = ''] = await rpm.portable(host, samplePackage(), host.outDir);
    const ours = await describePackage(host, join(host.outDir, name));
    expect(told(ours.document)).toEqual(await rpmSums(join(host.outDir, name)));
    await validate(ours.file);
    const entries = withParents([await file(host, '/usr/bin/x', 'x\n')]);
    const made = await writeDeb(host, debPackage({entries, license: undefined}));
    const {document} = await describePackage(host, made, {values: {license: 'Proprietary (see "EULA")'}});
    expect(document.hasExtractedLicensingInfos).toHaveLength(1);
    await validate(`${made}.spdx.json`);
    const empty = await writeDeb(host, debPackage({name: 'empty', nfpm: true}));
    expect((await describePackage(host, empty)).document.files).toBeUndefined();
    await validate(`${empty}.spdx.json`);
  });

  test('is one whatever words are in it', async () => {
    const pkg = debPackage({
      name: 'words',
      maintainer: 'Jörg "the Ω" (x) O\'Brien <j@example.org>',
      description: '</script>\nEnd </text> "quoted" \\ and \u2028 more.',
      homepage: 'https://example.org/?a=b&c="d"',
      relations: relations({depends: ['libc6 (>= 1~rc)', 'a | b | c']}),
      entries: withParents([await file(host, '/usr/share/a "b" <c> ñ', 'x\n')]),
    });
    const path = await writeDeb(host, pkg);
    await describePackage(host, path, {
      values: {license: 'None of "them" <x@example.org>', vendor: 'Ünïcode & Söhne (GmbH)'},
      version: {commit: COMMIT, snapshot: {commits: 2, dirty: true}},
    });
    await validate(`${path}.spdx.json`);
  });

  test('a wrong one is refused by the same validator', async () => {
    const path = join(host.workDir, 'wrong.spdx.json');
    const entries = withParents([await file(host, '/usr/bin/x', 'x\n')]);
    const {text} = await describePackage(host, await writeDeb(host, debPackage({entries})));
    await writeFile(path, text.replace(/"SHA1","checksumValue":"../, '"SHA1","checksumValue":"'));
    await expect(validate(path)).rejects.toThrow('ended with exit code 1');
  });
});

/** What it takes to describe a .deb, in a process of its own. */
async function alone(path: string) {
  const script = join(import.meta.dirname, '../support/describe-alone.ts');
  const {stdout} = await host.run([process.execPath, script, path]);
  return JSON.parse(stdout) as {seconds: number; megabytes: number; files: number; first: string};
}

test('a package of 80,000 files is described in a bounded time and memory', async () => {
  const script = join(import.meta.dirname, '../support/write-many.ts');
  const {stdout: path} = await host.run([process.execPath, script, '80000', host.outDir]);
  const {files, seconds, megabytes} = await alone(path.trim());
  expect(files).toBe(80_000);
  expect(seconds).toBeLessThan(30);
  expect(megabytes).toBeLessThan(600);
});

test('a large file costs no memory', async () => {
  const tree = join(host.workDir, 'large');
  await mkdir(join(tree, 'DEBIAN'), {recursive: true});
  await writeFile(
    join(tree, 'DEBIAN/control'),
    'Package: large\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.org>\nDescription: large\n',
  );
  await host.run(['truncate', '-s', '200M', join(tree, 'large')]);
  const path = join(host.outDir, 'large_1_all.deb');
  await host.run(['dpkg-deb', '--root-owner-group', '-Zgzip', '-z1', '-b', tree, path]);
  const {first, megabytes} = await alone(path);
  expect(first).toBe(
    createHash('sha256')
      .update(Buffer.alloc(200 << 20))
      .digest('hex'),
  );
  expect(megabytes).toBeLessThan(120);
});

/** A checksums file as actions/attest reads it: https://github.com/actions/attest#identify-subjects-with-checksums-file */
function subjectsOf(checksums: string): ReadonlyMap<string, string> {
  const subjects = new Map<string, string>();
  for (const line of checksums.split(/\r?\n/).filter(Boolean)) {
    const [, digest, name] = /^([0-9a-fA-F]{64}|[0-9a-fA-F]{128}) [ *](.+)$/.exec(line) ?? [];
    if (!digest || !name) throw new Error(`actions/attest would not take the line ${JSON.stringify(line)}`);
    subjects.set(name, digest);
  }
  return subjects;
}

const PROJECT = {
  'linux-pkg.yml': `name: hello
version: 1.0.0-rc.1
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
license: MIT
targets: [deb, rpm]
contents: [{src: hello, dst: /usr/bin/hello}]
deb: {signature: {signer: Example}}
sbom: true
`,
  hello: '#!/bin/sh\necho hello\n',
};

test('a signature inside of a package changes nothing that its document says', async () => {
  await using project = await testHost(PROJECT, {SOURCE_DATE_EPOCH: '1700000000'});
  await runCommand(project, testInputs());
  const names = ['hello-1.0.0~rc.1-1.noarch.rpm', 'hello_1.0.0~rc.1_all.deb'];
  const texts = (suffix: string) =>
    Promise.all(names.map((name) => readFile(join(project.outDir, `${name}${suffix}`), 'latin1')));
  await runCommand(project, testInputs({command: 'publish'}));
  const [unsigned, before] = [await texts(''), await texts('.spdx.json')];
  const key = await throwAwayKey(1_700_000_000);
  const keys = {privateKey: secret(key.inner.armor()), passphrase: undefined};
  await runCommand(project, testInputs({command: 'publish', keys}));
  expect(await texts('.spdx.json')).toEqual(before);
  const signed = await texts('');
  for (const [at, name] of names.entries()) {
    expect(signed[at]).not.toBe(unsigned[at]);
    await describePackage(project, join(project.outDir, name), {values: {license: 'MIT'}});
    const [ours = '', told = ''] = [before[at], (await texts('.spdx.json'))[at]];
    const refs = (text: string) => JSON.parse(text).packages[0].externalRefs.slice(1);
    expect(refs(told)).toEqual(refs(ours));
    expect(refs(told)).toHaveLength(2);
  }
});

test('publish describes the packages, and SHA256SUMS is one to sha256sum and to actions/attest', async () => {
  await using project = await testHost(PROJECT, {SOURCE_DATE_EPOCH: '1700000000'});
  await runCommand(project, testInputs());
  await runCommand(project, testInputs({command: 'publish'}));
  const out = project.outDir;
  const sums = await readFile(join(out, 'SHA256SUMS'), 'utf8');
  const packages = ['hello-1.0.0~rc.1-1.noarch.rpm', 'hello_1.0.0~rc.1_all.deb'];
  const files = packages.flatMap((name) => [name, `${name}.spdx.json`]);
  expect([...subjectsOf(sums).keys()]).toEqual(files.map((name) => name.replace('~', '.')).sort());
  expect(Buffer.byteLength(sums)).toBeLessThan(512 * 1024);
  // As a person has them who downloaded one package of the release.
  const downloads = join(project.workDir, 'downloads');
  for (const name of ['SHA256SUMS', ...files])
    await cp(join(out, name), join(downloads, name.replace('~', '.')), {recursive: true});
  await host.run(['rm', join(downloads, 'hello_1.0.0.rc.1_all.deb')]);
  const check = ['sha256sum', '-c', '--strict', '--ignore-missing', 'SHA256SUMS'] as const;
  const {stdout} = await host.run(check, {cwd: downloads});
  expect(stdout).toContain('hello-1.0.0.rc.1-1.noarch.rpm: OK');
  await writeFile(join(downloads, 'hello-1.0.0.rc.1-1.noarch.rpm'), 'other');
  await expect(host.run(check, {cwd: downloads})).rejects.toThrow('FAILED');
  for (const name of packages) await validate(join(out, `${name}.spdx.json`));
});
