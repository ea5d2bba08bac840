import type {KeyPlace, RepositoryClient, Source} from '../../model/source.ts';
import {renderTemplate} from '../../text/template.ts';
import {readTemplate} from '../../tools/templates.ts';
import type {Block} from './blocks.ts';
import type {SourceWork} from './work.ts';

/** Of the repository's folder of files for users. */
export const addressOf = (url: string, path: string): string =>
  `${url}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** One line, without what a file of fields or sections would read as an end. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** The text of a source's file, from our template or the user's. */
export async function sourceText(
  client: RepositoryClient,
  source: Source,
  templates: string | undefined,
): Promise<string> {
  return renderTemplate(await readTemplate(client.template, templates), client.view(source));
}

/** What a block's machines are told. */
export const sourceOf = (
  {settings, about}: SourceWork,
  {id, address, arches, stream}: Pick<Block, 'id' | 'address' | 'arches' | 'stream'>,
  key: KeyPlace,
): Source => ({
  id,
  title: oneLine(`${about?.title ?? settings.name}${id === settings.name ? '' : ` (${stream})`}`),
  url: settings.url ?? '',
  suite: address,
  component: settings.component,
  arches,
  key,
});
