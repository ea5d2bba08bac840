import {rename} from 'node:fs/promises';
import {join} from 'node:path';
import {parseCompression} from '../../../archive/pack/codec.ts';
import {unpackTar} from '../../../containers/index.ts';
import {PkgError, ToolError, UserError} from '../../../model/errors.ts';
import type {Package} from '../../../model/package.ts';
import type {Workshop} from '../../../model/workshop.ts';
import {tempDir} from '../../../tools/files.ts';
import {deb} from '../deb.ts';
import type {DebOptions} from '../options.ts';
import {BIN, OUT, PLAIN, treeOf} from './paths.ts';
import type {Templates} from './templates.ts';

export interface Packing {
  readonly pkg: Package<DebOptions>;
  /** The rendered control file, for messages. */
  readonly control: string;
  readonly templates: Templates;
  /** Our tar stands before the system's: some files are not root's. */
  readonly owners: boolean;
}

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs dpkg-deb on a laid package; gives the name of the file. */
export async function packTree(workshop: Workshop, packing: Packing): Promise<string> {
  const {pkg, owners} = packing;
  const name = deb.fileName(pkg, pkg.options);
  const words = ['dpkg-deb', ...compressionWords(pkg.options.compression), '--build'] as const;
  try {
    await workshop.run([...words, treeOf(pkg.name), `${OUT}/${name}`] as [string, ...string[]], {
      env: {
        ...PLAIN,
        SOURCE_DATE_EPOCH: String(pkg.version.date),
        ...(owners && {PATH: `${BIN}:${SYSTEM_PATH}`}),
      },
    });
  } catch (error) {
    throw error instanceof ToolError ? explained(error, packing) : error;
  }
  return name;
}

/** Without a word of the user's, the distro's own. */
export function compressionWords(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const codec = parseCompression(text);
  if ('message' in codec) throw new UserError('deb/compression', [codec]);
  const {algorithm, level} = codec;
  return [`-Z${algorithm}`, ...(level === undefined ? [] : [`-z${level}`])];
}

/** dpkg-deb names the line of the control file that it stopped at. */
function explained(error: ToolError, {pkg, control, templates}: Packing): PkgError {
  const said = error.tail.replaceAll(/^dpkg-deb: error: /gm, '');
  if (/unknown compression type/.test(said))
    return new UserError(
      'deb/compression',
      `dpkg-deb of ${pkg.target} does not know ${pkg.options.compression}`,
      {
        hint: 'leave deb.compression out for this target: its own default is used then',
        cause: error,
      },
    );
  const line = /parsing file '[^\n]*\/DEBIAN\/control' near line (\d+)/.exec(said)?.[1];
  if (line === undefined && !/\/DEBIAN\/control/.test(said))
    return new PkgError('deb/dpkg-deb', `dpkg-deb could not pack ${pkg.name} for ${pkg.target}: ${said}`, {
      cause: error,
    });
  const reason = said.replace(/^.*near line \d+[^\n]*:\s*/s, '').split('\n')[0] ?? '';
  const at = lineOf(control, Number(line ?? 1), reason);
  return new UserError(
    'deb/control',
    [
      {
        message: `dpkg-deb refuses the control file of ${pkg.name}: ${reason}, at its line ${at}: ${control.split('\n')[at - 1]}`,
        hint: 'mend the value that stands there, or the template',
        place: {file: templates.fileOf('control')},
      },
    ],
    {cause: error},
  );
}

/** The line counted from 1; dpkg counts one less where it stops at a name that has no colon. */
function lineOf(control: string, told: number, reason: string): number {
  const lines = control.trimEnd().split('\n');
  const name = /field name '([^']+)'/.exec(reason)?.[1];
  const named = name === undefined ? -1 : lines.indexOf(name, told - 1);
  return named < 0 ? Math.min(told, lines.length) : named + 1;
}

/** Brings the finished files out; nothing else that may lie beside them. */
export async function bringOut(workshop: Workshop, names: readonly string[], outDir: string): Promise<void> {
  await using draft = await tempDir(outDir);
  await unpackTar(workshop.get(OUT), draft.path, {strip: 1});
  for (const name of names) await rename(join(draft.path, name), join(outDir, name));
}
