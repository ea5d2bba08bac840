import {type Difference, differences} from '../../__tests__/support/nfpm/differences.ts';
import {type Option, options} from '../../__tests__/support/nfpm/options.ts';
import {refusals} from '../../__tests__/support/nfpm/refusals.ts';
import {NFPM_VERSION} from '../../__tests__/support/nfpm/version.ts';

const START = '<!-- what differs: npm run schema -->';
const END = '<!-- end of what differs -->';

/** The page with the tables between its markers. */
export function withTables(page: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/from-nfpm.md lacks ${START} or ${END}`);
  return `${before}${START}\n\n${parityTables()}\n\n${END}${after}`;
}

const FORMATS = {deb: 'In a deb', rpm: 'In an rpm'} as const;

/** What the parity test compares, as people read it. */
export const parityTables = (): string =>
  [
    `Compared with nfpm ${NFPM_VERSION}.`,
    '### Where packages differ',
    ...(['deb', 'rpm'] as const).flatMap((format) => [
      `#### ${FORMATS[format]}`,
      table(
        ['subject', 'ours', "nfpm's", 'why'],
        differences.filter((row) => row.format === format).map(differenceCells),
      ),
    ]),
    '### What nfpm packs and we refuse',
    table(
      ['what', 'why'],
      refusals.map(({subject, reason}) => [subject, reason]),
    ),
    '### Option by option',
    table(['option', 'here', 'about'], options.map(optionCells)),
  ].join('\n\n');

const differenceCells = ({subject, ours, nfpm, reason}: Difference): readonly string[] => [
  subject,
  ours,
  nfpm,
  reason,
];

const optionCells = ({key, outcome, note, newer}: Option): readonly string[] => [
  `\`${key}\``,
  outcome,
  [note, newer && `in nfpm after ${NFPM_VERSION}`].filter(Boolean).join('; ') || '–',
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
