import {UserError} from '../model/errors.ts';

/**
 * The name that a file has after upload to a release. GitHub keeps letters, digits and `_ - + @`; whatever stands between
 * them becomes one dot, none is left at either end, and accents go:
 * https://docs.github.com/en/rest/releases/assets#upload-a-release-asset
 */
export function assetName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{Mn}/gu, '');
  const named = plain.startsWith('.') ? `default${plain}` : plain;
  const kept = named.replace(/[^A-Za-z0-9_+@-]+/g, '.').replace(/^\.|\.$/g, '');
  return kept === name || kept.includes('.') ? kept : `default.${kept}`;
}

/** Each name's own after upload, or an error where two files would have the same. */
export function assetNames(names: readonly string[]): ReadonlyMap<string, string> {
  const uploaded = new Map(names.map((name) => [name, assetName(name)]));
  const holders = Map.groupBy(uploaded, ([, asset]) => asset);
  const problems = [...holders]
    .filter(([, same]) => same.length > 1)
    .map(([asset, same]) => ({
      message: `a release would hold ${same.map(([name]) => name).join(' and ')} under the same name, ${asset}`,
      hint: 'give their packages or versions names that differ in letters, digits, _, - or +',
    }));
  if (problems.length > 0) throw new UserError('publish/asset-names', problems);
  return uploaded;
}
