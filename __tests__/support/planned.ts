import type {Problem} from '../../src/model/errors.ts';
import {UserError} from '../../src/model/errors.ts';
import type {Host} from '../../src/model/host.ts';
import type {Inputs} from '../../src/model/inputs.ts';
import type {Table} from '../../src/model/report.ts';
import type {Plan} from '../../src/model/target.ts';
import type {Version} from '../../src/model/version.ts';
import {loadConfig} from '../../src/steps/config/index.ts';
import {planTable, planTargets} from '../../src/steps/plan/index.ts';
import {testHost, testInputs} from './host.ts';
import {testVersion} from './version.ts';

/** The day on which these plans are made. */
export const TODAY = '2026-11-22';

export const plannedVersion = (over: Partial<Version> = {}): Version =>
  testVersion({tag: 'v1.2.3', date: 1_700_000_000, ...over});

export interface Planning {
  readonly inputs?: Partial<Inputs>;
  readonly version?: Partial<Version>;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly today?: string;
}

export interface Planned {
  readonly plan: Plan;
  readonly table: Table;
  readonly warnings: readonly Problem[];
  readonly ids: readonly string[];
}

const HEAD = 'name: hello\nmaintainer: Example <team@example.org>\ndescription: Says hello\n';

/** Something for the package to be there for, where the test says nothing of it. */
const tail = (lines: string): string =>
  /^(?:contents|scripts|depends):/m.test(lines) ? '' : 'depends: bash\n';

/** The plan of a config that has these lines below a name, a maintainer and a description. */
export async function planned(lines: string, planning: Planning = {}): Promise<Planned> {
  await using temp = await testHost(
    {'linux-pkg.yml': `${HEAD}${lines}\n${tail(lines)}`, ...planning.files},
    planning.env,
  );
  const now = Date.parse(`${planning.today ?? TODAY}T12:00:00Z`) / 1000;
  const host: Host = {...temp, now: () => now};
  const inputs = testInputs({command: 'plan', ...planning.inputs});
  const config = await loadConfig(host, inputs);
  const plan = await planTargets(host, config, plannedVersion(planning.version), inputs);
  return {
    plan,
    table: planTable(host, config, plan),
    warnings: temp.warnings,
    ids: plan.targets.map(({id}) => id),
  };
}

/** All that is wrong with such a config, as `place: message → hint`. */
export async function planProblems(lines: string, planning: Planning = {}): Promise<readonly string[]> {
  try {
    await planned(lines, planning);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(problemLine);
  }
  throw new Error('nothing was wrong');
}

export const problemLine = ({message, hint, place}: Problem): string =>
  [
    place?.line === undefined ? '' : `${place.line}:${place.column}: `,
    message,
    hint === undefined ? '' : ` → ${hint}`,
  ].join('');
