import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package, ScriptMoment} from '../../model/package.ts';
import type {View} from '../../text/template.ts';
import {readTemplate} from '../../tools/templates.ts';
import type {DebOptions} from './options.ts';
import {ownScriptView} from './scripts-own.ts';
import {generatedScripts, type ScriptName, scriptNames} from './scripts-view.ts';

/** A member of control.tar, by its name in dpkg's own folder. */
export interface ControlFile {
  readonly name: string;
  readonly mode: number;
  readonly content: string | Buffer;
}

/** Debian has no moment for the others: https://www.debian.org/doc/debian-policy/ch-maintainerscripts.html */
const MOMENTS: Readonly<Record<ScriptName, ScriptMoment>> = {
  preinst: 'preInstall',
  postinst: 'postInstall',
  prerm: 'preRemove',
  postrm: 'postRemove',
};

/**
 * preinst, postinst, prerm and postrm: the package's own script alone where there is nothing else to do, else ours,
 * which runs that one as it is; blank ones are left out.
 */
export async function maintainerScripts(pkg: Package): Promise<{
  readonly files: readonly ControlFile[];
  readonly problems: readonly Problem[];
}> {
  const generated = generatedScripts(pkg);
  const files: ControlFile[] = [];
  const problems: Problem[] = [];
  for (const name of scriptNames) {
    const text = pkg.scripts[MOMENTS[name]] ?? '';
    const own = text.trim() === '' ? '' : runnable(text);
    if (/^#![^\n]*\r/.test(own))
      problems.push({
        message: `the ${name} script has Windows line ends: its interpreter would not be found`,
        hint: 'save it with LF line ends',
      });
    const {needed, view} = generated[name];
    const content = needed && !pkg.nfpm ? await composed(pkg, {name, own, view}) : own;
    if (content !== '') files.push({name, mode: 0o755, content});
  }
  return {files, problems};
}

/** The kernel runs a script only if its first line names who reads it. */
const runnable = (text: string): string => (text.startsWith('#!') ? text : `#!/bin/sh\n${text}`);

interface Parts {
  readonly name: ScriptName;
  readonly own: string;
  readonly view: View;
}

async function composed(pkg: Package, {name, own, view}: Parts): Promise<string> {
  const render = async (template: string, values: View) =>
    (await readTemplate(`scriptlets/deb/${template}.hbs`, undefined)).render(values);
  const part = own === '' ? '' : await render('own', ownScriptView(`${pkg.name}.${name}`, own));
  return render(name, {...view, own: part.trimEnd()});
}

const EXTRA = [
  ['rules', 0o755],
  ['templates', 0o644],
  ['config', 0o755],
] as const;

/** The files that only `deb.scripts` names, read from the project. */
export async function ownScripts(
  host: Host,
  pkg: Package<DebOptions>,
): Promise<{files: readonly ControlFile[]; problems: readonly Problem[]}> {
  const files: ControlFile[] = [];
  const problems: Problem[] = [];
  for (const [name, mode] of EXTRA) {
    const path = pkg.options.scripts?.[name];
    if (!path) continue;
    try {
      files.push({name, mode, content: await readFile(resolve(host.workDir, path))});
    } catch (cause) {
      problems.push({
        message: `deb.scripts.${name}: ${path} cannot be read: ${(cause as Error).message}`,
        hint: 'write the path of the file, from the folder of the project',
      });
    }
  }
  return {files, problems};
}

const TRIGGERS = [
  'interest',
  'interest_await',
  'interest_noawait',
  'activate',
  'activate_await',
  'activate_noawait',
] as const;

/** https://manpages.debian.org/deb-triggers.5 */
export function triggersOf({options}: Package<DebOptions>): {text: string; problems: readonly Problem[]} {
  const all = TRIGGERS.flatMap((kind) =>
    (options.triggers?.[kind] ?? []).map((name) => [kind.replace('_', '-'), name.trim()] as const),
  );
  return {
    text: all.map(([kind, name]) => `${kind} ${name}\n`).join(''),
    problems: all
      .filter(([, name]) => !/^[!-~]+$/.test(name))
      .map(([kind, name]) => ({
        message: `deb.triggers: ${JSON.stringify(name)} is no name of a trigger for ${kind}`,
        hint: 'write one word or path, without spaces',
      })),
  };
}
