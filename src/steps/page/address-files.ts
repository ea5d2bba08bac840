import type {KeyPlace} from '../../model/source.ts';
import {type Block, blocksOf} from './blocks.ts';
import {indexHtml} from './html.ts';
import type {Keyring} from './keys.ts';
import {readmeBlock} from './readme.ts';
import {installScript} from './script.ts';
import {sourceText} from './source-text.ts';
import {addressOf, sourceOf} from './sources.ts';
import {keyringFile} from './steps.ts';
import type {PageWork} from './work.ts';

/** What names the repository's address, by its path: the sources, the script and the page. */
export async function addressFiles(work: PageWork, keyring: Keyring): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const block of blocksOf(work))
    for (const [path, text] of await sourceFiles(work, keyring, block)) texts.set(path, text);
  const sources = [...texts.keys()].sort();
  texts.set('install.sh', await installScript(work, keyring));
  texts.set('index.html', await indexHtml(work, keyring, sources));
  texts.set('README.md', await readmeBlock(work, keyring));
  return texts;
}

/** The source that the lines fetch, and where a key fits into a source, one that needs no other file. */
async function sourceFiles(
  work: PageWork,
  {armored}: Keyring,
  block: Block,
): Promise<readonly (readonly [string, string])[]> {
  const {client} = block.suites[0]!.kind;
  const {settings, templates} = work;
  const key: KeyPlace = client.keyFirst
    ? {at: 'file', path: client.keyPath(block.id)}
    : {at: 'address', url: addressOf(settings.url!, keyringFile(settings.name, client.keyForm))};
  const text = (place: KeyPlace) => sourceText(client, sourceOf(work, block, place), templates);
  const file = (word?: string) => `${block.file}${word === undefined ? '' : `-${word}`}.${client.extension}`;
  return [
    [file(), await text(key)],
    ...(client.oneFile === undefined
      ? []
      : [[file(client.oneFile), await text({at: 'inside', armored})] as const]),
  ];
}
