import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import {digestOf, fileChunks} from '../../tools/files.ts';
import {armoredSignature} from '../../tools/openpgp/index.ts';
import type {Draft} from './package.ts';

interface Work {
  readonly file: Draft;
  readonly signer: Signer;
  readonly dir: string;
}

/** An `.asc` beside the file, over all of its bytes. */
export async function detachedSignature({outDir}: Host, {file, signer, dir}: Work): Promise<Draft> {
  const {artifact, draft} = file;
  const source = draft === undefined ? join(outDir, artifact.path) : join(dir, draft);
  const name = `${artifact.name}.asc`;
  const made = await writeSignature(signer, source, join(dir, name));
  return {
    artifact: {kind: 'signature', name, path: `${artifact.path}.asc`, ...made, of: artifact.name},
    draft: name,
  };
}

/** The armored signature over all bytes of a file, as a file. */
export async function writeSignature(
  signer: Signer,
  source: string,
  target: string,
): Promise<{readonly size: number; readonly sha256: string}> {
  await writeFile(target, armoredSignature(await signer.detached(fileChunks(source))));
  return digestOf(target);
}
