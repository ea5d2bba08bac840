import type {KeyPlace, Source} from '../../model/source.ts';
import type {Block} from './blocks.ts';
import type {SourceWork} from './work.ts';

/** Of the repository's folder of files for users. */
export const addressOf = (url: string, path: string): string =>
  `${url}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** One line, without what a file of fields or sections would read as an end. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

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
