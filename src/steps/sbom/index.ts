import type {Artifact} from '../../model/artifact.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import type {Config} from '../config/index.ts';

/** A description of what is in each package, beside it, where the config asks for one. */
export const describeArtifacts = async (
  _host: Host,
  _config: Config,
  _plan: Plan,
  artifacts: readonly Artifact[],
): Promise<readonly Artifact[]> => artifacts;
