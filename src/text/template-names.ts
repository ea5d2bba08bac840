import {join} from 'node:path';
import {UserError} from '../model/errors.ts';
import {nearest} from './nearest.ts';

interface Names {
  /** Below both `templates/` and the user's folder. */
  readonly folder: string;
  /** The user's folder. */
  readonly user: string;
  /** What lies there. */
  readonly files: readonly string[];
  /** What may be replaced. */
  readonly known: readonly string[];
}

/** A template of the user's that replaces none of ours is a mistake: nothing would ever read it. */
export function checkTemplateNames({folder, user, files, known}: Names): void {
  const unknown = files.filter((file) => file.endsWith('.hbs') && !known.includes(file)).sort();
  if (unknown.length === 0) return;
  throw new UserError(
    'template/unknown-file',
    unknown.map((file) => {
      const near = known.length === 1 ? known[0] : nearest(file, known);
      return {
        message: `there is no template ${folder}/${file} to replace`,
        hint: near ? `call it ${near}` : `there are ${known.join(', ')}`,
        place: {file: join(user, folder, file)},
      };
    }),
  );
}
