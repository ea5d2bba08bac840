import {createHash} from 'node:crypto';
import {cp, mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {cpioHead, cpioPadding, cpioTrailer} from '../../../../src/archive/cpio.ts';
import {engines as rpm} from '../../../../src/formats/rpm/engines.ts';
import {describeArtifacts} from '../../../../src/steps/sbom/index.ts';
import {digestOf} from '../../../../src/tools/files.ts';
import {debPackage, file, link, relations, version, withParents, writeDeb} from '../../../support/deb.ts';
import {describePackage, packageArtifact, type Spdx} from '../../../support/described.ts';
import {testHost} from '../../../support/host.ts';
import {writeMadeRpm} from '../../../support/made-rpm.ts';
import {samplePackage, sampleSources} from '../../../support/rpm-package.ts';
import {described, testConfig, testTarget} from '../../../support/settled.ts';
import {testPlan} from '../../../support/staged.ts';

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

const packageOf = ({packages}: Spdx) => packages.find(({SPDXID}) => SPDXID === 'SPDXRef-Package')!;

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

async function hello(env: Readonly<Record<string, string>> = {}) {
  const host = await testHost({}, env);
  const entries = withParents([
    await file(host, '/usr/bin/hello', '#!/bin/sh\necho hello\n', {mode: 0o755}),
    await file(host, '/usr/share/doc/hello/README', 'Read me.\n'),
    link('/usr/bin/hi', 'hello'),
  ]);
  const pkg = debPackage({
    entries,
    relations: relations({
      depends: ['libc6 (>= 2.34)', 'mail-agent | postfix (= 3.7)'],
      predepends: ['libc6 (>= 2.36)'],
      recommends: ['bash'],
    }),
  });
  return {host, path: await writeDeb(host, pkg)};
}

describe('the document of a package', () => {
  test('names every regular file with its digests and what it is', async () => {
    const {host, path} = await hello();
    await using _ = host;
    const {document} = await describePackage(host, path);
    const texts = ['#!/bin/sh\necho hello\n', 'Read me.\n'];
    expect(document.files?.slice(0, 2)).toEqual(
      [
        ['./usr/bin/hello', ['SOURCE'], texts[0]!],
        ['./usr/share/doc/hello/README', ['DOCUMENTATION', 'TEXT'], texts[1]!],
      ].map(([fileName, fileTypes, text], at) => ({
        SPDXID: `SPDXRef-File-${at + 1}`,
        fileName,
        fileTypes,
        checksums: [
          {algorithm: 'SHA1', checksumValue: hash('sha1', String(text))},
          {algorithm: 'SHA256', checksumValue: hash('sha256', String(text))},
        ],
      })),
    );
    const sums = document.files?.map(({checksums}) => checksums[0]!.checksumValue).sort() ?? [];
    expect(packageOf(document)).toMatchObject({
      filesAnalyzed: true,
      packageVerificationCode: {packageVerificationCodeValue: hash('sha1', sums.join(''))},
    });
    const contained = document.relationships.filter(({relationshipType}) => relationshipType === 'CONTAINS');
    expect(contained.map((one) => one.relatedSpdxElement)).toEqual(document.files?.map((one) => one.SPDXID));
  });

  test('says who made the package, where it belongs, and what it needs', async () => {
    const {host, path} = await hello({GITHUB_REPOSITORY: 'Example/Hello-World'});
    await using _ = host;
    const {document} = await describePackage(host, path, {
      values: {license: 'mit or gpl-2.0-or-later', vendor: 'Example, Inc.'},
      version: {commit: COMMIT, tag: 'v1.0.0'},
    });
    expect(packageOf(document)).toMatchObject({
      name: 'hello',
      versionInfo: '1.0.0',
      packageFileName: 'hello_1.0.0_all.deb',
      supplier: 'Organization: Example, Inc.',
      originator: 'Person: Example Team (team@example.org)',
      homepage: 'https://example.org/hello',
      licenseDeclared: 'MIT OR GPL-2.0-or-later',
      licenseConcluded: 'NOASSERTION',
      copyrightText: 'NOASSERTION',
      downloadLocation: 'NOASSERTION',
      summary: 'Says hello.',
      primaryPackagePurpose: 'INSTALL',
      sourceInfo: `built from the git commit ${COMMIT}`,
    });
    expect(document.creationInfo).toEqual({
      created: '2023-11-14T22:13:20Z',
      creators: [expect.stringMatching(/^Tool: linux-pkg-\d+\.\d+\.\d+$/)],
    });
    const named = new Map(document.packages.map((one) => [one.SPDXID, one]));
    const told = document.relationships
      .filter(({relationshipType}) => relationshipType.includes('DEPEND'))
      .map(({spdxElementId, relationshipType, relatedSpdxElement, comment}) =>
        [spdxElementId, relatedSpdxElement]
          .map((id) => [named.get(id)?.name, named.get(id)?.['versionInfo']].filter(Boolean).join(' '))
          .join(` ${relationshipType} `)
          .concat(`: ${comment}`),
      );
    expect(told).toEqual([
      'hello 1.0.0 DEPENDS_ON libc6: libc6 (>= 2.34), libc6 (>= 2.36)',
      'hello 1.0.0 DEPENDS_ON mail-agent: mail-agent | postfix (= 3.7)',
      'hello 1.0.0 DEPENDS_ON postfix 3.7: mail-agent | postfix (= 3.7)',
      'bash OPTIONAL_DEPENDENCY_OF hello 1.0.0: bash',
    ]);
    expect(named.get('SPDXRef-Source')).toMatchObject({
      name: 'Hello-World',
      versionInfo: COMMIT,
      downloadLocation: `git+https://github.com/Example/Hello-World@${COMMIT}`,
    });
    expect(document.relationships).toContainEqual({
      spdxElementId: 'SPDXRef-Package',
      relationshipType: 'GENERATED_FROM',
      relatedSpdxElement: 'SPDXRef-Source',
    });
  });

  test.each([
    ['', {}, 'pkg:deb/example-team/hello@1.0.0?arch=all'],
    ['debian-12', {vendor: 'Example, Inc.'}, 'pkg:deb/example-inc/hello@1.0.0?arch=all&distro=debian-12'],
  ] as const)('has a package URL; target %j', async (target, values, purl) => {
    const {host, path} = await hello();
    await using _ = host;
    const {document} = await describePackage(host, path, {target, values});
    expect(packageOf(document).externalRefs?.[0]?.referenceLocator).toBe(purl);
  });

  test("has an rpm's epoch beside its version, its own licence, and what a signature leaves alone", async () => {
    await using host = await testHost(sampleSources);
    const pkg = samplePackage({license: 'GPLv2+', vendor: undefined});
    const [name = ''] = await rpm.portable(host, pkg, host.outDir);
    const {document} = await describePackage(host, join(host.outDir, name), {
      target: 'rocky-9',
      values: {license: 'MIT'},
    });
    const refs = packageOf(document).externalRefs ?? [];
    expect(refs[0]?.referenceLocator).toBe(
      'pkg:rpm/example-team/labtest@1.2.3~rc.1-2?arch=x86_64&distro=rocky-9&epoch=1',
    );
    const {fields} = await rpm.read(join(host.outDir, name));
    expect(refs.slice(1).map((one) => [one.referenceType, one.referenceLocator])).toEqual([
      ['sha256-header', fields['HeaderDigest']],
      ['sha256-payload', fields['PayloadDigest']],
    ]);
    expect(packageOf(document)['licenseDeclared']).toBe('LicenseRef-GPLv2');
    expect(document.hasExtractedLicensingInfos).toEqual([
      {licenseId: 'LicenseRef-GPLv2', name: 'GPLv2+', extractedText: 'GPLv2+'},
    ]);
    const needs = document.packages.map((one) => one.name);
    expect(needs).toEqual(
      expect.arrayContaining(['(gcc or clang)', 'pkgconfig(zlib)', 'bash', 'rec', 'sug']),
    );
    expect(needs.filter((one) => one.startsWith('rpmlib('))).toEqual([]);
  });

  test('is the same each time, in another folder too, and has no address of its own twice', async () => {
    const {host, path} = await hello();
    await using _ = host;
    const first = await describePackage(host, path);
    expect((await describePackage(host, path)).text).toBe(first.text);
    await using other = await testHost();
    await mkdir(other.outDir, {recursive: true});
    const copy = join(other.outDir, 'hello_1.0.0_all.deb');
    await cp(path, copy);
    expect((await describePackage(other, copy)).text).toBe(first.text);
    const later = await describePackage(host, path, {version: {date: 1_800_000_000}});
    expect(later.document.documentNamespace).not.toBe(first.document.documentNamespace);
    expect(first.document.documentNamespace).toMatch(
      /^https:\/\/spdx\.org\/spdxdocs\/hello_1\.0\.0_all\.deb-[0-9a-f]{64}$/,
    );
  });

  test('says what is not known: no commit, no repository, changes that were not committed', async () => {
    const {host, path} = await hello();
    await using _ = host;
    const none = await describePackage(host, path);
    expect(none.document.packages.map(({SPDXID}) => SPDXID)).not.toContain('SPDXRef-Source');
    expect(packageOf(none.document)).not.toHaveProperty('sourceInfo');
    const {document} = await describePackage(host, path, {
      version: {commit: COMMIT, snapshot: {commits: 0, dirty: true}},
    });
    expect(document.packages.find(({SPDXID}) => SPDXID === 'SPDXRef-Source')).toMatchObject({
      name: 'hello',
      downloadLocation: 'NOASSERTION',
    });
    expect(packageOf(document)['sourceInfo']).toMatch(/, with changes that were not committed$/);
  });

  test.each([
    [
      {GITHUB_REPOSITORY: 'a/b', GITHUB_SERVER_URL: 'https://git.example.org'},
      `git+https://git.example.org/a/b@${COMMIT}`,
    ],
    [{GITHUB_REPOSITORY: 'a/b/../c'}, 'NOASSERTION'],
    [{GITHUB_REPOSITORY: 'a/b', GITHUB_SERVER_URL: 'javascript:x'}, 'NOASSERTION'],
    [{GITHUB_REPOSITORY: 'a/b', GITHUB_SERVER_URL: 'https://user:secret@git.example.org'}, 'NOASSERTION'],
    [
      {GITHUB_REPOSITORY: 'a/b', GITHUB_SERVER_URL: 'http://localhost:3000/'},
      `git+http://localhost:3000/a/b@${COMMIT}`,
    ],
  ])('takes the repository from the workflow alone: %j', async (env, location) => {
    const {host, path} = await hello(env);
    await using _ = host;
    const {document} = await describePackage(host, path, {version: {commit: COMMIT}});
    expect(document.packages.find(({SPDXID}) => SPDXID === 'SPDXRef-Source')).toMatchObject({
      downloadLocation: location,
    });
  });

  test('of a package without files says that there was nothing to look at', async () => {
    await using host = await testHost();
    const path = await writeDeb(host, debPackage({nfpm: true, version: version('2')}));
    const {document} = await describePackage(host, path);
    expect(document.files).toBeUndefined();
    expect(packageOf(document)).toMatchObject({filesAnalyzed: false});
    expect(packageOf(document)).not.toHaveProperty('packageVerificationCode');
  });
});

describe('the step', () => {
  test('makes nothing unless it is asked to', async () => {
    const {host, path} = await hello();
    await using _ = host;
    const artifacts = [await packageArtifact(host, path, 'deb/amd64')];
    const plan = testPlan(testTarget('deb', 'deb'));
    for (const sbom of [{}, {sbom: 'false'}])
      expect(await describeArtifacts(host, testConfig({...described, ...sbom}), plan, artifacts)).toEqual(
        artifacts,
      );
    expect(await readdir(host.outDir)).toEqual(['hello_1.0.0_all.deb']);
  });

  test('adds an artifact with its true size and digest, in place of an older one', async () => {
    const {host, path} = await hello();
    await using _ = host;
    const artifacts = [await packageArtifact(host, path, 'deb/amd64')];
    const plan = testPlan(testTarget('deb', 'deb'));
    const config = testConfig({...described, sbom: 'true'});
    const once = await describeArtifacts(host, config, plan, artifacts);
    const name = 'hello_1.0.0_all.deb.spdx.json';
    expect(once).toEqual([
      ...artifacts,
      {
        kind: 'sbom',
        name,
        path: name,
        of: 'hello_1.0.0_all.deb',
        ...(await digestOf(join(host.outDir, name))),
      },
    ]);
    expect(await describeArtifacts(host, config, plan, once)).toEqual(once);
  });

  test('ends when it is told to', async () => {
    const {host, path} = await hello();
    await using _ = host;
    const signal = AbortSignal.abort();
    await expect(describePackage({...host, signal}, path)).rejects.toThrow('abort');
    expect(await readdir(host.outDir)).toEqual(['hello_1.0.0_all.deb']);
  });

  test('refuses a package that contradicts itself, and leaves no document', async () => {
    await using host = await testHost();
    await mkdir(host.outDir, {recursive: true});
    const payload = Buffer.concat([
      cpioHead({path: './a', mode: 0o100644, inode: 1, links: 1, mtime: 0, size: 3}),
      Buffer.from('one'),
      cpioPadding(3),
      cpioTrailer(),
    ]);
    const stated = [{path: '/a', size: 3, digest: '0'.repeat(64)}];
    const path = await writeMadeRpm(join(host.outDir, 'made-1-1.noarch.rpm'), stated, payload);
    await expect(describePackage(host, path)).rejects.toThrow(
      'made-1-1.noarch.rpm: "/a" has another SHA-256 than the package says',
    );
    expect(await readdir(host.outDir)).toEqual(['made-1-1.noarch.rpm']);
  });
});
