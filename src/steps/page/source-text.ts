import type {RepositoryClient, Source} from '../../model/source.ts';
import {readTemplate} from '../../tools/templates.ts';

/** The text of a source's file, from our template or the user's. */
export async function sourceText(
  client: RepositoryClient,
  source: Source,
  templates: string | undefined,
): Promise<string> {
  return (await readTemplate(client.template, templates)).render(client.view(source));
}
