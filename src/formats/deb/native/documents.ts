import {gzipWhole} from '../../../archive/pack/gzip.ts';
import type {Entry, Package} from '../../../model/package.ts';
import {controlValue, parseControl} from '../../../text/control.ts';
import {changelogEntries} from '../changelog.ts';
import type {DebOptions} from '../options.ts';
import type {Templates} from './templates.ts';
import type {CopyrightView} from './views.ts';

type Made = Extract<Entry, {type: 'file'}> & {readonly content: string};

/** The documents that staging made, written anew from the templates; what the user ships stays as it is. */
export function withDocuments(pkg: Package<DebOptions>, templates: Templates): Package<DebOptions> {
  if (pkg.nfpm) return pkg;
  const folder = `/usr/share/doc/${pkg.name}`;
  const entries = pkg.entries.map((entry) => {
    if (entry.type !== 'file' || entry.content === undefined) return entry;
    const made: Made = {...entry, content: entry.content};
    if (entry.path === `${folder}/copyright`) return copyright(made, templates);
    if (!/^changelog(?:\.Debian)?\.gz$/.test(entry.path.slice(folder.length + 1))) return entry;
    return entry.path.startsWith(`${folder}/`) ? changelog(made, pkg, templates) : entry;
  });
  return {...pkg, entries};
}

function copyright(entry: Made, templates: Templates): Entry {
  const view = copyrightView(Buffer.from(entry.content, 'base64').toString());
  return view ? holding(entry, Buffer.from(templates.render('copyright', view))) : entry;
}

function changelog(entry: Made, pkg: Package<DebOptions>, templates: Templates): Entry {
  const entries = changelogEntries(pkg).map((change) => ({...change}));
  const text = templates.render('changelog', {entries});
  return holding(entry, gzipWhole(`${text.trimEnd()}\n`));
}

const holding = (entry: Made, content: Buffer): Entry => ({
  ...entry,
  content: content.toString('base64'),
  size: content.length,
});

/** The parts of a copyright file of ours; undefined where it is none. */
export function copyrightView(text: string): CopyrightView | undefined {
  const [head, files, ...more] = text.split('\n\n').map((paragraph) => parseControl(paragraph));
  if (!head || !files || more.length > 0) return undefined;
  const values = new Map([...head, ...files].map(([name, value]) => [name, controlValue(value)]));
  const of = (name: string): string => values.get(name) ?? '';
  return {
    format: of('Format'),
    name: of('Upstream-Name'),
    contact: of('Upstream-Contact'),
    source: of('Source'),
    files: of('Files'),
    copyright: of('Copyright'),
    license: of('License'),
  };
}
