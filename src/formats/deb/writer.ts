import {mkdir, open, rename, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {AR_MAGIC, arHead, arPadding} from '../../archive/ar.ts';
import {type Codec, pack, parseCompression} from '../../archive/pack/compress.ts';
import {fileSink} from '../../archive/pack/sink.ts';
import {tarEnd, tarHead, tarPadding} from '../../archive/tar.ts';
import {PkgError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import {fileChunks, tempDir} from '../../tools/files.ts';
import {controlOf} from './control.ts';
import {conffilesOf, dataTar, installedKib, pathProblems, rootOf} from './data.ts';
import {deb} from './deb.ts';
import type {DebOptions} from './options.ts';
import {type ControlFile, maintainerScripts, ownScripts, triggersOf} from './scripts.ts';

const SUFFIX: Readonly<Record<string, string>> = {none: '', gzip: '.gz', xz: '.xz', zstd: '.zst'};

/** Writes the package into `outDir`, whole or not at all: https://manpages.debian.org/deb.5 */
export async function writeDeb(
  host: Host,
  pkg: Package<DebOptions>,
  outDir: string,
): Promise<readonly string[]> {
  const name = deb.fileName(pkg, pkg.options);
  const files = await controlFiles(host, pkg);
  try {
    await mkdir(outDir, {recursive: true});
    await using draft = await tempDir(outDir);
    const data = join(draft.path, 'data');
    const codec = codecOf(pkg);
    const sums = await writeData(host, {pkg, codec, path: data});
    const control = controlArchive(
      pkg,
      sums === '' ? files : [...files, {name: 'md5sums', mode: 0o644, content: sums}],
    );
    const size = (await stat(data)).size;
    const whole = join(draft.path, 'whole');
    const members = [
      {name: 'debian-binary', size: 4, body: () => [Buffer.from('2.0\n')]},
      {name: 'control.tar.gz', size: control.length, body: () => [control]},
      {
        name: `data.tar${SUFFIX[codec.algorithm]}`,
        size,
        body: () => fileChunks(data),
      },
    ];
    await writeArchive(host, {members, mtime: pkg.version.date, path: whole});
    await rename(whole, join(outDir, name));
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    throw new PkgError('deb/write', `${name} could not be written: ${(cause as Error).message}`, {cause});
  }
  return [name];
}

function codecOf(pkg: Package<DebOptions>): Codec {
  const codec = parseCompression(pkg.options.compression ?? 'gzip');
  if ('message' in codec) throw new UserError('deb/compression', [codec]);
  return codec;
}

/** Everything but the md5 sums, which are only known once the files were read; all that is wrong, at once. */
async function controlFiles(host: Host, pkg: Package<DebOptions>): Promise<readonly ControlFile[]> {
  const control = controlOf(pkg, installedKib(pkg));
  const scripts = await maintainerScripts(pkg);
  const own = await ownScripts(host, pkg);
  const triggers = triggersOf(pkg);
  const problems = [deb.check(pkg), control.problems, pathProblems(pkg), scripts.problems, own.problems];
  const all = [...problems.flat(), ...triggers.problems];
  if (all.length > 0) throw new UserError('deb/cannot-express', all);
  const conffiles = conffilesOf(pkg).map((path) => `${path}\n`);
  const texts = [
    {name: 'control', mode: 0o644, content: control.text},
    {name: 'conffiles', mode: 0o644, content: conffiles.join('')},
    {name: 'triggers', mode: 0o644, content: triggers.text},
  ];
  return [...texts.filter(({content}) => content !== ''), ...scripts.files, ...own.files];
}

/** Writes the compressed data.tar and gives the text of md5sums; config files are dpkg's own to watch. */
async function writeData(
  host: Host,
  {pkg, codec, path}: {pkg: Package; codec: Codec; path: string},
): Promise<string> {
  const conffiles = new Set(conffilesOf(pkg));
  const sums: string[] = [];
  const note = (file: string, hex: string) => {
    if (!conffiles.has(file)) sums.push(`${hex}  ${file.slice(1)}\n`);
  };
  await using file = await open(path, 'wx');
  await pack(host, {codec, parts: dataTar(pkg, note), digest: 'md5'}, fileSink(file.fd));
  return sums.join('');
}

function controlArchive(pkg: Package, files: readonly ControlFile[]): Buffer {
  const common = {...rootOf(pkg), to: ''};
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const members = sorted.flatMap(({name, mode, content}) => {
    const bytes = Buffer.from(content);
    const head = tarHead({...common, name: `./${name}`, type: 'file', mode, size: bytes.length});
    return [head, bytes, tarPadding(bytes.length)];
  });
  const root = tarHead({...common, name: './', type: 'dir', mode: 0o755, size: 0});
  return gzipSync(Buffer.concat([root, ...members, tarEnd()]), {level: 9});
}

interface Archive {
  readonly members: readonly {
    readonly name: string;
    readonly size: number;
    readonly body: () => Iterable<Buffer> | AsyncIterable<Buffer>;
  }[];
  readonly mtime: number;
  readonly path: string;
}

async function writeArchive({signal}: Host, {members, mtime, path}: Archive): Promise<void> {
  await using file = await open(path, 'wx');
  const write = fileSink(file.fd);
  write(Buffer.from(AR_MAGIC, 'latin1'));
  for (const {name, size, body} of members) {
    write(arHead({name, size, mtime}));
    for await (const chunk of body()) {
      signal.throwIfAborted();
      write(chunk);
    }
    write(arPadding(size));
  }
}
