import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import {tempDir} from '../../tools/files.ts';
import {gather, shareFile} from '../handover/index.ts';

/** The packages of all legs in an output folder of their own, which goes away. */
export interface DraftOutput extends AsyncDisposable {
  readonly host: Host;
  readonly packages: readonly Artifact[];
}

/** Where a dry run signs and lists as a real one would: the packages share their bytes, the output folder stays as it is. */
export async function draftOutput(host: Host, plan: Plan): Promise<DraftOutput> {
  const dir = await tempDir();
  try {
    const gathered = await gather(host, plan, join(dir.path, 'legs'));
    const packages = gathered.filter(({kind}) => kind === 'package');
    const outDir = join(dir.path, 'out');
    for (const {path, name} of packages) await shareFile(join(host.outDir, path), join(outDir, name));
    return {
      host: {...host, outDir},
      packages: packages.map((one) => ({...one, path: one.name})),
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
    };
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}
