import type {Problem} from '../../model/errors.ts';
import type {Listing} from '../../model/repository.ts';
import {hasControl} from '../../text/control.ts';
import {ROOT} from './names.ts';
import {isBelow} from './release.ts';
import {isoOf, PUBLISHED, type Texts} from './stanza.ts';

export interface PackagesFile {
  /** For messages. */
  readonly path: string;
  readonly text: string;
  readonly component: string;
  /** Of the Release file: for packages that do not say when they came. */
  readonly date: number;
}

const WANTED = ['Package', 'Version', 'Architecture', 'Filename', 'Size', 'SHA256', PUBLISHED] as const;
type Wanted = (typeof WANTED)[number];
const BY_LETTER: ReadonlyMap<number, readonly Wanted[]> = Map.groupBy(WANTED, (name) => name.charCodeAt(0));

/** The packages of one Packages file; the stanzas stay as they are. */
export function parsePackages(
  {path, text, component, date}: PackagesFile,
  problems: Problem[],
): readonly Omit<Listing, 'texts'>[] & readonly {texts: Texts}[] {
  const found: (Omit<Listing, 'texts'> & {texts: Texts})[] = [];
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === 10) {
      at += 1;
      continue;
    }
    const blank = text.indexOf('\n\n', at);
    const end = blank < 0 ? text.length : blank + 1;
    const said = fieldsAt(text, at, end);
    const whole = text.slice(at, end);
    at = end;
    const fault = faultOf(said);
    if (fault !== undefined) {
      problems.push({
        message: `${path}: ${said.Package ?? 'a package without a name'} ${fault}`,
        hint: 'no repository can be brought up to date from it: make it anew from its packages',
      });
      continue;
    }
    const published = Date.parse(said[PUBLISHED] ?? '') / 1000;
    const isOurs = Number.isSafeInteger(published);
    const ended = whole.endsWith('\n') ? whole : `${whole}\n`;
    found.push({
      name: said.Package!,
      version: said.Version!,
      arch: said.Architecture!,
      path: ROOT + said.Filename!.replace(/^(?:\.\/)+/, ''),
      size: Number(said.Size),
      sha256: said.SHA256!,
      published: isOurs ? published : date,
      texts: {
        component,
        stanza: isOurs ? ended : `${ended}${PUBLISHED}: ${isoOf(date)}\n`,
        files: '',
      },
    });
  }
  return found;
}

function fieldsAt(text: string, start: number, end: number): Partial<Record<Wanted, string>> {
  const said: Partial<Record<Wanted, string>> = {};
  for (let at = start; at < end; ) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 || found > end ? end : found;
    for (const name of BY_LETTER.get(text.charCodeAt(at)) ?? [])
      if (text.charCodeAt(at + name.length) === 58 && text.startsWith(name, at))
        said[name] = text.slice(at + name.length + 1, stop).trim();
    at = stop + 1;
  }
  return said;
}

function faultOf(said: Partial<Record<Wanted, string>>): string | undefined {
  const missing = (['Package', 'Version', 'Architecture', 'Filename', 'Size', 'SHA256'] as const).find(
    (name) => !said[name],
  );
  if (missing) return `has no ${missing}`;
  if (!/^\d{1,15}$/.test(said.Size!)) return `has the size ${JSON.stringify(said.Size)}`;
  if (!/^[0-9a-f]{64}$/.test(said.SHA256!)) return 'has a SHA256 that is none';
  if (!isBelow(said.Filename!))
    return `has the Filename ${JSON.stringify(said.Filename)}, outside of the repository`;
  const odd = [said.Package!, said.Version!, said.Architecture!].find(
    (word) => /[\s/\\]/.test(word) || hasControl(word),
  );
  return odd === undefined ? undefined : `has the name, version or architecture ${JSON.stringify(odd)}`;
}
