import {nameOf} from '../../distros/index.ts';
import type {Command} from '../../model/manager.ts';
import {shellWord} from '../../text/shell.ts';
import {type Block, blocksOf} from './blocks.ts';
import {keyringName} from './names.ts';
import {addressOf} from './sources.ts';
import type {PageWork, SourceWork} from './work.ts';

/** The lines for one group of machines: shown on the page, in the README block and by the script, and run by tests. */
export interface InstallSteps {
  readonly kind: string;
  /** In the repository; several where machines find theirs by their own release. */
  readonly suites: readonly string[];
  readonly stream: string;
  /** An id of `managers/`. */
  readonly manager: string;
  /** Names of targets, such as `debian-12`; none: every machine of that manager that has no suite of its own. */
  readonly releases: readonly string[];
  readonly title: string;
  /** Names the source on a machine. */
  readonly id: string;
  /** Where its file is on a machine. */
  readonly source: string;
  readonly packages: readonly string[];
  /** The package that keeps key and source up to date; undefined where the repository has none. */
  readonly carrier: string | undefined;
  /** Shell lines, with sudo. */
  readonly add: readonly string[];
  readonly install: readonly string[];
  readonly upgrade: readonly string[];
  /** Takes the packages away, and the source with its key. */
  readonly remove: readonly string[];
}

/** How to get packages from this repository, for every group of machines; nothing where it has no address yet. */
export const installSteps = (work: PageWork): readonly InstallSteps[] =>
  work.settings.url === undefined ? [] : blocksOf(work).map((block) => stepsOf(work, block));

const sudo = (command: Command): string => ['sudo', ...command].map(shellWord).join(' ');

/** Redirected requests are followed, and a page that says an error is none of what was asked for. */
const fetched = (path: string, url: string): string => sudo(['curl', '-fsSL', '-o', path, url]);

export const keyringFile = (name: string, form: 'armored' | 'binary'): string =>
  `${keyringName(name)}.${form === 'armored' ? 'asc' : 'gpg'}`;

export function stepsOf({settings}: SourceWork, block: Block): InstallSteps {
  const {way, id, packages, carrier} = block;
  const {kind} = block.suites[0]!;
  const {client} = kind;
  const at = (path: string): string => addressOf(settings.url!, path);
  const key = at(keyringFile(settings.name, client.keyForm));
  const keyPath = client.keyPath(id);
  const path = way.sourcePath(id);
  const names = [...packages, ...(client.keyFirst && carrier !== undefined ? [carrier] : [])];
  return {
    kind: kind.id,
    suites: block.suites.map(({suite}) => suite),
    stream: block.stream,
    manager: way.manager,
    releases: block.releases.map(nameOf),
    title: block.title,
    id,
    source: path,
    packages,
    carrier,
    add: [
      ...(client.keyFirst ? [fetched(keyPath, key)] : []),
      ...(way.trust ? [sudo(way.trust(key))] : []),
      fetched(path, at(`${block.file}.${client.extension}`)),
      ...way.refresh(id).map(sudo),
    ],
    install: [sudo(way.install(names))],
    upgrade: [...way.refresh(id).map(sudo), sudo(way.upgrade(packages))],
    remove: [
      sudo(way.remove(packages)),
      ...(names.length > packages.length ? [sudo(way.purge([carrier!]))] : []),
      sudo(['rm', '-f', path, ...(client.keyFirst ? [keyPath] : [])]),
    ],
  };
}
