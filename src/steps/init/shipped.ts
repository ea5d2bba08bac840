import {join} from 'node:path/posix';
import type {Finding, Guess} from './project.ts';
import {fileNames, readSmall} from './project-files.ts';

interface Kind {
  readonly folders: readonly string[];
  /** Names with nothing in them that a glob or a shell would take otherwise. */
  readonly name: RegExp;
  /** What proves that the file is what its name says. */
  readonly text?: RegExp;
  readonly to: (file: string, packageName: string) => string;
  readonly mode?: string;
  /** Only the first one found. */
  readonly single?: boolean;
}

const UNIT_FOLDERS = [
  '.',
  'systemd',
  'packaging',
  'packaging/systemd',
  'contrib',
  'contrib/systemd',
  'debian/',
  'init',
];

/** Files that most projects keep and most packages should hold. */
const KINDS: readonly Kind[] = [
  {
    folders: UNIT_FOLDERS,
    name: /^[A-Za-z0-9][\w.-]*@?\.(service|socket|timer|path)$/,
    text: /^\[(Unit|Service|Socket|Timer|Path)\]/m,
    to: (file) => `/usr/lib/systemd/system/${file}`,
  },
  {
    folders: ['.', 'man', 'doc', 'docs', 'debian/'],
    name: /^[A-Za-z0-9][\w.+-]*\.[1-8]$/,
    text: /^\.(TH|Dd)\b/m,
    to: (file) => `/usr/share/man/man${file.at(-1)}/${file}`,
  },
  {
    folders: ['.'],
    name: /^readme(\.md|\.txt|\.rst)?$/i,
    to: (file, name) => `/usr/share/doc/${name}/${file}`,
    single: true,
  },
  {
    folders: ['.'],
    name: /^(licen[cs]e|copying)(\.md|\.txt)?$/i,
    to: (_, name) => `/usr/share/doc/${name}/copyright`,
    single: true,
  },
];

const SCRIPT: Kind = {
  folders: ['bin'],
  name: /^[A-Za-z0-9][\w.+-]*$/,
  text: /^#!/,
  to: (file) => `/usr/bin/${file}`,
  mode: '0755',
};

/** The programs of a project that nothing else tells of: scripts in bin/. */
export async function findScripts(workDir: string): Promise<readonly Finding[]> {
  return (await findKind(workDir, '', SCRIPT)).map((guess) => ({source: guess.src, contents: [guess]}));
}

/** Units, man pages, the readme and the licence, each as a line of `contents`. */
export async function findShipped(workDir: string, packageName: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const kind of KINDS) {
    const found = await findKind(workDir, packageName, kind);
    for (const guess of kind.single ? found.slice(0, 1) : found)
      if (!findings.some(({contents}) => contents?.some(({dst}) => dst === guess.dst)))
        findings.push({source: guess.src, contents: [guess]});
  }
  return findings;
}

async function findKind(workDir: string, packageName: string, kind: Kind): Promise<readonly Guess[]> {
  const guesses: Guess[] = [];
  for (const folder of kind.folders)
    for (const file of await fileNames(workDir, folder)) {
      if (!kind.name.test(file)) continue;
      const src = join(folder, file);
      if (kind.text && !kind.text.test((await readSmall(workDir, src)) ?? '')) continue;
      guesses.push({src, dst: kind.to(file, packageName), ...(kind.mode ? {mode: kind.mode} : {})});
    }
  return guesses;
}
