import {readFile} from 'node:fs/promises';
import {posix} from 'node:path';
import {isTrue, isUnitName, unitSuffixes} from '../../text/unit.ts';
import type {Draft} from './drafts.ts';

/** What of a unit file decides how a package treats it. */
export interface UnitFile {
  /** `hello.service`. */
  readonly name: string;
  readonly draft: Draft;
  /** It has something to be enabled by. */
  readonly installs: boolean;
  /** `DefaultInstance=` of a template. */
  readonly instance: string | undefined;
  /** The unit that this socket, timer or path starts. */
  readonly starts: string | undefined;
  /** Accounts that it takes for granted. */
  readonly owner: readonly string[];
  readonly group: readonly string[];
}

/** Where systemd looks for units of the system, but for links and drop-ins below. */
const FOLDERS = ['/usr/lib/systemd/system', '/lib/systemd/system', '/etc/systemd/system'];
const SUFFIX = new RegExp(String.raw`\.(?:${unitSuffixes.join('|')})$`);
const LARGEST = 1 << 20;

export const isUnitPath = (path: string): boolean =>
  FOLDERS.includes(posix.dirname(path)) && SUFFIX.test(path) && isUnitName(posix.basename(path));

/** The unit files among what a package ships; other names for them (links beside them) are none of their own. */
export async function unitFiles(drafts: readonly Draft[]): Promise<readonly UnitFile[]> {
  const byPath = new Map(drafts.map((draft) => [draft.entry.path, draft]));
  const units = drafts.flatMap((draft) => {
    const {entry} = draft;
    if (!isUnitPath(entry.path)) return [];
    if (entry.type === 'file') return [{draft, from: draft}];
    if (entry.type !== 'link') return [];
    const target = byPath.get(posix.resolve(posix.dirname(entry.path), entry.to));
    return target?.entry.type === 'file' && !isUnitPath(target.entry.path) ? [{draft, from: target}] : [];
  });
  const read = await Promise.all(
    units.map(async ({draft, from}) => unitFile(draft, parseUnit(await textOf(from)))),
  );
  // One name may be there by two folders: the clash is told elsewhere, or it is an administrator's.
  const byName = new Map(read.map((unit) => [unit.name, unit]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What cannot be read has been told. */
async function textOf({entry}: Draft): Promise<string> {
  if (entry.type !== 'file' || entry.size > LARGEST) return '';
  if (entry.content !== undefined) return Buffer.from(entry.content, 'base64').toString('utf8');
  return readFile(entry.from, 'utf8').catch(() => '');
}

type Directives = ReadonlyMap<string, string>;

function unitFile(draft: Draft, directives: Directives): UnitFile {
  const name = posix.basename(draft.entry.path);
  const said = (key: string): string | undefined => directives.get(key) || undefined;
  const wanted = ['WantedBy', 'RequiredBy', 'UpheldBy', 'Alias', 'Also'];
  const stem = name.replace(SUFFIX, '');
  const accepts = isTrue(said('Socket.Accept'));
  const starts = name.endsWith('.socket')
    ? (said('Socket.Service') ?? (accepts ? `${stem}@.service` : `${stem}.service`))
    : name.endsWith('.timer')
      ? (said('Timer.Unit') ?? `${stem}.service`)
      : name.endsWith('.path')
        ? (said('Path.Unit') ?? `${stem}.service`)
        : undefined;
  return {
    name,
    draft,
    installs: wanted.some((key) => said(`Install.${key}`) !== undefined),
    instance: said('Install.DefaultInstance'),
    starts,
    owner: isTrue(said('Service.DynamicUser')) ? [] : named(said('Service.User'), said('Socket.SocketUser')),
    group: isTrue(said('Service.DynamicUser'))
      ? []
      : named(said('Service.Group'), said('Socket.SocketGroup')),
  };
}

/** A name that only a running systemd knows (`%i`) is none. */
const named = (...names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => (name === undefined || name.includes('%') ? [] : [name]));

/** `Section.Key` and its last value: https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html */
export function parseUnit(text: string): Directives {
  const directives = new Map<string, string>();
  let section = '';
  let held = '';
  for (const line of text.split(/\r?\n/)) {
    // A comment inside a continued line is passed over.
    if (/^\s*[#;]/.test(line)) continue;
    if (line.endsWith('\\')) {
      held += `${line.slice(0, -1)} `;
      continue;
    }
    const whole = (held + line).trim();
    held = '';
    const [, header] = /^\[([^\]]+)\]$/.exec(whole) ?? [];
    if (header !== undefined) section = header;
    const equals = whole.indexOf('=');
    if (header !== undefined || equals < 1) continue;
    directives.set(`${section}.${whole.slice(0, equals).trim()}`, whole.slice(equals + 1).trim());
  }
  return directives;
}
