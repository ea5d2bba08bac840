/** `Name <mail@example.org>` as SPDX writes a person or an organization; undefined where there is no name. */
export function agentOf(kind: 'Person' | 'Organization', text = ''): string | undefined {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const [, name = line, mail] = /^([^<]*)<([^<>\s]+@[^<>\s]+)>$/.exec(line) ?? [];
  const plain = name
    .replace(/["()<>]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (plain === '' && mail === undefined) return undefined;
  return `${kind}: ${plain || mail}${mail === undefined ? '' : ` (${mail})`}`;
}

/** An address of the web as it stands, or undefined where it is none. */
export function urlOf(text = ''): string | undefined {
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
