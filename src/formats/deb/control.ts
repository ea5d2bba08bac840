import type {Problem} from '../../model/errors.ts';
import type {Package} from '../../model/package.ts';
import {type ControlField, controlText, hasControl, isFieldName} from '../../text/control.ts';
import {debArch} from './arch.ts';
import {longDescription} from './long-description.ts';
import type {DebOptions} from './options.ts';
import {relationFields, relationsOf} from './relation-fields.ts';
import {debVersion} from './version.ts';

export interface ControlFields {
  /** In the order they are written; none of them is blank. */
  readonly fields: readonly ControlField[];
  /** What the user's own section adds, between them and the description. */
  readonly own: readonly ControlField[];
  readonly description: ControlField;
  readonly problems: readonly Problem[];
}

/** The package's control file: https://www.debian.org/doc/debian-policy/ch-controlfields.html */
export function controlOf(
  pkg: Package<DebOptions>,
  installedKib: number,
): {readonly text: string; readonly problems: readonly Problem[]} {
  const {fields, own, description, problems} = controlFields(pkg, installedKib);
  return {text: controlText([...fields, ...own, description]), problems};
}

/** All that stands in it, and all that is wrong with it. */
export function controlFields(pkg: Package<DebOptions>, installedKib: number): ControlFields {
  const relations = relationsOf(pkg);
  const fields: readonly ControlField[] = [
    ['Package', pkg.name],
    ['Version', debVersion(pkg.version)],
    ['Architecture', debArch(pkg.arch, pkg.options)],
    ['Architecture-Variant', (pkg.options.arch_variant ?? '').replace(/^(?=v[1-4]$)/, 'amd64')],
    ['Maintainer', pkg.maintainer.trim() || 'Unset Maintainer <unset@localhost>'],
    ['Installed-Size', String(installedKib)],
    ...relations.fields,
    ['Section', pkg.section?.trim() || 'misc'],
    ['Priority', pkg.priority?.trim() || 'optional'],
    ['Homepage', pkg.homepage ?? ''],
  ];
  const written = fields.filter(([, value]) => value.trim() !== '');
  const own = Object.entries(pkg.options.fields ?? {}).filter(([, value]) => value.trim() !== '');
  const description: ControlField = ['Description', descriptionOf(pkg)];
  return {
    fields: written,
    own,
    description,
    problems: [
      ...written.flatMap(singleLine),
      ...relations.problems,
      ...ownProblems(own),
      ...control(description),
    ],
  };
}

/** The summary, then all that the description says beyond it. */
function descriptionOf(pkg: Package): string {
  const {name, summary, description, nfpm} = pkg;
  const lines = description.replaceAll('\r\n', '\n').trim().split('\n');
  const rest = lines[0]?.trim() === summary.trim() || summary.trim() === '' ? lines.slice(1) : lines;
  const first = summary.trim() || lines[0]?.trim() || name;
  return [first, ...(rest.length > 0 || nfpm ? rest : longDescription(pkg))].join('\n');
}

const control = ([name, value]: ControlField): Problem[] =>
  hasControl(value.replaceAll('\r\n', '\n'))
    ? [{message: `${name} ${JSON.stringify(value)} holds a control character`, hint: 'take it out'}]
    : [];

const singleLine = ([name, value]: ControlField): Problem[] =>
  /[\r\n]/.test(value.trim())
    ? [{message: `${name} ${JSON.stringify(value)} has more than one line`, hint: 'write it on one line'}]
    : control([name, value]);

/** The fields that we write; a second one of the same name would stop dpkg. */
const TAKEN = new Set(
  [
    'Package Version Architecture Architecture-Variant Maintainer Installed-Size Section Priority Homepage Description',
    ...relationFields.map(([, field]) => field),
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

function ownProblems(own: readonly ControlField[]): Problem[] {
  const seen = new Set(TAKEN);
  return own.flatMap(([name, value]) => {
    const twice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (!isFieldName(name)) {
      return [
        {message: `deb.fields: "${name}" is no field name`, hint: 'write it without spaces and colons'},
      ];
    }
    if (!twice) return control([name, value]);
    return [
      {
        message: `deb.fields: ${name} is written already`,
        hint: 'use the key of the config that stands for it',
      },
    ];
  });
}
