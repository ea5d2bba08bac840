import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Report, Table} from '../../model/report.ts';
import {printable} from '../../text/printable.ts';
import {type Config, signSettings} from '../config/index.ts';
import type {Demand} from './demands.ts';
import {examineKey, type Goals} from './examine.ts';
import {accepts, canSign, problemOfFinding} from './judge/index.ts';
import {dayText, distanceText} from './judge/subject.ts';
import type {Examination, SeenKey} from './seen.ts';

/** What there is to say of the keys: a row for each part, and what is wrong with them. */
export async function lookAtKey(host: Host, config: Config, goals: Goals, inputs: Inputs): Promise<Report> {
  const examination = await examineKey(host, config, goals, inputs);
  const {findings, absent, keys} = examination;
  const {required} = signSettings(config);
  const problems = findings.filter(({level}) => level === 'error').map(problemOfFinding);
  const warnings = findings.filter(({level}) => level === 'warning').map(problemOfFinding);
  for (const warning of warnings) host.log.warn(warning);
  return {
    title: titleOf(examination, problems.length, warnings.length),
    tables: keys.length === 0 ? [] : [keyTable(examination, host.now())],
    notes: absent !== undefined && !required ? [`Packages stay unsigned. ${HOW}.`] : [],
    next: [],
    outputs: {},
    failed: problems.length > 0,
    problems,
    data: {
      keys: keys.map(({from, facts, part}) => ({from, signs: part?.fingerprint, ...facts})),
      findings,
      ...(absent !== undefined && {absent}),
    },
  };
}

const HOW =
  'Give one with --gpg-private-key FILE, or as the input gpg-private-key; `linux-pkg key rotate` makes one';

function titleOf({absent, demands}: Examination, errors: number, warnings: number): string {
  if (absent !== undefined) return `No key to look at: ${absent}`;
  if (errors + warnings > 0) return `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return `The key is in order${demands.length > 0 ? ` for ${count(demands.length, 'release')}` : ''}`;
}

function keyTable({keys, demands}: Examination, now: number): Table {
  return {
    title: 'Keys',
    head: ['key', 'algorithm', 'created', 'expires', 'signs', 'accepted by'],
    rows: keys.flatMap((seen, index) => (isTold(keys, index) ? [] : rowsOf(seen, demands, now))),
  };
}

/** A line for each key that signs: for how long, and who accepts it. */
export const keyLines = ({keys, demands}: Examination, now: number): readonly string[] =>
  keys.flatMap(({facts, part}, index) => {
    if (!part || isTold(keys, index) || !canSign(facts, part, now)) return [];
    const {fingerprint, algorithm, expires} = part;
    const until =
      expires === undefined ? 'never expires' : `until ${dayText(expires)}, ${distanceText(now, expires)}`;
    const accepted = acceptedBy(demands, part);
    const words = [`${fingerprint} signs`, algorithm, until, accepted && `accepted by ${accepted}`];
    return [words.filter(Boolean).join('; ')];
  });

/** The public copy of a key that signs has the same parts. */
const isTold = (keys: readonly SeenKey[], index: number): boolean =>
  keys.findIndex(({facts}) => facts.parts[0].fingerprint === keys[index]!.facts.parts[0].fingerprint) < index;

const rowsOf = ({facts, part}: SeenKey, demands: readonly Demand[], now: number): readonly string[][] => [
  ...facts.parts.map((one) => [
    one.fingerprint,
    one.algorithm,
    dayText(one.created),
    one.revoked
      ? 'revoked'
      : one.expires === undefined
        ? 'never'
        : `${dayText(one.expires)}, ${distanceText(now, one.expires)}`,
    one === part ? (canSign(facts, part, now) ? 'yes' : 'cannot') : '',
    one === part || one === facts.parts[0] ? acceptedBy(demands, one) : '',
  ]),
  ...facts.users.map((user) => [printable(user)]),
];

function acceptedBy(demands: readonly Demand[], part: SeenKey['facts']['parts'][0]): string {
  const {ears = [], deaf = []} = Object.groupBy(demands, (demand) =>
    accepts(demand, part) ? 'ears' : 'deaf',
  );
  if (demands.length === 0) return '';
  if (deaf.length === 0) return demands.length > SHOWN ? `all ${demands.length}` : namesText(ears);
  if (ears.length === 0) return 'none';
  const names = ears.length < deaf.length ? namesText(ears) : `not ${namesText(deaf)}`;
  return `${ears.length} of ${demands.length}: ${names}`;
}

const SHOWN = 4;

const namesText = (demands: readonly Demand[]): string =>
  demands
    .slice(0, SHOWN)
    .map(({name}) => name)
    .join(', ') + (demands.length > SHOWN ? ` and ${demands.length - SHOWN} more` : '');

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
