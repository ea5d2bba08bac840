import type {Manifest} from '../project.ts';
import {line, packageName, person, webAddress} from '../words.ts';

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html: the source's paragraph and the first package's. */
export const debian: Manifest = {
  path: 'debian/control',
  read: (text) => {
    const [source, first] = text
      .replace(/\r\n/g, '\n')
      .replace(/^#.*\n/gm, '')
      .trim()
      .split(/\n[ \t]*\n/)
      .map(fieldsOf);
    if (!source?.['source']) return undefined;
    const section = source['section'];
    return {
      name: packageName(first?.['package'] ?? source['source']),
      description: line(first?.['description']),
      homepage: webAddress(source['homepage']),
      maintainer: person(source['maintainer']),
      section: section && /^[a-z0-9][a-z0-9/-]*$/.test(section) ? section : undefined,
      compiled: first?.['architecture'] !== undefined && first['architecture'] !== 'all',
    };
  },
};

/** First lines of fields, under their names in lower case. */
const fieldsOf = (paragraph: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...paragraph.matchAll(/^([A-Za-z][\w-]*):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  );
