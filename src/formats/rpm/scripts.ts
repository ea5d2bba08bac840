import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type ScriptMoment, scriptMoments} from '../../model/package.ts';
import type {RpmPackage} from './identity.ts';
import {SENSE, TAG} from './tags.ts';

interface Slot {
  /** As a spec names it. */
  readonly title: string;
  readonly text: number;
  readonly program: number;
  readonly sense: number;
}

/** Where each moment's script stands in the header. */
export const SLOTS: Readonly<Record<ScriptMoment, Slot>> = {
  preTransaction: {title: '%pretrans', text: TAG.preTrans, program: TAG.preTransProg, sense: SENSE.preTrans},
  preInstall: {title: '%pre', text: TAG.preIn, program: TAG.preInProg, sense: SENSE.pre},
  postInstall: {title: '%post', text: TAG.postIn, program: TAG.postInProg, sense: SENSE.post},
  preRemove: {title: '%preun', text: TAG.preUn, program: TAG.preUnProg, sense: SENSE.preUn},
  postRemove: {title: '%postun', text: TAG.postUn, program: TAG.postUnProg, sense: SENSE.postUn},
  postTransaction: {
    title: '%posttrans',
    text: TAG.postTrans,
    program: TAG.postTransProg,
    sense: SENSE.postTrans,
  },
  verify: {
    title: '%verifyscript',
    text: TAG.verifyScript,
    program: TAG.verifyScriptProg,
    sense: SENSE.verify,
  },
};

export interface Scriptlet extends Slot {
  readonly body: string;
  /** The program and its argument. */
  readonly interpreter: readonly [string, ...string[]];
}

const SHELL = '/bin/sh';

/** What the `#!` line names; as in the kernel, all after the first space is one argument. */
export function interpreterOf(body: string): readonly [string, ...string[]] {
  const [, program, argument] = /^#![ \t]*(\/[^\s]*)[ \t]*([^\r\n]*?)[ \t]*(?:\r?\n|$)/.exec(body) ?? [];
  if (program === undefined) return [SHELL];
  return argument ? [program, argument] : [program];
}

const scriptlet = (moment: ScriptMoment, text: string): Scriptlet => {
  // rpmbuild cuts blank lines at the end as well.
  const body = text.trimEnd();
  return {...SLOTS[moment], body, interpreter: interpreterOf(body)};
};

/** The package's scripts, those of the `rpm:` section read from their files. */
export async function loadScriptlets(
  host: Host,
  {scripts, options}: RpmPackage,
): Promise<readonly Scriptlet[]> {
  const paths: Readonly<Partial<Record<ScriptMoment, string | undefined>>> = {
    preTransaction: options.scripts?.pretrans,
    postTransaction: options.scripts?.posttrans,
    verify: options.scripts?.verify,
  };
  const problems: Problem[] = [];
  const made: Scriptlet[] = [];
  for (const moment of scriptMoments) {
    const path = paths[moment];
    const text = scripts[moment] ?? (path === undefined ? undefined : await readScript(host, path, problems));
    if (text !== undefined) made.push(scriptlet(moment, text));
  }
  if (problems.length > 0) throw new UserError('rpm/script', problems);
  return made;
}

async function readScript(host: Host, path: string, problems: Problem[]): Promise<string | undefined> {
  try {
    return await readFile(resolve(host.workDir, path), 'utf8');
  } catch (cause) {
    const reason =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        ? 'there is no such file'
        : String(cause);
    problems.push({
      message: `the script "${path}" cannot be read: ${reason}`,
      hint: 'paths start at the folder of the project',
    });
    return undefined;
  }
}
