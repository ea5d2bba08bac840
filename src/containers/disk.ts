import {PkgError, type ToolError} from '../model/errors.ts';

const HINT = {
  here: 'make room on this machine: `df -h` shows where; TMPDIR names another folder for temporary files',
  inside: 'make room where the engine keeps its images: `docker system df`, `docker system prune`',
};

/** What a disk that is full makes of an error; any other stays as it is. */
export function diskFull(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new PkgError('containers/disk-full', `no room is left on the disk of ${folder}`, {
    hint: HINT.here,
    cause: error,
  });
}

/** The hint for a program that found the container's disk full. */
export const fullInside = (error: ToolError): string | undefined =>
  /no space left on device|disk quota exceeded|(?:write|cannot write).*: ENOSPC/i.test(error.tail)
    ? HINT.inside
    : undefined;
