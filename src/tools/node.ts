import {UserError} from '../model/errors.ts';

/** The oldest Node whose zlib has all that the writers use. */
const OLDEST = [22, 15] as const;

/** What to do about a Node that is older than that; nothing where it is new enough. */
export function oldNode(version: string): UserError | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return new UserError('node/old', `Node ${version} is too old`, {
    hint: `install Node ${OLDEST.join('.')} or newer from https://nodejs.org`,
  });
}
