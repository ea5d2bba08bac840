import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {UserError} from '../model/errors.ts';
import type {Template, View} from '../text/template.ts';

/** The package's own folder, whether this runs from the sources or from the bundle. */
const packageRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'templates'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the folder templates/ is missing from this installation');
    folder = parent;
  }
  return folder;
};

/** A template that was read, to be filled in as often as needed. */
export interface ReadTemplate extends Template {
  render(view: View): string;
}

/** One template by its path below `templates/`: the user's, where their folder has it, else ours. */
export async function readTemplate(path: string, user: string | undefined): Promise<ReadTemplate> {
  // What fills templates in is large, and many runs have none.
  const [template, {renderTemplate}] = await Promise.all([
    readTemplateText(path, user),
    import('../text/template.ts'),
  ]);
  return {...template, render: (view) => renderTemplate(template, view)};
}

/** The same for what is taken as it stands. */
export async function readTemplateText(path: string, user: string | undefined): Promise<Template> {
  if (user !== undefined) {
    const file = join(user, path);
    try {
      return {text: await readFile(file, 'utf8'), file};
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT')
        throw new UserError('template/unreadable', `${file} cannot be read: ${(cause as Error).message}`, {
          cause,
        });
    }
  }
  return {
    text: await readFile(join(packageRoot(), 'templates', path), 'utf8'),
    file: `templates/${path}`,
  };
}

/** The templates of ours in a folder of `templates/`, sorted. */
export const templatesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(packageRoot(), 'templates', folder))).filter((file) => file.endsWith('.hbs')).sort();

/** What the user's folder of templates has below a folder; nothing where there is none. */
export const templatesOfUser = (folder: string, user: string): Promise<readonly string[]> =>
  readdir(join(user, folder)).catch((): string[] => []);
