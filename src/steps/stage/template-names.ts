import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {UserError} from '../../model/errors.ts';
import {nearest} from '../../text/nearest.ts';
import {templatesIn} from '../../tools/templates.ts';

/** A template of the user's that replaces none of ours is a mistake: nothing would ever read it. */
export async function checkTemplateNames(folder: string, user: string | undefined): Promise<void> {
  if (user === undefined) return;
  const known = await templatesIn(folder);
  const files = await readdir(join(user, folder)).catch((): string[] => []);
  const unknown = files.filter((file) => file.endsWith('.hbs') && !known.includes(file)).sort();
  if (unknown.length === 0) return;
  throw new UserError(
    'template/unknown-file',
    unknown.map((file) => {
      const near = nearest(file, known);
      return {
        message: `there is no template ${folder}/${file} to replace`,
        hint: near ? `call it ${near}` : `there are ${known.join(', ')}`,
        place: {file: join(user, folder, file)},
      };
    }),
  );
}
