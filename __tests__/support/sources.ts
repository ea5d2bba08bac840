import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';

export const repositoryRoot: string = resolve(import.meta.dirname, '../..');

export interface Source {
  /** Relative to the folder read, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text with its comments blanked. */
  readonly code: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written: `../model/host.ts`, `zod`. */
  readonly specifier: string;
  /** Relative imports: the file meant, relative to the folder read. */
  readonly file: string | undefined;
  /** Loaded together with the file: neither a type nor by `import()`. */
  readonly atOnce: boolean;
}

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g;
const IMPORTS = [
  {pattern: /^(?:import|export)\s+type\b[^'"`]*?\bfrom\s*['"]([^'"\n]+)['"]/gm, atOnce: false},
  {pattern: /^(?:import|export)\s(?!\s*type\b)[^'"`]*?\bfrom\s*['"]([^'"\n]+)['"]/gm, atOnce: true},
  {pattern: /^import\s*['"]([^'"\n]+)['"]/gm, atOnce: true},
  {pattern: /\bimport\(\s*['"]([^'"\n]+)['"]/g, atOnce: false},
];

/** Every TypeScript file below a folder of the repository, with what it imports. */
export function readSources(folder: string): readonly Source[] {
  const root = join(repositoryRoot, folder);
  return readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => readSource(root, file));
}

function readSource(root: string, file: string): Source {
  const text = readFileSync(file, 'utf8');
  return {...parseSource(slashed(relative(root, file)), text)};
}

/** What a file of this path and text imports. */
export function parseSource(path: string, text: string): Source {
  const code = text.replace(COMMENTS, (comment) => comment.replace(/[^\n]/g, ' '));
  const imports = IMPORTS.flatMap(({pattern, atOnce}) =>
    [...code.matchAll(pattern)].map(([, specifier = '']) => ({
      specifier,
      file: specifier.startsWith('.') ? slashed(join(dirname(path), specifier)) : undefined,
      atOnce,
    })),
  );
  return {path, text, code, imports};
}

const slashed = (path: string): string => path.split(sep).join('/');
