import type {Trial} from './check.ts';
import {runScript} from './ways.ts';

/** Users, groups and folders that a package makes by sysusers.d and tmpfiles.d. */
export interface Declared {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly folders: readonly string[];
}

const FILE = /^\/(?:usr\/lib|etc)\/(?:sysusers|tmpfiles)\.d\/[^/]+\.conf$/;

/** What the installed package declares. */
export async function declaredIn(trial: Trial): Promise<Declared> {
  const paths = trial.facts.files.map(({path}) => path).filter((path) => FILE.test(path));
  const {stdout} = await runScript(trial, 'xargs -0 -r cat -- 2>/dev/null || :', paths);
  return parseDeclared(stdout);
}

/** Reads lines of https://www.freedesktop.org/software/systemd/man/sysusers.d.html and of tmpfiles.d. */
export function parseDeclared(text: string): Declared {
  const users: string[] = [];
  const groups: string[] = [];
  const folders: string[] = [];
  for (const line of text.split('\n')) {
    const [type = '', name = ''] = line.trim().split(/\s+/).map(unquoted);
    if (/^u!?$/.test(type)) users.push(name);
    if (/^[ug]!?$/.test(type)) groups.push(name);
    if (/^[dDevqQ][-+!=~^$]*$/.test(type) && name.startsWith('/')) folders.push(name.replace(/\/+$/, ''));
  }
  return {users, groups, folders};
}

const unquoted = (word: string): string => word.replace(/^(["'])(.*)\1$/, '$2');
