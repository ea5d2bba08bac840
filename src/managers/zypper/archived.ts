/** openSUSE's own servers, in `.repo` files and in the service that writes them. */
const MIRROR = /\bhttps?:\/\/(?:download|cdn)\.opensuse\.org(?=[/"\s]|$)/g;

/** Only the server changes; the archive has the same folders below it. */
export const archived = (_file: string, text: string, archive: string): string =>
  text
    .split('\n')
    .map((line) => (/^\s*#/.test(line) ? line : line.replace(MIRROR, () => archive)))
    .join('\n');
