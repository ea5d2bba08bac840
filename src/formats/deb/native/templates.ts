import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {UserError} from '../../../model/errors.ts';
import {nearest} from '../../../text/nearest.ts';
import {renderTemplate, type Template} from '../../../text/template.ts';
import {readTemplate} from '../../../tools/templates.ts';
import type {Views} from './views.ts';

/** What may be replaced, in alphabetical order. */
export const templateNames = [
  'changelog',
  'conffiles',
  'control',
  'copyright',
  'postinst',
  'postrm',
  'preinst',
  'prerm',
  'shlibs',
  'triggers',
] as const satisfies readonly (keyof Views)[];

/** The templates of one run: ours, or the user's in their place. */
export interface Templates {
  render<Name extends keyof Views>(name: Name, view: Views[Name]): string;
  /** What messages call it. */
  fileOf(name: keyof Views): string;
}

/** Reads all of them once. */
export async function readTemplates(user: string | undefined): Promise<Templates> {
  if (user !== undefined) await checkNames(user);
  const texts = new Map<string, Template>();
  for (const name of templateNames) texts.set(name, await readTemplate(`deb/${name}.hbs`, user));
  return {
    render: (name, view) => renderTemplate(texts.get(name)!, view),
    fileOf: (name) => texts.get(name)!.file,
  };
}

/** A template that replaces none of ours is a mistake: nothing would ever read it. */
async function checkNames(user: string): Promise<void> {
  const files = await readdir(join(user, 'deb')).catch((): string[] => []);
  const known: readonly string[] = templateNames.map((name) => `${name}.hbs`);
  const unknown = files.filter((file) => file.endsWith('.hbs') && !known.includes(file)).sort();
  if (unknown.length === 0) return;
  throw new UserError(
    'template/unknown-file',
    unknown.map((file) => {
      const near = nearest(file, known);
      return {
        message: `there is no template deb/${file} to replace`,
        hint: near ? `call it ${near}` : `there are ${known.join(', ')}`,
        place: {file: join(user, 'deb', file)},
      };
    }),
  );
}
