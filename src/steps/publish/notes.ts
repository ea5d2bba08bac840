import {readFile, realpath, stat} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Notes, PublishSettings} from '../../model/publisher.ts';
import type {Version} from '../../model/version.ts';
import {sizeText} from '../../text/size.ts';
import {versionText} from '../../text/version.ts';
import {type Config, placeOf} from '../config/index.ts';
import {commitsSinceRelease} from '../version/index.ts';
import {changelogSection, changelogTitles} from './changelog-section.ts';
import {commitNotes} from './commit-notes.ts';

const LARGEST = 10_000_000;

interface Wish {
  readonly settings: Pick<PublishSettings, 'notes'>;
  readonly version: Version;
}

/** What a release says of itself, as `notes:` wants it; undefined where no release is made. */
export async function notesFor(
  host: Host,
  config: Config,
  {settings, version}: Wish,
): Promise<Notes | undefined> {
  const {notes = 'github'} = settings;
  if (version.tag === undefined || version.snapshot) return undefined;
  if (notes === 'github') return 'github';
  if (notes === 'commits') return {text: commitNotes(await commitsSinceRelease(host, config, version))};
  return {text: await changelogNotes(host, config, {path: notes, version})};
}

interface ChangelogWish {
  readonly path: string;
  readonly version: Version;
}

async function changelogNotes(host: Host, config: Config, {path, version}: ChangelogWish): Promise<string> {
  const refuse = (message: string, hint: string, cause?: unknown) =>
    new UserError('publish/notes', [{message, hint, place: placeOf(config, 'publish')}], {cause});
  const text = await readInside(host, path).catch((cause: unknown) => {
    if (cause instanceof UserError) throw refuse(cause.message, cause.hint ?? '');
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'is not there' : `cannot be read: ${(cause as Error).message}`;
    throw refuse(
      `notes: ${path} ${why}`,
      'write commits, github, or the path of a changelog from the project root',
      cause,
    );
  });
  const spoken = versionText(version);
  const section = changelogSection(text, namesOf(version));
  if (section) return section;
  if (section === '')
    throw refuse(
      `${path} says nothing of ${spoken}: its section is empty`,
      'write what has changed under it',
    );
  const titles = changelogTitles(text).slice(0, 3);
  const has = titles.length > 0 ? `; its newest sections: ${titles.join(', ')}` : '';
  throw refuse(
    `${path} has no section of ${spoken}${has}`,
    `write it under a heading such as ## [${spoken}]`,
  );
}

/** How a heading may name it. */
function namesOf(version: Version): readonly string[] {
  const {tag = '', metadata} = version;
  const text = versionText(version);
  return [...new Set([text, tag, tag.split('/').at(-1)!, ...(metadata ? [`${text}+${metadata}`] : [])])];
}

/** A link may lead to what is not the project's, such as the environment of this process. */
async function readInside(host: Host, path: string): Promise<string> {
  const [root, file] = await Promise.all([realpath(host.workDir), realpath(join(host.workDir, path))]);
  if (!file.startsWith(root + sep))
    throw new UserError('publish/notes', `notes: ${path} leads out of the project`, {
      hint: 'name a file of the project',
    });
  const found = await stat(file);
  if (!found.isFile() || found.size > LARGEST)
    throw new UserError(
      'publish/notes',
      `notes: ${path} ${found.isFile() ? `has ${sizeText(found.size)}` : 'is no file'}`,
      {hint: `name a file of ${sizeText(LARGEST)} at most`},
    );
  return readFile(file, 'utf8');
}
