import type {Problem} from '../../model/errors.ts';
import type {Package, ScriptMoment} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import {shellTree} from '../../text/shell-tree.ts';
import type {Settled} from '../config/index.ts';
import type {Draft} from './drafts.ts';
import {familiesOf} from './families.ts';
import type {Ground} from './ground.ts';
import {bashisms, type Fault} from './script-bashisms.ts';
import {changedConffiles} from './script-conffiles.ts';
import {shellOf, syntaxFault} from './script-syntax.ts';
import {stopsOnUpgrade} from './script-upgrades.ts';

interface Checking {
  readonly settled: Settled;
  readonly target: Target;
  /** What the package holds. */
  readonly drafts: readonly Draft[];
  readonly ground: Ground;
}

/** What `# linux-pkg: allow …` may name, on the line or the one above. */
type Allowance = 'stop-on-upgrade' | 'bashism' | 'conffile';

interface Judged extends Fault {
  readonly allowance: Allowance;
  readonly grave: boolean;
}

/** Families where `/bin/sh` is bash, so that what only bash knows still works. */
const SH_IS_BASH: Readonly<Record<string, true>> = {el: true, fedora: true, amazon: true};

/** Scripts that no shell can read, and the mistakes that hurt most when they are found out after a release. */
export async function checkScripts(scripts: Package['scripts'], checking: Checking): Promise<void> {
  const {settled, ground} = checking;
  const {config, findings} = ground;
  for (const [moment, text] of Object.entries(scripts) as [ScriptMoment, string][]) {
    const shell = shellOf(text);
    const file = settled.scripts[moment]?.text;
    if (shell === undefined || file === undefined) continue;
    const lines = text.split('\n');
    const faults = faultsOf(text, {moment, shell, checking}).filter((fault) => !isAllowed(fault, lines));
    for (const {line, message, hint, allowance, grave} of faults) {
      const problem: Problem = {
        message,
        hint: `${hint}; if it is meant so, write # linux-pkg: allow ${allowance} above the line`,
        place: {file, line},
      };
      if (grave && !config.nfpm) findings.tell(problem);
      else findings.note(problem);
    }
    if (!faults.some(({allowance}) => allowance === 'bashism'))
      await checkSyntax(text, {file, shell, ground});
  }
}

async function checkSyntax(
  text: string,
  {file, shell, ground}: {readonly file: string; readonly shell: 'sh' | 'bash'; readonly ground: Ground},
): Promise<void> {
  const {host, findings, syntax, config} = ground;
  const key = `${shell}\n${text}`;
  const asked = syntax.get(key) ?? syntaxFault(host, shell, text);
  syntax.set(key, asked);
  const fault = await asked;
  if (!fault) return;
  const problem: Problem = {
    message: `${file} is no script that ${shell} can read: ${fault.message}`,
    hint: `try it: ${shell} -n ${file}`,
    place: {file, ...(fault.line !== undefined && {line: fault.line})},
  };
  if (config.nfpm) findings.note(problem);
  else findings.tell(problem);
}

interface Looking {
  readonly moment: ScriptMoment;
  readonly shell: 'sh' | 'bash';
  readonly checking: Checking;
}

function faultsOf(text: string, {moment, shell, checking}: Looking): readonly Judged[] {
  const nodes = shellTree(text);
  if (!nodes) return [];
  const {drafts, target} = checking;
  const removing = moment === 'preRemove' || moment === 'postRemove';
  const conffiles = new Set(
    drafts.flatMap(({entry}) =>
      entry.type === 'file' && entry.role?.startsWith('config') ? [entry.path] : [],
    ),
  );
  const grave = !familiesOf(target).every((family) => Object.hasOwn(SH_IS_BASH, family));
  return [
    ...(removing ? stopsOnUpgrade(nodes) : []).map((fault) => judged(fault, 'stop-on-upgrade', true)),
    ...(shell === 'sh' ? bashisms(text, nodes) : []).map((fault) => judged(fault, 'bashism', grave)),
    ...changedConffiles(nodes, conffiles, {installed: moment === 'postInstall'}).map((fault) =>
      judged(fault, 'conffile', fault.content),
    ),
  ];
}

const judged = ({line, message, hint}: Fault, allowance: Allowance, grave: boolean): Judged => ({
  line,
  message,
  hint,
  allowance,
  grave,
});

function isAllowed({line, allowance}: Judged, lines: readonly string[]): boolean {
  const allow = new RegExp(`#\\s*linux-pkg:\\s*allow\\b.*\\b${allowance}\\b`);
  return [lines[line - 1], lines[line - 2]].some((text) => text !== undefined && allow.test(text));
}
