/** The parts of a package URL. */
export interface PurlParts {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly qualifiers: Readonly<Record<string, string | undefined>>;
}

/** https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst: escaped, the qualifiers in order. */
export function purlOf({type, namespace, name, version, qualifiers}: PurlParts): string {
  const more = Object.entries(qualifiers)
    .filter(([, value]) => value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${escaped(value ?? '')}`);
  const path = [type, ...(namespace ? [escaped(namespace)] : []), escaped(name)].join('/');
  return `pkg:${path}@${escaped(version)}${more.length > 0 ? `?${more.join('&')}` : ''}`;
}

/** Letters, digits and `. - _ ~ :` stand as they are. */
const escaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
