import {formatOf} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import type {Package} from '../../model/package.ts';
import type {Report, Table} from '../../model/report.ts';
import type {Signer} from '../../model/signer.ts';
import type {Plan} from '../../model/target.ts';
import {shellWord} from '../../text/shell.ts';
import {versionText} from '../../text/version.ts';
import {sizeText, timeText} from './units.ts';
import {type Tried, verifyReport} from './verification.ts';

export {baseReport, dryBaseReport} from './base.ts';
export {JUNIT_FILE, junitXml, writeJunit} from './junit.ts';
export {reportMarkdown} from './markdown.ts';
export {reportText} from './text.ts';
export {sizeText} from './units.ts';
export {
  failureNote,
  verificationNotes,
  verificationTable,
  verifyReport,
  withRepositoryTrials,
} from './verification.ts';

/** The outputs that every command with a plan sets. */
export const planOutputs = (plan: Plan, matrix: object): Readonly<Record<string, string>> => ({
  version: versionText(plan.version),
  plan: JSON.stringify(plan),
  matrix: JSON.stringify(matrix),
});

const artifactOutputs = (outDir: string, artifacts: readonly Artifact[]): Record<string, string> => ({
  artifacts: JSON.stringify(artifacts),
  packages: artifacts
    .filter((artifact) => artifact.kind === 'package')
    .map((artifact) => `${outDir}/${artifact.path}`)
    .join('\n'),
});

/** What `plan` says. */
export const planReport = (plan: Plan, {table, matrix}: {table: Table; matrix: object}): Report => ({
  title: `Plan for ${versionText(plan.version)}: ${count(plan.targets.length, 'target')}`,
  tables: [table],
  notes: [],
  next: [],
  outputs: planOutputs(plan, matrix),
  data: {plan, matrix},
});

interface Built {
  readonly plan: Plan;
  readonly artifacts: readonly Artifact[];
  /** How long each took to be put together, by path. */
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly matrix: object;
  /** The output folder, as the person wrote it. */
  readonly out: string;
  /** Left out on request. */
  readonly verified: Tried | undefined;
  readonly signing: Signing;
}

/** Who signed, or why nobody did. */
type Signing = Signer | string;

const signingNote = (signing: Signing): string =>
  typeof signing === 'string'
    ? `Not signed: ${signing}.`
    : `Signed by ${signing.algorithm} ${signing.fingerprint}.`;

/** What `build` and `all` say. */
export const buildReport = ({
  plan,
  artifacts,
  milliseconds,
  matrix,
  out,
  verified,
  signing,
}: Built): Report => {
  const packages = artifacts.filter(({kind}) => kind === 'package');
  const tried = verified && verifyReport(verified);
  return {
    title: `Built ${count(packages.length, 'package')} of version ${versionText(plan.version)} into ${out}/`,
    tables: [
      {
        title: 'Packages',
        head: ['file', 'target', 'size', 'time'],
        rows: artifacts.map((artifact) => [
          artifact.name,
          artifact.kind === 'package' ? artifact.target : '',
          sizeText(artifact.size),
          artifact.path in milliseconds ? timeText(milliseconds[artifact.path]!) : '',
        ]),
      },
      ...(tried?.tables ?? []),
    ],
    notes: [
      ...(tried && verified?.unverified === undefined
        ? tried.notes
        : [`Not verified: ${verified?.unverified ?? 'left out on request'}.`]),
      signingNote(signing),
    ],
    next: nextCommands(artifacts, out),
    outputs: {...planOutputs(plan, matrix), ...artifactOutputs(out, artifacts)},
    ...(tried?.problems && {problems: tried.problems}),
    ...(tried?.failed && {failed: true}),
    data: {plan, artifacts, ...(verified && {results: verified.results})},
  };
};

/** What a dry run of `build` says: the files that would be made, and the targets of which that shows only after a build. */
export const dryReport = (plan: Plan, packages: readonly Package[], built: ReadonlySet<string>): Report => ({
  title: `Would build ${dryCounts(packages.length, built.size)} of version ${versionText(plan.version)}`,
  tables: [
    ...(built.size === 0
      ? []
      : [
          {
            title: 'Builds',
            head: ['target', 'built in', 'package made by'],
            rows: plan.targets
              .filter(({id}) => built.has(id))
              .map(({id, image, engine}) => [
                id,
                image ?? 'this machine',
                engine === 'native' ? "the distro's own tools" : 'linux-pkg',
              ]),
          },
        ]),
    {
      title: 'Packages',
      head: ['file', 'target', 'paths', 'installed size'],
      rows: packages.map((pkg) => [
        formatOf(pkg.format).fileName(pkg, pkg.options),
        pkg.target,
        String(pkg.entries.filter((entry) => !(entry.type === 'dir' && entry.implicit)).length),
        sizeText(pkg.entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.size : 0), 0)),
      ]),
    },
  ],
  notes: ['A dry run: nothing was written.'],
  next: [],
  outputs: {version: versionText(plan.version)},
  data: {plan, packages},
});

interface Published {
  readonly out: string;
  readonly signing: Signing;
  readonly dry: boolean;
}

/** What `publish` says of the gathered legs. */
export const publishReport = (
  plan: Plan,
  artifacts: readonly Artifact[],
  {out, signing, dry}: Published,
): Report => ({
  title: `Gathered ${count(artifacts.filter(({kind}) => kind === 'package').length, 'package')} from ${count(plan.targets.length, 'leg')} of version ${versionText(plan.version)}`,
  tables: [
    {
      title: 'Files',
      head: ['file', 'target', 'size', 'sha256'],
      rows: artifacts.map((artifact) => [
        artifact.name,
        artifact.kind === 'package' ? artifact.target : '',
        sizeText(artifact.size),
        artifact.sha256,
      ]),
    },
  ],
  notes: [...(dry ? ['A dry run: nothing was written and nothing uploaded.'] : [signingNote(signing)])],
  next: [],
  outputs: {version: versionText(plan.version), ...artifactOutputs(out, artifacts)},
  data: {plan, artifacts},
});

/** The first package of each format, as a person would install it. */
function nextCommands(artifacts: readonly Artifact[], out: string): readonly string[] {
  const first = new Map<string, string>();
  for (const artifact of artifacts)
    if (artifact.kind === 'package' && !first.has(artifact.format))
      first.set(artifact.format, `${out}/${artifact.path}`);
  const install = [...first].map(([format, path]) => formatOf(format).installLine(path));
  const [path] = first.values();
  return path === undefined ? install : [`linux-pkg inspect ${shellWord(path)}`, ...install];
}

const dryCounts = (packages: number, builds: number): string =>
  [
    ...(packages > 0 || builds === 0 ? [count(packages, 'package')] : []),
    ...(builds > 0
      ? [`what ${count(builds, 'target')} leave`.replace(/ 1 target leave$/, ' 1 target leaves')]
      : []),
  ].join(' and ');

/** What is said after `build --shell`. */
export const shellReport = (plan: Plan): Report => ({
  title: `The shell for ${plan.targets.map(({id}) => id).join(', ')} is closed; its container is gone`,
  tables: [],
  notes: [],
  next: [],
  outputs: {},
  data: {plan},
});

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
