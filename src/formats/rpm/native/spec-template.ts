import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {UserError} from '../../../model/errors.ts';
import type {Template} from '../../../text/template.ts';
import {readTemplate} from '../../../tools/templates.ts';

const NAME = 'package.spec.hbs';

/** The spec's template: the user's, or ours. */
export async function readSpecTemplate(user: string | undefined): Promise<Template> {
  if (user !== undefined) await checkNames(user);
  return readTemplate(`rpm/${NAME}`, user);
}

/** A template that replaces none of ours is a mistake: nothing would ever read it. */
async function checkNames(user: string): Promise<void> {
  const files = await readdir(join(user, 'rpm')).catch((): string[] => []);
  const unknown = files.filter((file) => file.endsWith('.hbs') && file !== NAME).sort();
  if (unknown.length > 0)
    throw new UserError(
      'template/unknown-file',
      unknown.map((file) => ({
        message: `there is no template rpm/${file} to replace`,
        hint: `call it ${NAME}`,
        place: {file: join(user, 'rpm', file)},
      })),
    );
}
