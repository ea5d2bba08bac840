import {createHash} from 'node:crypto';
import {constants, copyFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {formatOf} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import {PkgError} from '../../model/errors.ts';
import type {PackageFacts} from '../../model/facts.ts';
import type {Host} from '../../model/host.ts';
import type {Signer} from '../../model/signer.ts';
import type {Plan} from '../../model/target.ts';
import {digestOf} from '../../tools/files.ts';
import {type Config, settle} from '../config/index.ts';

/** A file that is to be in the output folder: new under its draft's name, or there already. */
export interface Draft {
  readonly artifact: Artifact;
  /** In the folder of drafts. */
  readonly draft?: string;
}

export type PackageArtifact = Extract<Artifact, {kind: 'package'}>;

export const isPackage = (artifact: Artifact): artifact is PackageArtifact => artifact.kind === 'package';

interface Work {
  readonly artifact: PackageArtifact;
  readonly signer: Signer;
  readonly dir: string;
  readonly config: Config;
  readonly plan: Plan;
}

/** The package with a signature inside where its format has room for one, and what others need to have that checked. */
export async function signedPackage(host: Host, work: Work): Promise<readonly Draft[]> {
  const {artifact, signer, dir} = work;
  const {sign, read} = await formatOf(artifact.format).load();
  if (!sign) return [{artifact: {...artifact, signed: true}}];
  const file = join(dir, artifact.name);
  // A disk that can lets both share their bytes until one is written to.
  await copyFile(join(host.outDir, artifact.path), file, constants.COPYFILE_FICLONE);
  const companions = await sign({file, signer, options: optionsOf(host, work)});
  if (!companions) {
    await rm(file);
    return [{artifact: {...artifact, signed: true}}];
  }
  refuseChange(artifact, await read(join(host.outDir, artifact.path)), await read(file));
  const {size, sha256} = await digestOf(file);
  const drafts: Draft[] = [{artifact: {...artifact, size, sha256, signed: true}, draft: artifact.name}];
  for (const {name, text} of companions) {
    // Another package may bring the same file at the same time.
    await writeFile(join(dir, name), text);
    const bytes = Buffer.from(text);
    const made = {size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')};
    drafts.push({
      artifact: {kind: 'policy', name, path: name, ...made, format: artifact.format},
      draft: name,
    });
  }
  return drafts;
}

/** The format's section for that package; a package that nobody planned (debug symbols) is signed as its siblings are. */
function optionsOf(host: Host, {artifact, config, plan}: Work): unknown {
  const target = plan.targets.find(({id}) => id === artifact.target);
  const settled = target ? settle(host, config, target) : [];
  const own = settled.find(({name}) => name === artifact.package) ?? settled[0];
  return own?.options ?? formatOf(artifact.format).defaults;
}

/** Whatever was proved of the package must still hold: nothing but its signatures may differ. */
function refuseChange({name}: Artifact, before: PackageFacts, after: PackageFacts): void {
  if (isDeepStrictEqual({...before, signatures: []}, {...after, signatures: []})) return;
  throw new PkgError('sign/changed', `signing ${name} changed more than its signature`, {
    hint: 'this is a defect of linux-pkg: please report it with the package',
  });
}
