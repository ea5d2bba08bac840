import {ToolError} from '../model/errors.ts';
import {fullInside} from './disk.ts';

interface Step {
  readonly command: readonly string[];
  readonly timeoutMs?: number | undefined;
  readonly secrets?: readonly string[] | undefined;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /exec format error/i,
    "this machine cannot run the image's architecture: install QEMU's binfmt (in a workflow docker/setup-qemu-action before this step; here the package qemu-user-static)",
  ],
  [
    /exec: "\/bin\/sh"|executable file `?\/bin\/sh`? not found/i,
    'the image has no /bin/sh: take one of the whole distro, or build on one',
  ],
  [
    /no such container|is not running|has stopped|container .* does not exist|can only create exec sessions on running|container state improper/i,
    'its container is gone: was it removed, did the engine stop, or was no memory left?',
  ],
];

/** Whether the container has ended by itself: why is in what it printed. */
export const hasStopped = ({tail}: ToolError): boolean =>
  /is not running|has stopped|can only create exec sessions on running|container state improper/i.test(tail);

/** Whether a workshop's `get` failed because there is nothing of that name; not where the container itself is gone. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof ToolError &&
  error.exitCode !== undefined &&
  /could not find the file|could not be found on container|lstat .*: not a directory/i.test(error.tail);

/** A client's failure as one of the program that ran inside, with what to do about it. */
export function stepError(error: ToolError, {command, timeoutMs, secrets = []}: Step): ToolError {
  const shown = command.map((word) =>
    secrets.reduce((text, secret) => text.replaceAll(secret || '\0', '***'), word),
  );
  return new ToolError(shown, error.exitCode, error.tail, {hint: hintFor(error, timeoutMs), cause: error});
}

function hintFor(error: ToolError, timeoutMs: number | undefined): string | undefined {
  if (error.hint === 'its time limit ran out' && timeoutMs !== undefined)
    return `its time limit of ${duration(timeoutMs)} ran out`;
  if (error.hint !== undefined) return error.hint;
  const sign = SIGNS.find(([pattern]) => pattern.test(error.tail))?.[1] ?? fullInside(error);
  if (sign !== undefined) return sign;
  return error.exitCode === 137 ? 'it was killed: was no memory left?' : undefined;
}

const duration = (ms: number): string => (ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`);
