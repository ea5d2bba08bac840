import type {PackedFile} from '../../../containers/index.ts';
import type {Problem} from '../../../model/errors.ts';
import type {Host} from '../../../model/host.ts';
import type {Package} from '../../../model/package.ts';
import {controlFields} from '../control.ts';
import {conffilesOf, installedKib, pathProblems} from '../data.ts';
import {deb} from '../deb.ts';
import type {DebOptions} from '../options.ts';
import {maintainerScripts, ownScripts, triggersOf} from '../scripts.ts';
import type {Library} from './libraries.ts';
import type {Sums} from './measure.ts';
import type {Templates} from './templates.ts';
import {conffilesView, controlView, scriptView, shlibsView, triggersView} from './views.ts';

/** All that is wrong with a package before anything is laid out. */
export async function problemsOf(host: Host, pkg: Package<DebOptions>): Promise<readonly Problem[]> {
  return [
    ...deb.check(pkg),
    ...controlFields(pkg, 0).problems,
    ...pathProblems(pkg),
    ...(await maintainerScripts(pkg)).problems,
    ...(await ownScripts(host, pkg)).problems,
    ...triggersOf(pkg).problems,
  ];
}

interface Rendering {
  readonly pkg: Package<DebOptions>;
  readonly libraries: readonly Library[];
  readonly sums: Sums;
  readonly templates: Templates;
}

const SCRIPTS = ['preinst', 'postinst', 'prerm', 'postrm'] as const;

/** dpkg-deb's own folder; a file of nothing but blanks is left out. */
export async function controlFiles(host: Host, rendering: Rendering): Promise<readonly PackedFile[]> {
  const {pkg, libraries, templates} = rendering;
  const made = await maintainerScripts(pkg);
  const scripts = new Map(made.files.map(({name, content}) => [name, String(content)]));
  const rendered = [
    {path: 'control', mode: 0o644, content: templates.render('control', controlView(pkg, installedKib(pkg)))},
    {path: 'conffiles', mode: 0o644, content: templates.render('conffiles', conffilesView(pkg))},
    {path: 'triggers', mode: 0o644, content: templates.render('triggers', triggersView(pkg, libraries))},
    {path: 'shlibs', mode: 0o644, content: templates.render('shlibs', shlibsView(pkg, libraries))},
    ...SCRIPTS.map((name) => ({
      path: name,
      mode: 0o755,
      content: templates.render(name, scriptView(pkg, scripts.get(name) ?? '')),
    })),
    {path: 'md5sums', mode: 0o644, content: md5sums(rendering)},
  ];
  const more = (await ownScripts(host, pkg)).files.map(({name, mode, content}) => ({
    path: name,
    mode,
    content,
  }));
  return [...rendered.filter(({content}) => content.trim() !== ''), ...more].map((file) => ({
    ...file,
    mtime: pkg.version.date,
  }));
}

/** Config files are dpkg's own to watch. */
function md5sums({pkg, sums}: Rendering): string {
  const conffiles = new Set(conffilesOf(pkg));
  return [...sums]
    .filter(([path]) => !conffiles.has(path))
    .map(([path, {md5}]) => `${md5}  ${path.slice(1)}\n`)
    .join('');
}
