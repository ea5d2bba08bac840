import {PkgError, type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Package} from '../../model/package.ts';
import type {Plan} from '../../model/target.ts';
import type {Version} from '../../model/version.ts';
import {versionText} from '../../text/version.ts';
import {openRepository} from '../../tools/git.ts';
import {type Config, loadConfig} from '../config/index.ts';
import {planTargets} from '../plan/index.ts';
import {stagePackages} from '../stage/index.ts';
import {resolveVersion} from '../version/index.ts';
import {bad, type Finding, ok} from './finding.ts';

interface Examined {
  readonly findings: readonly Finding[];
  /** Undefined where it cannot be read. */
  readonly read: Config | undefined;
}

/** The config, the version and the plan that it leads to, as far as they can be had without changing anything. */
export async function examineConfig(host: Host, inputs: Inputs): Promise<Examined> {
  const findings: Finding[] = [];
  const tried = async <T>(check: string, look: (quiet: Host) => Promise<T>): Promise<T | undefined> => {
    const warnings: Problem[] = [];
    const {result, problems} = await attempt(() => look(quietHost(host, warnings)), host.signal);
    findings.push(...warnings.map((warning) => bad(check, 'warning', warning)));
    findings.push(...problems.map((problem) => bad(check, 'error', problem)));
    return result;
  };
  const config = await tried('config', (quiet) => loadConfig(quiet, inputs));
  if (!config) return {findings, read: undefined};
  const rest = await examineRest(host, inputs, {config, tried, findings});
  return {findings: rest, read: config};
}

type Tried = <T>(check: string, look: (quiet: Host) => Promise<T>) => Promise<T | undefined>;

interface Ground {
  readonly config: Config;
  readonly tried: Tried;
  readonly findings: Finding[];
}

async function examineRest(
  host: Host,
  inputs: Inputs,
  {config, tried, findings}: Ground,
): Promise<readonly Finding[]> {
  findings.push(ok('config', `${config.file} is valid`));
  const refused = await notAsked(host, config, inputs);
  if (refused) return [...findings, refused];
  const version = await tried('version', (quiet) => resolveVersion(quiet, config, inputs));
  if (!version) return findings;
  findings.push(ok('version', versionLine(version)));
  const plan = await tried('plan', (quiet) => planTargets(quiet, config, version, inputs));
  if (!plan) return findings;
  findings.push(ok('plan', listText(plan.targets.map(({id}) => id))));
  const later = plan.targets.filter(({buildOn}) => buildOn !== undefined);
  const now = {...plan, targets: plan.targets.filter((target) => !later.includes(target))};
  if (later.length > 0) findings.push(await containersFor(host, later));
  if (now.targets.length === 0) return findings;
  const staged = await tried('contents', (quiet) => stagePackages(quiet, config, now));
  return staged ? [...findings, contentsLine(staged.packages)] : findings;
}

/** What builds these targets, or what is missing for it. */
async function containersFor(host: Host, targets: Plan['targets']): Promise<Finding> {
  const ids = listText(targets.map(({id}) => id));
  const {findEngine} = await import('../../containers/index.ts');
  const {result: engine, problems} = await attempt(() => findEngine(host), host.signal);
  if (engine) return ok('builds', `${ids}: in ${engine.kind} ${engine.version}, ${engine.platform}`);
  const {message, hint} = problems[0] ?? {message: 'no container engine'};
  return bad('builds', 'error', {message: `${ids}: ${message}`, ...(hint && {hint})});
}

const SHOWN = 8;

const listText = (words: readonly string[]): string =>
  words.length > SHOWN
    ? `${words.slice(0, SHOWN).join(', ')} and ${words.length - SHOWN} more`
    : words.join(', ');

const contentsLine = (packages: readonly Package[]): Finding =>
  ok(
    'contents',
    `${packages.length} package${packages.length === 1 ? '' : 's'}, ${packages.reduce((sum, {entries}) => sum + entries.length, 0)} paths`,
  );

const versionLine = (version: Version): string =>
  version.tag === undefined ? versionText(version) : `${versionText(version)}, from the tag ${version.tag}`;

/** Warnings become findings; nothing else is said while looking. */
const quietHost = (host: Host, warnings: Problem[]): Host => ({
  ...host,
  log: {...host.log, info: host.log.debug, warn: (problem) => warnings.push(problem)},
});

async function attempt<T>(
  look: () => Promise<T>,
  signal: AbortSignal,
): Promise<{result?: T; problems: readonly Problem[]}> {
  try {
    return {result: await look(), problems: []};
  } catch (error) {
    if (signal.aborted || !(error instanceof PkgError)) throw error;
    if (error instanceof UserError) return {problems: error.problems};
    return {problems: [{message: error.message, ...(error.hint !== undefined && {hint: error.hint})}]};
  }
}

function versionSource({values: {version}}: Config): string {
  if (typeof version !== 'object') return version ?? 'git';
  return version.from ?? (version.command === undefined ? 'git' : 'command');
}

/** Some versions can only be had by doing something: running a program of the project's, or fetching. */
async function notAsked(host: Host, config: Config, inputs: Inputs): Promise<Finding | undefined> {
  if (inputs.plan !== undefined) return undefined;
  const from = inputs.version ?? versionSource(config);
  if (from === 'command')
    return bad('version', 'warning', {
      message: 'comes from a command, which was not run here',
      hint: '`linux-pkg plan` runs it',
    });
  if (from !== 'git') return undefined;
  const repository = await openRepository(host);
  if (typeof repository === 'string') return undefined;
  if ((await repository.git('rev-parse', '--is-shallow-repository')) !== 'true') return undefined;
  return bad('version', 'warning', {
    message: 'the clone is shallow, so release tags may be missing',
    hint: 'in a workflow, give actions/checkout `fetch-depth: 0`; elsewhere run git fetch --unshallow --tags',
  });
}
