import type {Change} from '../../model/package.ts';
import type {Content} from './content.ts';
import {time32} from './files.ts';
import {int32, strings, type TagValue} from './header.ts';
import type {Identity, RpmPackage} from './identity.ts';
import {TAG} from './tags.ts';

const DAY = 86_400;

/** A spec has days alone, and rpmbuild makes noon of them: so it is the same day all over the world. */
const noon = (seconds: number): number => (Math.floor(seconds / DAY) + 0.5) * DAY;

/** The three columns of the changelog; a package without one gets an entry for the version it has, but for nfpm. */
export function changelogTags({
  pkg,
  own,
}: Pick<Content, 'pkg' | 'own'>): readonly (readonly [number, TagValue])[] {
  const {nfpm} = pkg;
  const changes = pkg.changelog.length > 0 || nfpm ? pkg.changelog : [onlyChange(pkg, own)];
  if (changes.length === 0) return [];
  const versionOf = (change: Change) => (!nfpm && isOwn(change, pkg) ? own.evr : change.version);
  return [
    [TAG.changelogTime, int32(changes.map(({date}) => time32(nfpm ? date : noon(date))))],
    [TAG.changelogName, strings(changes.map((change) => `${change.author} - ${versionOf(change)}`))],
    [TAG.changelogText, strings(changes.map(({notes}) => notes.map(noteText).join('\n')))],
  ];
}

const onlyChange = ({version, maintainer}: RpmPackage, {evr}: Identity): Change => ({
  version: evr,
  date: version.date,
  author: maintainer,
  notes: [`Version ${evr}.`],
});

/** rpmlint wants the whole version, with the release, at the package's own changes. */
function isOwn({version: written}: Change, {version}: RpmPackage): boolean {
  const {upstream, prerelease, metadata} = version;
  const plain = prerelease === undefined ? upstream : `${upstream}-${prerelease}`;
  return [plain, metadata === undefined ? plain : `${plain}+${metadata}`].includes(written.replace(/^v/, ''));
}

/** `- the first line`, and the rest as it stands, without blank lines: they end an entry in a spec. */
const noteText = (note: string): string =>
  `- ${note
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line, at) => at === 0 || line !== '')
    .join('\n')}`;
