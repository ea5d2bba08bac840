import type {Target} from '../../model/target.ts';
import type {View} from '../../text/template.ts';
import {readTemplate} from '../../tools/templates.ts';
import {acceptsEach, type Settled, stemOf} from '../config/index.ts';
import type {Draft} from './drafts.ts';
import type {Search} from './finding.ts';
import {serviceView, socketView, timerView} from './service-views.ts';

type Wanted = Settled['services'][number];

/** What services are staged with. */
export interface Serving {
  readonly settled: Settled;
  readonly target: Target;
  readonly summary: string;
  /** Where the target looks for packaged units. */
  readonly unitDir: string;
  /** The user's folder of templates. */
  readonly templates: string | undefined;
  readonly mtime: number;
  /** What the package ships otherwise. */
  readonly found: readonly Draft[];
  search(at: string): Search;
}

/** A generated service: its files, and which of them is enabled and started. */
export interface Generated {
  readonly service: Wanted;
  readonly unit: string;
  readonly drafts: readonly Draft[];
}

/** The unit files of one service of the config. */
export async function generateUnits(service: Wanted, serving: Serving): Promise<Generated> {
  const {settled, summary, unitDir} = serving;
  const about = {summary, homepage: settled.homepage};
  const stem = stemOf(service, settled.name);
  const draft = (kind: string, name: string, view: View) =>
    generatedDraft(`systemd/${kind}.hbs`, view, {...serving, path: `${unitDir}/${name}`, at: service.at});
  const main = await draft('service', `${stem}.service`, serviceView(service, about));
  if (service.socket !== undefined) {
    const unit = acceptsEach(service) ? `${stem.replace(/@$/, '')}.socket` : `${stem}.socket`;
    return {service, unit, drafts: [main, await draft('socket', unit, socketView(service, about))]};
  }
  if (service.timer !== undefined) {
    const unit = `${stem}.timer`;
    return {service, unit, drafts: [main, await draft('timer', unit, timerView(service, about))]};
  }
  return {service, unit: `${stem}.service`, drafts: [main]};
}

/** A file of the package that is made from a template. */
export async function generatedDraft(
  template: string,
  view: View,
  {
    path,
    at,
    templates,
    mtime,
  }: Pick<Serving, 'templates' | 'mtime'> & {readonly path: string; readonly at: string},
): Promise<Draft> {
  const read = await readTemplate(template, templates);
  const content = Buffer.from(read.render(view));
  return {
    entry: {
      type: 'file',
      path,
      from: read.file,
      content: content.toString('base64'),
      size: content.length,
      mode: 0o644,
      owner: 'root',
      group: 'root',
      mtime,
      role: undefined,
    },
    at,
    label: 'the generated unit',
    fromTree: false,
    lendsOwner: false,
  };
}
