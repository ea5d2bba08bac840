import {formats} from '../../formats/index.ts';
import type {Config} from '../config/index.ts';

type Said = Readonly<Record<string, unknown>> & {
  readonly contents?: readonly {readonly packager?: string | undefined}[] | undefined;
};

/** The formats that a config without `targets:` means: those it configures, or all of them. */
export function impliedFormats({values}: Config): readonly string[] {
  const overrides = values.overrides ?? {};
  const places: readonly Said[] = [values, ...(values.packages ?? []), ...Object.values(overrides)];
  const all = Object.keys(formats);
  const configured = all.filter(
    (id) =>
      Object.hasOwn(overrides, id) ||
      places.some((said) => said[id] !== undefined || said.contents?.some(({packager}) => packager === id)),
  );
  return configured.length > 0 ? configured : all;
}
