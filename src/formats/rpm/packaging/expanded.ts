/** What a spec says once rpm has read it. */
export interface Expanded {
  readonly name: string;
  readonly epoch: string | undefined;
  readonly version: string;
  readonly release: string;
  /** File names of its sources, the first one first, and of its patches. */
  readonly sources: readonly string[];
  readonly patches: readonly string[];
  /** What %setup expects the first source to unpack to; empty where it makes a folder for it by itself. */
  readonly folder: string;
}

/** One line a fact; names of sources hold no slash and no newline. */
export const QUERY =
  'name %{NAME}\\nepoch %{EPOCH}\\nversion %{VERSION}\\nrelease %{RELEASE}\\n[source %{SOURCE}\\n][patch %{PATCH}\\n]';

/** What `rpmspec -q --srpm` printed for QUERY, and `rpmspec -P`. */
export function readExpanded(printed: string, parsed: string): Expanded {
  const facts = printed.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    const value = line.slice(space + 1);
    return space > 0 && value !== '(none)' ? [[line.slice(0, space), value] as const] : [];
  });
  const all = (key: string) => facts.filter(([name]) => name === key).map(([, value]) => value);
  const [name = '', version = '', release = ''] = ['name', 'version', 'release'].map((key) => all(key)[0]);
  const numbered = sourceLines(parsed);
  const sources = [...numbered, ...all('source').filter((source) => !numbered.includes(source))];
  return {
    name,
    version,
    release,
    epoch: all('epoch')[0],
    sources,
    patches: all('patch'),
    folder: setupFolder(parsed) ?? `${name}-${version}`,
  };
}

/** In the order of their numbers: the query's own order differs between versions of rpm. */
function sourceLines(parsed: string): readonly string[] {
  const found: {readonly number: number; readonly name: string}[] = [];
  for (const [, digits, value = ''] of parsed.matchAll(/^[ \t]*Source(\d*)[ \t]*:[ \t]*(\S+)/gim))
    found.push({
      number: digits ? Number(digits) : (found.at(-1)?.number ?? -1) + 1,
      name: value.slice(value.lastIndexOf('/') + 1),
    });
  return found.sort((a, b) => a.number - b.number).map(({name}) => name);
}

/** rpm before 4.18 leaves %setup as it is written; later ones show the commands that it stands for. */
function setupFolder(parsed: string): string | undefined {
  const prep =
    /^%prep\b([\s\S]*?)(?=^%(?:build|conf|install|generate_buildrequires|files)\b|(?![\s\S]))/m.exec(
      parsed,
    )?.[1];
  const line = /^%setup\b(.*)$/m.exec(prep ?? '')?.[1];
  if (line !== undefined) {
    if (/(^|\s)-[a-zA-Z]*c/.test(line)) return '';
    const [, quoted, word] = /(?:^|\s)-n\s*(?:"([^"]*)"|(\S+))/.exec(line) ?? [];
    return quoted ?? word;
  }
  const folder = /^cd '?([^'/\n][^'\n]*?)'?$/m.exec(prep ?? '')?.[1];
  if (folder === undefined) return undefined;
  // Only as %setup -c writes it: some versions print %install as a part of %prep.
  const made = (prep ?? '').split('\n').some((line) => /mkdir -p '?([^']+)'?$/.exec(line)?.[1] === folder);
  return made ? '' : folder;
}
