import {formatOf} from '../../formats/index.ts';
import type {FileFact, PackageFacts} from '../../model/facts.ts';
import {relationKinds} from '../../model/package.ts';
import {printable, printableLines} from '../../text/printable.ts';
import {fileLines} from './file-lines.ts';

/** The facts for a person at a terminal; nothing that the package says can reach the terminal as a command. */
export function inspectText(facts: PackageFacts): string {
  const {format, name, version, arch} = facts;
  const blocks: readonly (readonly string[])[] = [
    [`${formatOf(format).title} ${[name, version, arch].map(printable).join(' ')}`],
    block(
      'Fields',
      pairLines(Object.entries(facts.fields).map(([key, value]) => [key, printableLines(value)])),
    ),
    block('Relations', pairLines(relationPairs(facts))),
    block(filesTitle(facts), fileLines(facts.files)),
    block('Scripts', scriptLines(facts)),
    block(
      'Signatures',
      facts.signatures.length > 0 ? facts.signatures.map(printable) : ['none: this package is unsigned'],
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A title with indented lines under it; nothing when there are none. */
const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`.trimEnd())] : [];

type Pair = readonly [name: string, lines: readonly string[]];

/** `name  value`, aligned; further lines of a value stand under its first. */
function pairLines(pairs: readonly Pair[]): readonly string[] {
  const names = pairs.map(([name]) => printable(name));
  const width = names.reduce((widest, name) => Math.max(widest, name.length), 0);
  return pairs.flatMap(([, lines], at) =>
    lines.map((line, row) => `${(row === 0 ? (names[at] ?? '') : '').padEnd(width)}  ${line}`),
  );
}

const relationPairs = ({relations}: PackageFacts): readonly Pair[] =>
  relationKinds
    .filter((kind) => relations[kind].length > 0)
    .map((kind) => [kind, relations[kind].map(printable)]);

function filesTitle({files, compression}: PackageFacts): string {
  const bytes = files.reduce((sum, file) => sum + (isCounted(file) ? file.size : 0), 0);
  const many = `${files.length} ${files.length === 1 ? 'path' : 'paths'}`;
  return `Files (${many}, ${bytes} bytes, compression ${printable(compression)})`;
}

const isCounted = ({type}: FileFact): boolean => type === 'file' || type === 'hardlink';

const scriptLines = ({scripts}: PackageFacts): readonly string[] =>
  Object.entries(scripts).flatMap(([name, text]) => [
    `${printable(name)}:`,
    ...printableLines(text).map((line) => `  | ${line}`),
  ]);
