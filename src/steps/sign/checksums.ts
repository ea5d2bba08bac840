import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {assetNames} from '../../text/asset-name.ts';
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
  const lines = files
    .map(({artifact}) => ({name: names.get(artifact.name)!, sha256: artifact.sha256}))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({name, sha256}) => `${sha256}  ${name}\n`);
  await writeFile(join(dir, CHECKSUMS_FILE), lines.join(''));
  const made = await digestOf(join(dir, CHECKSUMS_FILE));
  return {
    artifact: {kind: 'checksums', name: CHECKSUMS_FILE, path: CHECKSUMS_FILE, ...made},
    draft: CHECKSUMS_FILE,
  };
}
