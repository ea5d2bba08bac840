import {checkTemplateNames} from '../../../text/template-names.ts';
import {type ReadTemplate, readTemplate, templatesOfUser} from '../../../tools/templates.ts';

const NAME = 'package.spec.hbs';

/** The spec's template: the user's, or ours. */
export async function readSpecTemplate(user: string | undefined): Promise<ReadTemplate> {
  if (user !== undefined)
    checkTemplateNames({folder: 'rpm', user, files: await templatesOfUser('rpm', user), known: [NAME]});
  return readTemplate(`rpm/${NAME}`, user);
}
