const UNITS: Readonly<Record<string, number>> = {MB: 1e6, GB: 1e9, TB: 1e12, MiB: 2 ** 20, GiB: 2 ** 30};

/** The bytes of `800 MB` or `1 GiB`; undefined where it says no size. */
export function parseSize(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^\s*(\d{1,9})\s*([A-Za-z]+)\s*$/.exec(text) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return factor === undefined || Number(digits) === 0 ? undefined : Number(digits) * factor;
}
