import type {Failure} from './errors.ts';
import type {Workshop} from './workshop.ts';

/** What the app's own build left for one target. */
export interface Build {
  /** The target's id. */
  readonly target: string;
  /** The project after the build, on this machine: what the config names is looked up here. */
  readonly project: string;
  /** What it left in `$DESTDIR`, on this machine: packed under the same paths. Undefined where nothing was asked to be built. */
  readonly root: string | undefined;
  /** Packages that the project's own packaging made: file names in `files`, on this machine; nothing is left to stage. */
  readonly finished?: {readonly folder: string; readonly files: readonly string[]};
  /** Still there for a native engine to put the packages together in. */
  readonly workshop: Workshop | undefined;
}

/** By target id; the containers and temporary folders are gone when it is disposed of. */
export interface Builds extends AsyncDisposable {
  readonly done: ReadonlyMap<string, Build>;
  readonly failed: readonly Failure[];
}
