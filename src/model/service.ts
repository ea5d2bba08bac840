/** When a service is switched on: at installation, never by us, or as the distro's presets say. */
export type Enabling = 'yes' | 'no' | 'preset';

/** One service of a package, its defaults settled for the family it goes to. */
export interface Service {
  /** The unit that is enabled and started: `hello.service`, or the socket or timer that starts it. */
  readonly unit: string;
  /** All unit files of it, that one included; `hello@.service` is never started by itself. */
  readonly units: readonly string[];
  readonly enable: Enabling;
  readonly start: boolean;
  readonly restartOnUpgrade: boolean;
  readonly stopOnUpgrade: boolean;
}

/** Does removing the package, configuration and all (`purge`), take it along? */
export type Removal = 'never' | 'purge';

/** A system user that the package brings. */
export interface Account {
  readonly name: string;
  /** A fixed number, where one was asked for. */
  readonly id: number | undefined;
  /** Its primary group. */
  readonly group: string;
  /** Further groups. */
  readonly groups: readonly string[];
  readonly home: string;
  readonly shell: string;
  readonly comment: string;
  readonly remove: Removal;
}

/** A system group that the package brings; that of a user of the same name is not listed again. */
export interface GroupAccount {
  readonly name: string;
  readonly id: number | undefined;
  readonly remove: Removal;
}

/** A folder made at installation, for data that is not the package's: its content stays unless `remove` says otherwise. */
export interface KeptFolder {
  readonly path: string;
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  readonly remove: Removal;
}
