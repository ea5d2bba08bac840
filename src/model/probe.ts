import type {Host} from './host.ts';

/** One thing that a credential is found to be. */
export interface Probed {
  readonly state: 'ok' | 'warning' | 'error' | 'absent';
  readonly what: string;
  /** What to do about it; nothing where all is well. */
  readonly hint?: string;
}

/** A read-only look at a credential: whose it is, what it may do, and for how long. Its value is never told. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  run(host: Host): Promise<readonly [Probed, ...Probed[]]>;
}
