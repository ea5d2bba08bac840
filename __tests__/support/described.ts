import {readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import type {Artifact} from '../../src/model/artifact.ts';
import type {Host} from '../../src/model/host.ts';
import type {Version} from '../../src/model/version.ts';
import {describeArtifacts} from '../../src/steps/sbom/index.ts';
import {digestOf} from '../../src/tools/files.ts';
import {described as names, testConfig, testTarget} from './settled.ts';
import {testPlan} from './staged.ts';

/** An SPDX document as far as tests look at it. */
export interface Spdx {
  readonly documentNamespace: string;
  readonly creationInfo: {readonly created: string; readonly creators: readonly string[]};
  readonly packages: readonly (Readonly<Record<string, unknown>> & {
    readonly SPDXID: string;
    readonly name: string;
    readonly externalRefs?: readonly {readonly referenceType: string; readonly referenceLocator: string}[];
  })[];
  readonly files?: readonly {
    readonly SPDXID: string;
    readonly fileName: string;
    readonly fileTypes: readonly string[];
    readonly checksums: readonly {readonly algorithm: string; readonly checksumValue: string}[];
  }[];
  readonly hasExtractedLicensingInfos?: readonly {
    readonly licenseId: string;
    readonly extractedText: string;
  }[];
  readonly relationships: readonly {
    readonly spdxElementId: string;
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
    readonly comment?: string;
  }[];
}

/** A finished package in the output folder, as the step before says it. */
export async function packageArtifact(host: Host, path: string, target: string): Promise<Artifact> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    kind: 'package',
    name,
    path: relative(host.outDir, path),
    ...(await digestOf(path)),
    package: name.split(/[_-]/)[0] ?? name,
    version: '1.0.0',
    format: path.slice(path.lastIndexOf('.') + 1),
    target,
    arch: 'amd64',
    signed: false,
    verified: false,
  };
}

export interface Describing {
  readonly values?: object;
  readonly target?: string;
  readonly version?: Partial<Version>;
}

/** Describes a finished package of the output folder; gives the document and its text. */
export async function describePackage(
  host: Host,
  path: string,
  {values = {}, target = '', version = {}}: Describing = {},
): Promise<{readonly document: Spdx; readonly text: string; readonly file: string}> {
  const format = path.slice(path.lastIndexOf('.') + 1);
  const leg = testTarget(target || format, format);
  const plan = testPlan(leg);
  const config = testConfig({...names, sbom: 'true', ...values});
  const artifacts = [await packageArtifact(host, path, leg.id)];
  const made = await describeArtifacts(
    host,
    config,
    {...plan, version: {...plan.version, ...version}},
    artifacts,
  );
  const sbom = made.find(({kind}) => kind === 'sbom');
  if (!sbom) throw new Error('no document was made');
  const file = join(host.outDir, sbom.path);
  const text = await readFile(file, 'utf8');
  return {document: JSON.parse(text), text, file};
}
