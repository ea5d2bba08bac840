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
  await writeFile(join(dir, name), armoredSignature(await signer.detached(fileChunks(source))));
  const made = await digestOf(join(dir, name));
  return {
    artifact: {kind: 'signature', name, path: `${artifact.path}.asc`, ...made, of: artifact.name},
    draft: name,
  };
}
