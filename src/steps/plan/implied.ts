import {formats} from '../../formats/index.ts';
import type {Config} from '../config/index.ts';

type Said = Readonly<Record<string, unknown>> & {
  readonly contents?: readonly {readonly packager?: string | undefined}[] | undefined;
};

/**
 * The formats that a config without `targets:` means: those it configures, or all of them. An nfpm.yaml means all:
 * nfpm is told the format when it is run, so a section for one says nothing against the others.
 */
export function impliedFormats({values, nfpm}: Config): readonly string[] {
  const overrides = values.overrides ?? {};
  const places: readonly Said[] = [values, ...(values.packages ?? []), ...Object.values(overrides)];
  const all = Object.keys(formats);
  if (nfpm) return all;
  const configured = all.filter(
    (id) =>
      Object.hasOwn(overrides, id) ||
      places.some((said) => said[id] !== undefined || said.contents?.some(({packager}) => packager === id)),
  );
  return configured.length > 0 ? configured : all;
}
