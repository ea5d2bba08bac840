import type {Problem} from '../../model/errors.ts';
import type {KeyFacts, KeyPart} from '../../model/key.ts';
import {obstacleOf} from '../../tools/openpgp/usable.ts';
import type {Written} from '../config/index.ts';

export interface Choice {
  readonly facts: KeyFacts;
  /** The primary key or the subkey that signs. */
  readonly part: KeyPart;
}

export interface ChoiceProblem extends Problem {
  readonly code: string;
  /** The dotted path in the config that it is about. */
  readonly at?: string;
}

export interface Choices {
  readonly chosen: readonly Choice[];
  readonly problems: readonly ChoiceProblem[];
}

export interface ChoiceWish {
  /** `sign.key_id`: fingerprints or long ids of keys or subkeys, in their order. */
  readonly keyIds: readonly Written[];
  /** Seconds since 1970. */
  readonly now: number;
}

/**
 * Which parts of these keys sign, in their order: those that are named, or the only key there is. Of a key, its newest
 * subkey that may sign, else itself. For public keys it tells what their secret halves would choose.
 */
export function chooseParts(keys: readonly KeyFacts[], {keyIds, now}: ChoiceWish): Choices {
  const results = keyIds.length > 0 ? keyIds.map((id) => named(keys, id, now)) : unnamed(keys, now);
  const chosen = results.flatMap((result) => ('part' in result ? [result] : []));
  return {
    chosen: chosen.filter(
      ({part}, index) => chosen.findIndex((other) => other.part.fingerprint === part.fingerprint) === index,
    ),
    problems: results.flatMap((result) => ('part' in result ? [] : [result])),
  };
}

type Result = Choice | ChoiceProblem;

function unnamed(keys: readonly KeyFacts[], now: number): readonly Result[] {
  const secret = keys.filter(hasSecret);
  if (secret.length === 0) return keys.map((facts) => partOf(facts, now));
  if (secret.length === 1) return [partOf(secret[0]!, now)];
  return [
    {
      code: 'key/two',
      message: `${secret.length} keys were given, and nothing says which of them signs`,
      hint: ['name it, or them in their order, in the config:', ...linesFor(secret)].join('\n'),
    },
  ];
}

const linesFor = (keys: readonly KeyFacts[]): readonly string[] => [
  'sign:',
  '  key_id:',
  ...keys.map(
    ({parts: [{fingerprint}], users: [user]}) => `    - ${fingerprint}${user ? `  # ${user}` : ''}`,
  ),
];

function named(keys: readonly KeyFacts[], {text, at}: Written, now: number): Result {
  const exact = text.trim().endsWith('!');
  const id = text
    .replace(/^\s*0x/i, '')
    .replace(/[\s!]/g, '')
    .toUpperCase();
  if (!/^[0-9A-F]+$/.test(id) || ![16, 40].includes(id.length)) return {...wrongId(id, keys), at};
  const found = keys.flatMap((facts) =>
    facts.parts.filter(({fingerprint}) => fingerprint.endsWith(id)).map((part) => ({facts, part})),
  );
  const [first, second] = found;
  if (!first)
    return {
      code: 'key/unknown',
      message: `${id} is not among the keys that were given`,
      hint: thereAre(keys),
      at,
    };
  if (second)
    return {
      code: 'key/ambiguous',
      message: `${id} is the id of ${found.length} keys`,
      hint: `write the whole fingerprint: ${found.map(({part}) => part.fingerprint).join(' or ')}`,
      at,
    };
  const whole = first.part === first.facts.parts[0] && !exact;
  const result = whole ? partOf(first.facts, now) : soundPart(first, now);
  return 'part' in result ? result : {...result, at};
}

function wrongId(id: string, keys: readonly KeyFacts[]): ChoiceProblem {
  const short = /^[0-9A-F]{8}$/.test(id);
  return {
    code: 'key/id',
    message: short
      ? `${id} is a short id, which anybody can make a key for`
      : 'this is no fingerprint of a key',
    hint: `write the fingerprint, 40 digits: ${thereAre(keys)}`,
  };
}

const thereAre = (keys: readonly KeyFacts[]): string => {
  const all = keys.flatMap(({parts}) =>
    parts.filter(({usages}, index) => index === 0 || usages.includes('sign')),
  );
  return all.length > 0 ? `there is ${all.map(({fingerprint}) => fingerprint).join(', ')}` : 'there is none';
};

/** The newest subkey that signs, else the primary key, else why neither does. */
function partOf(facts: KeyFacts, now: number): Result {
  const [primary, ...subkeys] = facts.parts;
  const signing = subkeys
    .filter(({usages}) => usages.includes('sign'))
    .sort((a, b) => b.created - a.created || (a.fingerprint < b.fingerprint ? -1 : 1));
  const results = [...signing, primary].map((part) => soundPart({facts, part}, now));
  return results.find((result) => 'part' in result) ?? (signing.length > 0 ? results[0]! : results.at(-1)!);
}

function soundPart({facts, part}: Choice, now: number): Result {
  const obstacle = obstacleOf(facts, part, now);
  if (obstacle) return obstacle;
  if (!hasSecret(facts) || isThere(part)) return {facts, part};
  return {
    code: 'key/stub',
    message: `the secret half of ${part.fingerprint} is not in the key that was given`,
    hint: `gpg --armor --export-secret-keys ${facts.parts[0].fingerprint} prints it, unless it is on a card: \`sign: {with: gpg}\` asks that`,
  };
}

const isThere = ({secret}: KeyPart): boolean => secret === 'open' || secret === 'locked';

/** Stubs count: it is a secret key, though none of it may be there. */
const hasSecret = ({parts}: KeyFacts): boolean => parts.some(({secret}) => secret !== 'none');
