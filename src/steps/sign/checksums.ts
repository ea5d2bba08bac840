import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {assetNames} from '../../text/asset-name.ts';
import {checksumsText} from '../../text/checksums.ts';
import {digestOf} from '../../tools/files.ts';
import type {Draft} from './package.ts';

/** What sha256sum, and the attestation of a release, read. */
export const CHECKSUMS_FILE = 'SHA256SUMS';

/** Every file under the name that it will have after upload; signatures speak for themselves. */
export async function checksumsOf(
  files: readonly Draft[],
  signatures: readonly Draft[],
  dir: string,
): Promise<Draft> {
  const names = assetNames([...files, ...signatures].map(({artifact}) => artifact.name));
  const text = checksumsText(
    files.map(({artifact}) => ({name: names.get(artifact.name)!, sha256: artifact.sha256})),
  );
  await writeFile(join(dir, CHECKSUMS_FILE), text);
  const made = await digestOf(join(dir, CHECKSUMS_FILE));
  return {
    artifact: {kind: 'checksums', name: CHECKSUMS_FILE, path: CHECKSUMS_FILE, ...made},
    draft: CHECKSUMS_FILE,
  };
}
