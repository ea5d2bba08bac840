import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Version} from '../../model/version.ts';
import type {Config} from '../config/index.ts';
import type {Signers} from './signers.ts';

/** The key step's door: which keys sign, and what is to be said of them. Behind it is the library, loaded where there is a key. */

export {checkKey} from './check.ts';
export type {KeyFinding} from './judge/finding.ts';
export {problemOfFinding} from './judge/finding.ts';
export {isPullRequest} from './pull-request.ts';
export type {Examination} from './seen.ts';
export type {Signers};

export const openSigners = async (
  host: Host,
  config: Config,
  inputs: Inputs,
  version: Pick<Version, 'date'>,
): Promise<Signers> => (await import('./signers.ts')).openSigners(host, config, inputs, version);

export const examineKey: typeof import('./examine.ts').examineKey = async (...given) =>
  (await import('./examine.ts')).examineKey(...given);

export const lookAtKey: typeof import('./look.ts').lookAtKey = async (...given) =>
  (await import('./look.ts')).lookAtKey(...given);

export const rotateKey: typeof import('./rotate.ts').rotateKey = async (...given) =>
  (await import('./rotate.ts')).rotateKey(...given);

export const extendKey: typeof import('./extend.ts').extendKey = async (...given) =>
  (await import('./extend.ts')).extendKey(...given);

export const keyLines: (
  ...given: Parameters<typeof import('./look.ts').keyLines>
) => Promise<readonly string[]> = async (...given) => (await import('./look.ts')).keyLines(...given);
