import type {Config} from '../config/index.ts';

/** What the config says of trying packages out. */
export interface VerifySettings {
  /** Shell lines that try the installed package. */
  readonly run: readonly string[];
  /** File or address of the release to upgrade from. */
  readonly upgradeFrom: string | undefined;
  /** Releases that portable packages are tried on; none: the oldest and the newest that live. */
  readonly on: readonly string[];
  /** What linters say; false leaves them out. */
  readonly lint: boolean;
  /** Path of the list of accepted findings. */
  readonly allow: string | undefined;
}

/** The section `verify:`, with its defaults in; a finished file may have no config. */
export function verifySettings(config: Config | undefined): VerifySettings {
  const said = config?.values.verify;
  return {
    run: said?.run ?? [],
    upgradeFrom: said?.upgrade_from,
    on: said?.on ?? [],
    lint: said?.lint ?? true,
    allow: said?.allow,
  };
}
