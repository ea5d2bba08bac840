import {escapeMarkdown} from '../../text/markdown.ts';
import {printable} from '../../text/printable.ts';
import {readTemplate} from '../../tools/templates.ts';
import {STABLE} from '../config/index.ts';
import {inFours, type Keyring} from './keys.ts';
import {oneLine} from './sources.ts';
import {installSteps} from './steps.ts';
import {quickLine} from './words.ts';
import type {PageWork} from './work.ts';

/** A block for the project's README: the lines of the page. */
export async function readmeBlock(work: PageWork, {keys}: Keyring): Promise<string> {
  const {settings, about, templates} = work;
  const text = (words: string) => escapeMarkdown(printable(oneLine(words)));
  return (await readTemplate('repository/README.md.hbs', templates)).render({
    title: text(about?.title ?? settings.name),
    quick: quickLine(settings.url!),
    ways: installSteps(work).map(({title, stream, add, install}) => ({
      title: text(stream === STABLE ? title : `${title} (${stream})`),
      lines: [...add, ...install],
    })),
    keys: keys.map(({fingerprint}) => inFours(fingerprint)),
  });
}
