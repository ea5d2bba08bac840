import {gzipWhole} from '../../archive/pack/gzip.ts';
import type {Project} from '../../model/format.ts';
import type {Entry, Package} from '../../model/package.ts';
import {debChangelog, nfpmChangelog} from './changelog.ts';
import {copyrightText} from './copyright.ts';
import type {DebOptions} from './options.ts';

/**
 * The two files that Debian wants in every package: https://www.debian.org/doc/debian-policy/ch-docs.html
 * A version without a revision is Debian's own, and its changelog has no Debian in its name.
 */
export function debDocuments(pkg: Package<DebOptions>, {licenseText}: Project): readonly Entry[] {
  const folder = `/usr/share/doc/${pkg.name}`;
  const shipped = new Set(pkg.entries.map(({path}) => path));
  const ships = (...names: readonly string[]) => names.some((name) => shipped.has(`${folder}/${name}`));
  const entry = (name: string, from: string, content: Buffer): Entry => ({
    type: 'file',
    path: `${folder}/${name}`,
    from: `the ${from} of ${pkg.name}`,
    content: content.toString('base64'),
    size: content.length,
    role: undefined,
    mode: 0o644,
    owner: 'root',
    group: 'root',
    mtime: pkg.version.date,
  });
  if (pkg.nfpm) {
    return pkg.changelog.length > 0
      ? [entry('changelog.Debian.gz', 'changelog', gzipWhole(nfpmChangelog(pkg)))]
      : [];
  }
  const documents: Entry[] = [];
  const native = !pkg.version.revision;
  if (!ships('changelog.Debian', 'changelog.Debian.gz') && !(native && ships('changelog', 'changelog.gz'))) {
    const name = native ? 'changelog.gz' : 'changelog.Debian.gz';
    documents.push(entry(name, 'changelog', gzipWhole(debChangelog(pkg))));
  }
  if (!ships('copyright')) {
    documents.push(entry('copyright', 'copyright file', Buffer.from(copyrightText(pkg, licenseText))));
  }
  return documents;
}
