import type {Host} from '../../model/host.ts';
import type {KeyPlace} from '../../model/source.ts';
import type {Upload} from '../../model/store.ts';
import {type Block, blocksOf} from './blocks.ts';
import {indexHtml} from './html.ts';
import {type Keyring, keyringOf} from './keys.ts';
import {readmeBlock} from './readme.ts';
import {installScript} from './script.ts';
import {addressOf, sourceOf, sourceText} from './sources.ts';
import {keyringFile} from './steps.ts';
import type {PageWork} from './work.ts';

/**
 * All that users get beside the lists and packages, from the store's root, sorted: the keyring, a source for each group
 * of machines, the script and the page. The same for the same repository, so that what is there already need not be
 * put again. Without an address only the keyring.
 */
export async function usersFiles(_host: Host, work: PageWork): Promise<readonly Upload[]> {
  const keyring = await keyringOf(work.publicKeys);
  const texts = new Map<string, string | Uint8Array>([
    [keyringFile(work.settings.name, 'armored'), keyring.armored],
    [keyringFile(work.settings.name, 'binary'), keyring.binary],
  ]);
  if (work.settings.url !== undefined) {
    for (const block of blocksOf(work))
      for (const [path, text] of await sourceFiles(work, keyring, block)) texts.set(path, text);
    const sources = [...texts.keys()].filter((path) => !path.startsWith(`${work.settings.name}-keyring.`));
    texts.set('install.sh', await installScript(work, keyring));
    texts.set('index.html', await indexHtml(work, keyring, sources.sort()));
    texts.set('README.md', await readmeBlock(work, keyring));
  }
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({path, content: typeof text === 'string' ? Buffer.from(text) : text}));
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
