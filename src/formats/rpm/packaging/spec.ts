import {PkgError, UserError} from '../../../model/errors.ts';
import {type NewEntry, withSpecEntry} from './spec-changelog.ts';

/** What the rewritten spec must say. */
export interface Rewrite {
  /** Undefined where the spec's own stays. */
  readonly epoch: number | undefined;
  readonly version: string;
  readonly release: string;
  /** Tags get our words even where a macro of the spec gives them theirs. */
  readonly literal?: boolean;
  readonly entry: NewEntry;
}

/** What ends the preamble of the package itself: https://rpm-software-management.github.io/rpm/manual/spec.html */
const SECTION =
  /^%(package|description|prep|generate_buildrequires|conf|build|install|check|clean|pre|post|preun|postun|pretrans|posttrans|preuntrans|postuntrans|triggerin|triggerun|triggerpostun|triggerprein|filetriggerin|filetriggerun|filetriggerpostun|transfiletriggerin|transfiletriggerun|transfiletriggerpostun|verifyscript|files|changelog|sourcelist|patchlist|sepolicy)\b/;
const TAG = /^(\s*)(name|version|release|epoch)(\s*:\s*)(.*?)(\s*)$/i;
const ONE_MACRO = /^%(?:\{\??(\w+)\}|(\w+))$/;
const WORD = /^[A-Za-z0-9][A-Za-z0-9._+~^]*$/;

/**
 * A copy of the spec with our version and release: in the macro that Version is made of, so that whatever else is
 * made of it follows, else in the tag. Text goes in and out byte by byte (latin1), for old specs are in old encodings.
 */
export function rewriteSpec(spec: string, rewrite: Rewrite): string {
  const {version, release, epoch} = rewrite;
  for (const word of [version, release])
    if (!WORD.test(word)) throw new PkgError('packaging/version', `no version of an rpm: ${word}`);
  const lines = spec.split('\n');
  const tags = tagsOf(lines);
  const macro = rewrite.literal ? undefined : macroOf(lines, tags);
  const written = lines.map((line, at) => {
    const tag = tags.get(at);
    if (!tag) return macro === undefined ? line : redefined(line, macro, version);
    const value = {
      name: tag.value,
      version: macro === undefined ? version : tag.value,
      release,
      epoch: String(epoch ?? tag.value),
    };
    const head = `${tag.head}${value[tag.name]}`;
    const addEpoch = tag.name === 'version' && epoch !== undefined && !hasTag(tags, 'epoch');
    return addEpoch ? `${head}\nEpoch: ${epoch}` : head;
  });
  return withSpecEntry(written.join('\n'), rewrite.entry);
}

/** Is it a spec at all? What is missing is said in words; everything else, rpm says better. */
export function checkSpec(spec: string, file: string): void {
  const tags = tagsOf(spec.split('\n'));
  const missing = (['name', 'version', 'release'] as const).filter((name) => !hasTag(tags, name));
  if (missing.length === 0 && !spec.includes('\0')) return;
  const lines = missing.map((name) => `"${name[0]?.toUpperCase()}${name.slice(1)}:"`).join(', ');
  throw new UserError('packaging/no-spec', [
    {
      message: `${file} is no spec: ${lines ? `it has no line ${lines}` : 'it is not text'}`,
      hint: 'rpm.packaging names a .spec file: https://rpm-software-management.github.io/rpm/manual/spec.html',
      place: {file},
    },
  ]);
}

interface Tag {
  readonly name: 'name' | 'version' | 'release' | 'epoch';
  /** All that stands before the value. */
  readonly head: string;
  readonly value: string;
}

const hasTag = (tags: ReadonlyMap<number, Tag>, name: Tag['name']): boolean =>
  [...tags.values()].some((tag) => tag.name === name);

/** The tags of the main package by line; several of one name where %if chooses. */
function tagsOf(lines: readonly string[]): ReadonlyMap<number, Tag> {
  const tags = new Map<number, Tag>();
  for (const [at, line] of lines.entries()) {
    if (SECTION.test(line)) break;
    // Inside of a macro's definition that goes on over several lines.
    if (lines[at - 1]?.endsWith('\\')) continue;
    const [, indent = '', name, colon = '', value = ''] = TAG.exec(line) ?? [];
    if (name === undefined) continue;
    tags.set(at, {name: name.toLowerCase() as Tag['name'], head: `${indent}${name}${colon}`, value});
  }
  return tags;
}

/** The macro that Version consists of, if the spec itself says on one line what it is. */
function macroOf(lines: readonly string[], tags: ReadonlyMap<number, Tag>): string | undefined {
  const values = new Set([...tags.values()].filter(({name}) => name === 'version').map(({value}) => value));
  const [value = ''] = values;
  const [, braced, bare] = values.size === 1 ? (ONE_MACRO.exec(value) ?? []) : [];
  const macro = braced ?? bare;
  if (macro === undefined) return undefined;
  return lines.some((line) => definition(macro).test(line) && !line.endsWith('\\')) ? macro : undefined;
}

/** `%global ver 1.2`, `%define ver 1.2`, `%{!?ver: %global ver 1.2}`. */
const definition = (macro: string): RegExp =>
  new RegExp(`^(\\s*(?:(%\\{!\\?${macro}:)\\s*)?%(?:global|define)\\s+${macro}\\s+)(\\S.*?)(\\s*)$`);

function redefined(line: string, macro: string, version: string): string {
  const [, head = '', conditional, value] = definition(macro).exec(line) ?? [];
  if (value === undefined) return line;
  return `${head}${version}${conditional === undefined ? '' : '}'}`;
}
