import type {Log, RunOptions, RunResult} from './host.ts';
import type {Manager} from './manager.ts';
import type {Target} from './target.ts';

/** The distro's container in which an app is built and its packages are put together; gone when disposed of. */
export interface Workshop extends AsyncDisposable {
  readonly target: Target;
  /** The distro's way to install packages. */
  readonly manager: Manager;
  /** The target's own lines in the log. */
  readonly log: Log;
  /** Runs a program as root in it, from an argument list; throws ToolError unless it exits 0. `cwd` is a path inside. */
  run(command: readonly [string, ...string[]], options?: RunOptions): Promise<RunResult>;
  /** Unpacks a tar archive below a folder, which is made if it is not there; owners are the archive's numbers. */
  put(folder: string, tar: AsyncIterable<Uint8Array>): Promise<void>;
  /** What is at a path, as a tar archive whose names start with the path's last part; ToolError where there is nothing. */
  get(path: string): AsyncIterable<Uint8Array>;
}

/** Folders inside every workshop. */
export const INSIDE = {
  /** The copy of the working tree; builds start here. */
  source: '/linux-pkg/source',
  /** `$DESTDIR`. */
  root: '/linux-pkg/root',
  /** Where packages are put together. */
  work: '/linux-pkg/work',
} as const;
