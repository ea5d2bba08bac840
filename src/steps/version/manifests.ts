import {readFile} from 'node:fs/promises';
import {dirname, join, relative, resolve} from 'node:path';
import {type Place, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';

export interface Manifest {
  /** `package.json`, `Cargo.toml` or `mix.exs`. */
  readonly kind: string;
  /** From the project root. */
  readonly path: string;
  readonly place: Place;
}

/** What a file says, or undefined where it says nothing; may look at files above it. */
type Reader = (text: string, path: string) => string | undefined | Promise<string | undefined>;

const READERS: Readonly<Record<string, Reader>> = {
  'package.json': fromPackageJson,
  'Cargo.toml': fromCargoToml,
  'mix.exs': fromMix,
};

/** The files that we read. */
export const manifestKinds: readonly string[] = Object.keys(READERS);

/** The version that a language's own project file states. */
export async function versionInManifest(host: Host, {kind, path, place}: Manifest): Promise<string> {
  const read = READERS[kind];
  if (!read) throw new Error(`no reader of ${kind}`);
  const file = resolve(host.workDir, path);
  let version: string | undefined;
  try {
    version = (await read(await readFile(file, 'utf8'), file))?.trim();
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing ? `${path} is not there` : `${path} cannot be read: ${(cause as Error).message}`;
    throw refused({message, hint: 'name the file: version: {from: …, path: …}', place, cause});
  }
  if (version) return version;
  throw refused({message: `${path} states no version`, hint: HINTS[kind], place});
}

const HINTS: Readonly<Record<string, string>> = {
  'package.json': 'write "version": "1.2.3" into it, or use version: git',
  'Cargo.toml': 'write version = "1.2.3" under [package] or [workspace.package], or use version: git',
  'mix.exs':
    'write version: "1.2.3" or @version "1.2.3" into it, or use version: {from: command, command: […]}',
};

interface Refusal {
  readonly message: string;
  readonly hint: string | undefined;
  readonly place: Place;
  readonly cause?: unknown;
}

const refused = ({message, hint, place, cause}: Refusal): UserError =>
  new UserError('version/no-version', [{message, ...(hint && {hint}), place}], {cause});

function fromPackageJson(text: string): string | undefined {
  const data: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const has = typeof data === 'object' && data !== null && Object.hasOwn(data, 'version');
  const version = has ? (data as {version: unknown}).version : undefined;
  return typeof version === 'string' ? version : undefined;
}

/** https://doc.rust-lang.org/cargo/reference/manifest.html#the-version-field */
async function fromCargoToml(text: string, path: string): Promise<string | undefined> {
  const own = tomlTable(text, 'package');
  const inherited = /^\s*version\s*(?:\.\s*workspace\s*=\s*true|=\s*\{\s*workspace\s*=\s*true\s*\})/m.test(
    own,
  );
  return inherited ? fromWorkspace(text, path, tomlText(own, 'workspace')) : tomlText(own, 'version');
}

/** The workspace is named by the package, or the nearest folder above that has one, as cargo looks for it. */
async function fromWorkspace(
  text: string,
  path: string,
  named: string | undefined,
): Promise<string | undefined> {
  for (let at = path, found = text; ; ) {
    const version = tomlText(tomlTable(found, 'workspace.package'), 'version');
    if (version !== undefined) return version;
    const folder = dirname(at);
    const next = join(
      at === path && named !== undefined ? resolve(folder, named) : dirname(folder),
      'Cargo.toml',
    );
    if (relative(next, at) === '') return undefined;
    at = next;
    found = await readFile(at, 'utf8').catch(() => '');
  }
}

/** The lines of one table; texts of many lines, which might look like headers, are emptied before. */
function tomlTable(text: string, name: string): string {
  const plain = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""');
  const parts = plain.split(/^[ \t]*\[{1,2}([^[\]\n]+)\]{1,2}[ \t]*(?:#.*)?$/m);
  const index = parts.findIndex((part, at) => at % 2 === 1 && part.replace(/[\s"']/g, '') === name);
  return index < 0 ? '' : (parts[index + 1] ?? '');
}

const tomlText = (table: string, key: string): string | undefined => {
  const match = new RegExp(`^[ \\t]*"?${key}"?[ \\t]*=[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)')`, 'm').exec(table);
  return match?.[1] ?? match?.[2];
};

/** A text of its own, or the module attribute that it names; anything computed is left to a command. */
function fromMix(text: string): string | undefined {
  const code = text.replace(/^\s*#.*$/gm, '');
  const [, plain, attribute] = /\bversion:\s*(?:"([^"\n]*)"|@(\w+))/.exec(code) ?? [];
  if (plain !== undefined) return plain;
  const name = attribute ?? 'version';
  return new RegExp(`^\\s*@${name}\\s+"([^"\\n]*)"`, 'm').exec(code)?.[1];
}
