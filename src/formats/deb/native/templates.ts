import {checkTemplateNames} from '../../../text/template-names.ts';
import {type ReadTemplate, readTemplate, templatesOfUser} from '../../../tools/templates.ts';
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
  if (user !== undefined) {
    const known = templateNames.map((name) => `${name}.hbs`);
    checkTemplateNames({folder: 'deb', user, files: await templatesOfUser('deb', user), known});
  }
  const texts = new Map<string, ReadTemplate>();
  for (const name of templateNames) texts.set(name, await readTemplate(`deb/${name}.hbs`, user));
  return {
    render: (name, view) => texts.get(name)!.render(view),
    fileOf: (name) => texts.get(name)!.file,
  };
}
