import {type Read, readElf} from '../../archive/elf/elf.ts';
import {archesOf, machineText} from '../../archive/elf/machine.ts';
import {formatOf} from '../../formats/index.ts';
import type {ElfFile, ElfProblem, ElfRelations} from '../../model/elf.ts';
import type {Host} from '../../model/host.ts';
import type {Entry, Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import type {Config} from '../config/index.ts';
import {glibcProblem} from '../glibc.ts';
import type {Draft} from './drafts.ts';
import type {Findings} from './finding.ts';

/** In `depends:`: all that is read from the files. */
const AUTO = 'auto';
/** Nothing smaller has an ELF header. */
const LEAST_SIZE = 52;

interface Staged {
  readonly pkg: Package;
  readonly drafts: readonly Draft[];
}

interface Looking {
  readonly host: Pick<Host, 'signal'>;
  readonly config: Pick<Config, 'nfpm'>;
  readonly findings: Findings;
  /** Files of the project that were already looked into, by their paths. */
  readonly elves: Map<string, Read>;
}

/**
 * What the format reads from the ELF files of each package takes the place of `auto`, or of a `depends:` that nobody
 * wrote. For a native target that is left to the distro's own tools.
 */
export async function addDependencies(
  staged: readonly Staged[],
  target: Target,
  looking: Looking,
): Promise<readonly Package[]> {
  const looked = staged.map(({pkg, drafts}) => {
    const auto = wantsAuto(pkg, looking);
    const files = drafts.flatMap((draft) => elfOf(draft, pkg, {auto, target, looking}));
    const written = pkg.relations.depends.filter((text) => looking.config.nfpm || text !== AUTO);
    const bare = withDepends(pkg, written);
    const read = auto && target.engine === 'native';
    return {pkg: read ? {...bare, auto: true} : bare, given: pkg, drafts, auto, files};
  });
  const isSettled = looked.every(({pkg, files}) => pkg.auto || files.length === 0);
  if (isSettled) return looked.map(({pkg}) => pkg);
  const {elfRelations} = await formatOf(target.format).load();
  if (!elfRelations) return looked.map(({pkg}) => pkg);
  return looked.map((own) => {
    if (own.pkg.auto) return own.pkg;
    const found = elfRelations(
      own,
      looked.filter((one) => one !== own),
    );
    tell(own, found, looking);
    if (!own.auto) return own.pkg;
    const {depends} = own.given.relations;
    const mixed =
      depends.length === 0
        ? found.depends
        : depends.flatMap((text) => (text === AUTO ? found.depends : text));
    const provides = [...new Set([...own.pkg.relations.provides, ...found.provides])];
    return withDepends({...own.pkg, relations: {...own.pkg.relations, provides}}, [...new Set(mixed)]);
  });
}

const wantsAuto = ({relations: {depends}}: Package, {config}: Looking): boolean =>
  !config.nfpm && (depends.length === 0 || depends.includes(AUTO));

const withDepends = (pkg: Package, depends: readonly string[]): Package => ({
  ...pkg,
  relations: {...pkg.relations, depends},
});

interface Asked {
  /** What cannot be told is then a mistake, not a remark. */
  readonly auto: boolean;
  readonly target: Target;
  readonly looking: Looking;
}

/** The file's own facts, with a word on what cannot run where the package goes. */
function elfOf({entry, at, label}: Draft, pkg: Package, {auto, target, looking}: Asked): readonly ElfFile[] {
  const read = lookInto(entry, looking);
  if (!read || entry.type !== 'file') return [];
  const {nfpm} = looking.config;
  const {error, warn} = looking.findings;
  if ('damage' in read) {
    // What nobody runs or links may be anything, such as a file to test with.
    if (isCode(entry))
      (auto ? error : warn)(
        at,
        `${label} is a damaged ELF file: ${read.damage}`,
        'build it again, or take it out',
      );
    return [];
  }
  if (read.kind === 'other') return [];
  if (!archesOf(read).includes(pkg.arch)) {
    const {message, hint} = machineProblem(read, pkg.arch);
    if (isCode(entry) && !DATA.test(entry.path))
      (nfpm || isChosen(entry, read) ? warn : error)(at, `${label} ${message}`, hint);
    return [];
  }
  const old = glibcProblem(target, read, {path: entry.from, shown: label});
  if (old) error(at, old.message, old.hint);
  return old ? [] : [{path: entry.path, mode: entry.mode, elf: read}];
}

function lookInto(entry: Entry, {elves, host}: Looking): Read {
  if (entry.type !== 'file' || entry.content !== undefined || entry.size < LEAST_SIZE) return undefined;
  if (!elves.has(entry.from)) {
    host.signal.throwIfAborted();
    elves.set(entry.from, readElf(entry.from));
  }
  return elves.get(entry.from);
}

const isCode = ({path, mode}: Entry): boolean => (mode & 0o111) !== 0 || /\.so(?:\.[0-9.]+)?$/.test(path);

/** Where files for other machines are data. */
const DATA = /^\/(?:usr\/share|(?:usr\/)?lib\/firmware|usr\/lib\/debug)\//;

/** Where the system looks for libraries. */
const LINKED = /^\/(?:usr\/(?:local\/)?)?lib(?:32|64)?\/(?:[a-z0-9_]+-linux-[a-z0-9]+\/)?[^/]+$/;

/** A plugin in a folder of the app's own may be one of several, of which the app loads what suits the machine. */
const isChosen = ({path}: Entry, {kind, interpreter, hasDebug}: ElfFile['elf']): boolean =>
  kind === 'library' && interpreter === undefined && !hasDebug && !LINKED.test(path);

function machineProblem(
  elf: ElfFile['elf'],
  arch: string,
): {readonly message: string; readonly hint: string} {
  const made = machineText(elf);
  return arch === 'all'
    ? {
        message: `is made for ${made}, and the package is for every architecture`,
        hint: `write arch: ${archesOf(elf)[0] ?? 'and the one it was made for'}`,
      }
    : {
        message: `is made for ${made}, and the package is for ${arch}`,
        hint: `take the one that was made for ${arch}; what is only data belongs below /usr/share`,
      };
}

/** At the line that brings the file. */
function tell(
  {drafts, auto}: Staged & {readonly auto: boolean},
  found: ElfRelations,
  looking: Looking,
): void {
  const {findings, config} = looking;
  const placed = (problems: readonly ElfProblem[], say: Findings['warn'], more = '') => {
    for (const {path, message, hint} of problems)
      say(drafts.find(({entry}) => entry.path === path)?.at ?? '', message, `${hint}${more}`);
  };
  if (auto) {
    placed(found.unanswered, findings.error);
    placed(found.assumed, findings.warn);
  } else
    placed(
      found.unnamed,
      findings.warn,
      config.nfpm ? '' : ', or auto, which stands for all that is read from the files',
    );
}
