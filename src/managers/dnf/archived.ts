import {eachSection} from '../../text/repo-file.ts';

/**
 * Where CentOS and Fedora say that their packages are, often in a comment only; the rest of the address is the same
 * in the archive. `download.example` stands in Fedora's own files.
 */
const MIRROR =
  /^https?:\/\/(?:mirror\.centos\.org|(?:download\.example|(?:dl|download)\.fedoraproject\.org)\/pub\/fedora\/linux)\//;

const BASE = /^\s*#?\s*baseurl\s*=\s*(\S+)\s*$/;
const LIST = /^\s*(?:mirrorlist|metalink)\s*=/;

/** The list of mirrors of an ended release is empty or gone: the address in the file is used in its place. */
export const archived = (_file: string, text: string, archive: string): string =>
  eachSection(text, (lines) =>
    lines.some((line) => homeOf(line, archive) !== undefined)
      ? lines.map((line) => {
          const home = homeOf(line, archive);
          if (home !== undefined) return `baseurl=${home}`;
          return LIST.test(line) ? `#${line}` : line;
        })
      : lines,
  );

function homeOf(line: string, archive: string): string | undefined {
  const [, address = ''] = BASE.exec(line) ?? [];
  return MIRROR.test(address) ? address.replace(MIRROR, () => `${archive}/`) : undefined;
}
