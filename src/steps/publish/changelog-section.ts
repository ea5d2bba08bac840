/** The text of one version in a changelog, without its heading; undefined where no heading names that version. */
export function changelogSection(text: string, versions: readonly string[]): string | undefined {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const headings = headingsOf(lines);
  const at = headings.findIndex(({title}) => isOf(title, versions));
  const found = headings[at];
  if (!found) return undefined;
  const end = headings.slice(at + 1).find(({level}) => level <= found.level)?.first ?? lines.length;
  return withReferences(lines, lines.slice(found.last + 1, end));
}

/** What the headings of a changelog name, for messages: `Unreleased`, `1.2.2`. */
export function changelogTitles(text: string): readonly string[] {
  return headingsOf(text.replace(/\r\n?/g, '\n').split('\n'))
    .filter(({title}) => /\d|unreleased/i.test(title))
    .map(({title}) => title);
}

interface Heading {
  readonly level: number;
  readonly title: string;
  /** Its lines: with `===` or `---` under it, they are more than one. */
  readonly first: number;
  readonly last: number;
}

/** Headings of both kinds that Markdown has (https://spec.commonmark.org/0.31.2/#leaf-blocks), not those in code or comments. */
function headingsOf(lines: readonly string[]): readonly Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  let isComment = false;
  for (const [index, line] of lines.entries()) {
    const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (isComment) isComment = !line.includes('-->');
    else if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
    } else if (mark) fence = mark;
    else if (/^ {0,3}<!--/.test(line)) isComment = !line.includes('-->');
    else {
      const [, signs, title = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
      if (signs) headings.push({level: signs.length, title, first: index, last: index});
      const [, under] = /^ {0,3}(=+|-+)[ \t]*$/.exec(line) ?? [];
      const above = lines[index - 1] ?? '';
      if (under && /^ {0,3}[^\s#>*+|-]/.test(above))
        headings.push({level: under[0] === '=' ? 1 : 2, title: above.trim(), first: index - 1, last: index});
    }
  }
  return headings;
}

const isDate = (word: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(word);

/** `[1.2.3] - 2026-01-31`, `v1.2.3 (31 Jan)`, `hello 1.2.3`: the first version in it counts. */
function isOf(title: string, versions: readonly string[]): boolean {
  const words = title.split(/[\s[\](){}<>"'`,;:*]+|_(?=\d)|(?<=\d)_/).filter(Boolean);
  if (words.some((word) => versions.includes(word) && !/^[\dv.]/.test(word))) return true;
  const first = words.find((word) => /^v?\d/i.test(word) && !isDate(word));
  return first !== undefined && versions.includes(first.replace(/^v(?=\d)/i, ''));
}

const REFERENCE = /^ {0,3}\[([^\]]+)\]:\s*\S/;

/** Links are often defined at the end of the file: those that the section uses come with it, the others go. */
function withReferences(lines: readonly string[], section: readonly string[]): string {
  const body = section
    .filter((line) => !REFERENCE.test(line))
    .join('\n')
    .trim();
  if (body === '') return '';
  const used = lines.filter((line) => {
    const [, label] = REFERENCE.exec(line) ?? [];
    return label !== undefined && body.toLowerCase().includes(`[${label.toLowerCase()}]`);
  });
  return [body, ...(used.length > 0 ? ['', ...used] : [])].join('\n');
}
