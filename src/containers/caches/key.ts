import {createHash} from 'node:crypto';
import type {Image} from '../image.ts';

export interface KeyParts {
  readonly base: Image;
  /** The id of the manager that installs. */
  readonly manager: string;
  readonly requires: readonly string[];
  /** Packages that bring the tools of the assembly, where the base lacks them. */
  readonly tools: readonly string[];
  /** Where an ended release's packages come from. */
  readonly archive: string | undefined;
  /** What was run in it after all was installed. */
  readonly changes?: readonly (readonly string[])[];
}

/** Counts up when the same parts are prepared in another way. */
const RECIPE = 1;

/**
 * Names a prepared image by all that decides what is in it: SHA-256 of the recipe's number, the base's id and
 * platform, the manager, the sorted packages, the archive. No variable of a build is among them.
 */
export function preparedKey({base, manager, requires, tools, archive, changes}: KeyParts): string {
  const parts = {
    recipe: RECIPE,
    base: base.id,
    platform: base.platform,
    manager,
    requires: [...new Set(requires)].sort(),
    tools: [...new Set(tools)].sort(),
    archive: archive ?? null,
    ...(changes && {changes}),
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Its name among the images of this machine. */
export const preparedTag = (key: string): string => `linux-pkg/prepared:${key}`;

export const PREPARED_LABEL = 'linux-pkg.prepared';

/** Told by every prepared image of itself. */
export const preparedLabels = (key: string): Readonly<Record<string, string>> => ({[PREPARED_LABEL]: key});
