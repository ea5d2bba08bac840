import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Target} from '../../model/target.ts';
import {isCi} from '../../tools/ci.ts';
import {type Dock, openDock} from '../build/index.ts';
import {buildSettings, type Config} from '../config/index.ts';

/** What runs containers; or why there is nothing, which is an error in CI. */
export async function dockOrReason(
  host: Host,
  config: Config | undefined,
  ground: Target,
): Promise<Dock | string> {
  try {
    return await openDock(
      host,
      config ? buildSettings(undefined, config, ground) : {cache: {kind: 'engine'}},
    );
  } catch (error) {
    const isAbsent = error instanceof UserError && /^containers\/(?:no-)?engine$/.test(error.code);
    if (!isAbsent) throw error;
    if (isCi(host))
      throw new UserError('verify/no-engine', `packages are verified in containers, and ${error.message}`, {
        hint: `${error.hint ?? ''}${error.hint ? '; ' : ''}--no-verify (in a workflow verify: false) leaves it out`,
        cause: error,
      });
    return error.message;
  }
}
