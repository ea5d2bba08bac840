import {execFileSync} from 'node:child_process';
import {availableParallelism, cpus, totalmem} from 'node:os';
import {absent, type Outcome, oursOf, type Row} from './run.ts';
import type {Startup} from './startup.ts';
import {unequalSizes, verdictsOf} from './verdicts.ts';

const START = '<!-- the figures: script/bench --write -->';
const END = '<!-- end of the figures -->';

/** The page with the figures between its markers. */
export function withFigures(page: string, figures: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/bench.md lacks ${START} or ${END}`);
  return `${before}${START}\n\n${figures}\n\n${END}${after}`;
}

/** Everything that was measured, as Markdown. */
export function figures(startup: Startup, outcomes: readonly Outcome[]): string {
  const payloads = Map.groupBy(outcomes, ({shop}) => shop.size.id);
  return [
    machine(),
    ...absent.map((name) => `${name} is not installed: left out.`),
    ...[...payloads].flatMap(([id, list]) => [
      `### ${id} MB in ${list[0]?.shop.size.files.toLocaleString('en')} files`,
      `SHA-256 of the tree: \`${list[0]?.shop.tree}\``,
      table(
        ['package', 'runs', 'made by', 'wall', 'against ours', 'peak memory', 'size'],
        list.flatMap(contestRows),
        'lrlrrrr',
      ),
      table(
        ['package', 'promised', 'limit', 'measured', ''],
        list.flatMap((outcome) =>
          verdictsOf(outcome, startup.emptySeconds).map(({what, limit, measured, met}) => [
            title(outcome),
            what,
            limit,
            measured,
            met ? 'met' : '**missed**',
          ]),
        ),
        'llrrl',
      ),
      ...list
        .flatMap((outcome) => unequalSizes(outcome).map((text) => `- ${title(outcome)}: ${text}`))
        .join('\n')
        .split('\n\n')
        .filter(Boolean),
    ]),
    startup.markdown,
  ].join('\n\n');
}

const title = ({contest: {format, algorithm, level, usual}}: Outcome): string =>
  `${format} ${algorithm} -${level}${usual ? ' (default)' : ''}`;

function contestRows(outcome: Outcome): readonly (readonly string[])[] {
  const own = oursOf(outcome);
  const cells = (row: Row, name: string) => [
    title(outcome),
    String(outcome.runs),
    name,
    `${row.seconds.toFixed(2)} s`,
    row === own ? '' : `${(row.seconds / own.seconds).toFixed(2)} ×`,
    `${(row.peakBytes / 1e6).toFixed(0)} MB`,
    `${(row.bytes / 1e6).toFixed(2)} MB`,
  ];
  const {algorithm} = outcome.contest;
  const limit = algorithm === 'gzip' ? '`tar \\| gzip` shared by all cores' : `\`tar \\| ${algorithm} -T0\``;
  return [
    ...outcome.rows.map((row) => cells(row, row === own ? `**${row.name}**` : row.name)),
    cells(outcome.limit, `the machine: ${limit}, and a hash pass`),
  ];
}

function machine(): string {
  const version = (program: string, ...args: readonly string[]) => {
    try {
      return execFileSync(program, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
        .split('\n', 1)[0]!
        .trim();
    } catch {
      return undefined;
    }
  };
  const tools = [
    `Node ${process.version}`,
    version('dpkg-deb', '--version'),
    version('rpmbuild', '--version'),
    version('zstd', '--version'),
    version('xz', '--version'),
  ].filter(Boolean);
  const commit = version('git', 'rev-parse', '--short', 'HEAD') ?? 'unknown';
  return `Commit ${commit}, on ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) with ${Math.round(totalmem() / 2 ** 30)} GiB. ${tools.join('; ')}.`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[], align: string): string =>
  [head, [...align].map((side) => (side === 'r' ? '---:' : '---')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
