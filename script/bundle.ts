import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';
import {lean} from './lean.ts';

/**
 * Bundles the three entries into dist/, or into the folder named: ESM, split, lazy, not minified.
 * The same install gives the same bytes.
 */
const out = process.argv[2] ?? 'dist';
await rm(out, {recursive: true, force: true});
await mkdir(out, {recursive: true});
const {metafile} = await build({
  entryPoints: ['src/main.ts', 'src/post.ts', 'src/cli.ts'],
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.15',
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  plugins: [lean],
  metafile: true,
  logLevel: 'warning',
  // CommonJS inside an ES module still calls require.
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
});
await writeFile(join(out, 'package.json'), '{"type": "module"}\n');
await writeFile(join(out, 'licenses.txt'), await licences(Object.keys(metafile.inputs)));

/** The licence of every package whose code is in the bundle. */
async function licences(inputs: readonly string[]): Promise<string> {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  const texts: string[] = [];
  for (const folder of [...folders].sort()) {
    const {name, version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    texts.push(`${name} ${version} (${license})\n\n${await licenceText(folder)}`);
  }
  return `${texts.join(`\n${'-'.repeat(79)}\n\n`)}`;
}

async function licenceText(folder: string): Promise<string> {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENCE', 'license', 'LICENSE.txt', 'license.md', 'License'])
    try {
      return (await readFile(join(folder, name), 'utf8')).trimEnd().replaceAll('\r\n', '\n').concat('\n');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  return 'No licence text in the package.\n';
}
