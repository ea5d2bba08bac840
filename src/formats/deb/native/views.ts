import type {Package} from '../../../model/package.ts';
import {controlValue} from '../../../text/control.ts';
import type {View} from '../../../text/template.ts';
import {debArch} from '../arch.ts';
import type {ChangelogEntry} from '../changelog.ts';
import {controlFields} from '../control.ts';
import {conffilesOf} from '../data.ts';
import type {DebOptions} from '../options.ts';
import {triggersOf} from '../scripts.ts';
import {debVersion} from '../version.ts';
import type {Library} from './libraries.ts';

type Texts<Key extends string> = {readonly [key in Key]: string};

/** The relations by their keys in the config, and the fields they stand in. */
const RELATIONS = {
  predepends: 'Pre-Depends',
  depends: 'Depends',
  recommends: 'Recommends',
  suggests: 'Suggests',
  enhances: 'Enhances',
  conflicts: 'Conflicts',
  breaks: 'Breaks',
  replaces: 'Replaces',
  provides: 'Provides',
} as const;

/** The values of a control file: one line each but for the description, whose further lines are folded. */
export type ControlView = View &
  Texts<keyof typeof RELATIONS> &
  Texts<
    | 'package'
    | 'version'
    | 'architecture'
    | 'architecture_variant'
    | 'maintainer'
    | 'installed_size'
    | 'section'
    | 'priority'
    | 'homepage'
    | 'license'
    | 'vendor'
    | 'target'
    | 'description'
  > & {readonly fields: readonly Texts<'name' | 'value'>[]};

export type CopyrightView = View &
  Texts<'format' | 'name' | 'contact' | 'source' | 'files' | 'copyright' | 'license'>;

/** A maintainer script: the user's own text, which is the one slot for shell. */
export type ScriptView = View & Texts<'package' | 'version' | 'script' | 'interpreter' | 'body'>;

/** What each template is given. */
export interface Views {
  readonly control: ControlView;
  readonly conffiles: View & {readonly package: string; readonly conffiles: readonly string[]};
  readonly triggers: View & {
    readonly package: string;
    readonly triggers: readonly Texts<'kind' | 'name'>[];
  };
  readonly shlibs: View & {
    readonly package: string;
    readonly libraries: readonly Texts<'name' | 'version' | 'depends'>[];
  };
  readonly copyright: CopyrightView;
  readonly changelog: View & {readonly entries: readonly (View & Record<keyof ChangelogEntry, string>)[]};
  readonly preinst: ScriptView;
  readonly postinst: ScriptView;
  readonly prerm: ScriptView;
  readonly postrm: ScriptView;
}

/** Call it only with a package in which `controlFields` finds no problem. */
export function controlView(pkg: Package<DebOptions>, installedKib: number): ControlView {
  const {fields, own, description} = controlFields(pkg, installedKib);
  const values = new Map(fields.map(([name, value]) => [name, controlValue(value)]));
  const of = (name: string): string => values.get(name) ?? '';
  const oneLine = (text: string | undefined): string => controlValue((text ?? '').replace(/\s+/g, ' '));
  const relations = Object.entries(RELATIONS).map(([key, field]) => [key, of(field)]);
  return {
    package: of('Package'),
    version: of('Version'),
    architecture: of('Architecture'),
    architecture_variant: of('Architecture-Variant'),
    maintainer: of('Maintainer'),
    installed_size: of('Installed-Size'),
    ...(Object.fromEntries(relations) as Texts<keyof typeof RELATIONS>),
    section: of('Section'),
    priority: of('Priority'),
    homepage: of('Homepage'),
    license: oneLine(pkg.license),
    vendor: oneLine(pkg.vendor),
    target: oneLine(pkg.target),
    description: controlValue(description[1]),
    fields: own.map(([name, value]) => ({name, value: controlValue(value)})),
  };
}

/** Empty texts where the package has no such script. */
export function scriptView(pkg: Package<DebOptions>, script: string): ScriptView {
  const end = script.indexOf('\n');
  return {
    package: pkg.name,
    version: debVersion(pkg.version),
    script,
    interpreter: end < 0 ? script : script.slice(0, end),
    body: end < 0 ? '' : script.slice(end + 1),
  };
}

export const conffilesView = (pkg: Package<DebOptions>): Views['conffiles'] => ({
  package: pkg.name,
  conffiles: conffilesOf(pkg),
});

/** Those of the config; libraries that the system's loader finds have it look again. */
export function triggersView(pkg: Package<DebOptions>, libraries: readonly Library[]): Views['triggers'] {
  const written = triggersOf(pkg)
    .text.split('\n')
    .filter((line) => line !== '')
    .map((line) => ({kind: line.slice(0, line.indexOf(' ')), name: line.slice(line.indexOf(' ') + 1)}));
  const has = written.some(({kind, name}) => kind.startsWith('activate') && name === 'ldconfig');
  const more = libraries.length > 0 && !has ? [{kind: 'activate-noawait', name: 'ldconfig'}] : [];
  return {package: pkg.name, triggers: [...written, ...more]};
}

/** https://manpages.debian.org/deb-shlibs.5: a library's later releases may have more in them. */
export const shlibsView = (pkg: Package<DebOptions>, libraries: readonly Library[]): Views['shlibs'] => ({
  package: pkg.name,
  libraries: libraries.map(({name, version}) => ({
    name,
    version,
    depends: `${pkg.name} (>= ${debVersion({...pkg.version, revision: undefined})})`,
  })),
});

/** The architecture as dpkg spells it. */
export const architectureOf = (pkg: Package<DebOptions>): string => debArch(pkg.arch, pkg.options);
