import {join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {PackageFile} from '../../model/repository.ts';

export type PackageArtifact = Extract<Artifact, {kind: 'package'}>;

/** A finished package as the lists need it; undefined where its format knows of no lists. */
export async function packageFileOf(
  {outDir}: Pick<Host, 'outDir'>,
  {format, path, name, size, sha256}: Pick<PackageArtifact, 'format' | 'path' | 'name' | 'size' | 'sha256'>,
): Promise<PackageFile | undefined> {
  const {record} = await formatOf(format).load();
  const file = join(outDir, path);
  return record && {file, name, size, sha256, record: await record(file)};
}
