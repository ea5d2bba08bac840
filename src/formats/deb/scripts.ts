import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package, ScriptMoment} from '../../model/package.ts';
import type {DebOptions} from './options.ts';

/** A member of control.tar, by its name in dpkg's own folder. */
export interface ControlFile {
  readonly name: string;
  readonly mode: number;
  readonly content: string | Buffer;
}

/** Debian has no moment for the others: https://www.debian.org/doc/debian-policy/ch-maintainerscripts.html */
const MOMENTS: readonly (readonly [ScriptMoment, string])[] = [
  ['preInstall', 'preinst'],
  ['postInstall', 'postinst'],
  ['preRemove', 'prerm'],
  ['postRemove', 'postrm'],
];

/** preinst, postinst, prerm and postrm; blank ones are left out. */
export function maintainerScripts(pkg: Package): {
  files: readonly ControlFile[];
  problems: readonly Problem[];
} {
  const files = MOMENTS.flatMap(([moment, name]): ControlFile[] => {
    const text = pkg.scripts[moment] ?? '';
    return text.trim() === '' ? [] : [{name, mode: 0o755, content: runnable(text)}];
  });
  const problems = files
    .filter(({content}) => /^#![^\n]*\r/.test(String(content)))
    .map(({name}) => ({
      message: `the ${name} script has Windows line ends: its interpreter would not be found`,
      hint: 'save it with LF line ends',
    }));
  return {files, problems};
}

/** The kernel runs a script only if its first line names who reads it. */
const runnable = (text: string): string => (text.startsWith('#!') ? text : `#!/bin/sh\n${text}`);

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
