import {parseControl} from '../../../text/control.ts';

/** What debian/control says of the source and of the packages that come of it. */
export interface SourceFacts {
  readonly source: string | undefined;
  /** Every package is for all architectures. */
  readonly allOnly: boolean;
}

/** Reads it as far as it can be read; what is wrong with it, dpkg says better. */
export function readSourceControl(text: string): SourceFacts {
  const paragraphs = text
    .split(/\n(?:[ \t]*\n)+/)
    .map((part) => part.replace(/^#.*\n?/gm, ''))
    .filter((part) => part.trim() !== '')
    .map((part) => new Map((parseControl(part) ?? []).map(([name, value]) => [name.toLowerCase(), value])));
  const source = paragraphs[0]?.get('source');
  const packages = paragraphs.filter((fields) => fields.has('package'));
  return {
    source: source !== undefined && /^[a-z0-9][a-z0-9+.-]*$/i.test(source) ? source : undefined,
    allOnly: packages.length > 0 && packages.every((fields) => fields.get('architecture') === 'all'),
  };
}

/** The packages that debian/files lists, udebs left out: https://manpages.debian.org/deb-src-files.5 */
export const builtPackages = (files: string): readonly string[] =>
  files.split('\n').flatMap((line) => /^([A-Za-z0-9][\w.+~-]*\.d?deb)\s/.exec(line)?.[1] ?? []);
