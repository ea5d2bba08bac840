import type {Artifact} from '../model/artifact.ts';
import type {Host} from '../model/host.ts';
import type {Signer} from '../model/signer.ts';
import type {Plan} from '../model/target.ts';
import type {Config} from '../steps/config/index.ts';
import {describeArtifacts} from '../steps/sbom/index.ts';
import {signArtifacts} from '../steps/sign/index.ts';

interface Work {
  readonly config: Config;
  readonly plan: Plan;
  /** Finished, in the output folder itself. */
  readonly packages: readonly Artifact[];
  /** None: everything but the signatures is made. */
  readonly signers: readonly Signer[];
}

/** What finished packages get before they go out: what is in them, signatures, checksums. */
export async function sealPackages(
  host: Host,
  {config, plan, packages, signers}: Work,
): Promise<readonly Artifact[]> {
  const {group} = host.log;
  const artifacts = await group('Describe', () => describeArtifacts(host, config, plan, packages));
  return group('Sign', () => signArtifacts(host, config, plan, {artifacts, signers}));
}
