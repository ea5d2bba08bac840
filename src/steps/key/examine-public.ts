import type {Stats} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {type Place, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {KeyFacts} from '../../model/key.ts';
import {shellWord} from '../../text/shell.ts';
import {type Config, placeOf, signSettings, type Written} from '../config/index.ts';
import {chooseParts} from './choose.ts';
import {openKeys} from './given.ts';
import {exportLine} from './gpg-lines.ts';
import {type KeyFinding, signingPart} from './judge/index.ts';
import {LARGEST_KEY} from './key-bytes.ts';
import {type Seen, type SeenKey, seenProblems} from './seen.ts';

/** The file that users get, and what is wrong with it as a file. */
export async function examinePublic(host: Host, config: Config, given: readonly SeenKey[]): Promise<Seen> {
  const {publicKey, keyIds} = signSettings(config);
  if (!publicKey) return {keys: [], findings: []};
  const place = placeOf(config, publicKey.at);
  const names = namesOf(given);
  try {
    const path = resolve(host.workDir, publicKey.text);
    const found = await stat(path);
    if (!found.isFile() || found.size > LARGEST_KEY)
      return {keys: [], findings: [noKey(publicKey, found, {place, names})]};
    const keys = await readPublic(host, publicKey, await readFile(path));
    if (keys.some(holdsSecret)) return {keys: [], findings: [secretInside(publicKey, keys, place)]};
    const same = ofGiven(keys, given);
    const {findings, keys: chosen} =
      same.keys.length > 0 ? same : ofConfig(config, {keys, keyIds, now: host.now()});
    return {findings, keys: chosen.map((key) => ({...key, place}))};
  } catch (error) {
    return {keys: [], findings: fileFindings(publicKey, error, {place, names})};
  }
}

/** A secret key is read as well, to say whose it is. */
async function readPublic(
  host: Host,
  {text: what}: Written,
  content: Uint8Array,
): Promise<readonly KeyFacts[]> {
  const read = await openKeys(host, content, {what, want: 'public'}).catch((error: unknown) => {
    if (!(error instanceof UserError) || error.code !== 'key/secret') throw error;
    return openKeys(host, content, {what, want: 'any'});
  });
  return read.map(({facts}) => facts);
}

/** What belongs into the file, where that is known. */
const namesOf = (given: readonly SeenKey[]): string =>
  [...new Set(given.map(({facts}) => facts.parts[0].fingerprint))].join(' ') || 'FINGERPRINT';

interface Meant {
  readonly place: Place;
  readonly names: string;
}

const noKey = ({text}: Written, found: Stats, {place, names}: Meant): KeyFinding => ({
  level: 'error',
  flaw: 'public-file',
  message: found.isDirectory()
    ? `${text} is a folder`
    : `${text} is ${found.isFile() ? 'far too long for a key' : 'no ordinary file'}`,
  lines: [],
  advice: `gpg --armor --export ${names} > ${found.isFile() ? shellWord(text) : 'FILE'} writes one`,
  place,
});

const holdsSecret = ({parts}: KeyFacts): boolean => parts.some(({secret}) => secret !== 'none');

/** The same parts that sign, as they are in the file. */
const ofGiven = (keys: readonly KeyFacts[], given: readonly SeenKey[]): Seen => ({
  findings: [],
  keys: keys.flatMap((facts) => {
    const fingerprints = given.map((key) => (key.part ?? key.facts.parts[0]).fingerprint);
    const parts = facts.parts.filter(({fingerprint}) => fingerprints.includes(fingerprint));
    const primary = given.some((key) => key.facts.parts[0].fingerprint === facts.parts[0].fingerprint);
    const all = parts.length > 0 || !primary ? parts : [undefined];
    return all.map((part) => ({from: 'public', facts, part, place: undefined}));
  }),
});

interface Wish {
  readonly keys: readonly KeyFacts[];
  readonly keyIds: readonly Written[];
  readonly now: number;
}

/** The parts that the config names, else what would sign of each key that is in the file. */
function ofConfig(config: Config, {keys, keyIds, now}: Wish): Seen {
  if (keyIds.length === 0)
    return {
      findings: [],
      keys: keys.map((facts) => ({from: 'public', facts, part: likelyPart(facts, now), place: undefined})),
    };
  const results = keyIds.map((id): Seen => {
    const {chosen, problems} = chooseParts(keys, {keyIds: [id], now});
    const [first] = chosen;
    if (first) return {findings: [], keys: [{from: 'public', ...first, place: undefined}]};
    const facts = keys.find(({parts}) => parts.some(({fingerprint}) => fingerprint.endsWith(plainId(id))));
    if (!facts) return {keys: [], findings: seenProblems(config, problems)};
    const named = facts.parts.find(({fingerprint}) => fingerprint.endsWith(plainId(id)));
    const part = named === facts.parts[0] ? likelyPart(facts, now) : named;
    return {findings: [], keys: [{from: 'public', facts, part, place: undefined}]};
  });
  return {
    findings: results.flatMap(({findings}) => findings),
    keys: results.flatMap(({keys: found}) => found),
  };
}

const likelyPart = (facts: KeyFacts, now: number) =>
  chooseParts([facts], {keyIds: [], now}).chosen[0]?.part ?? signingPart(facts, now);

const plainId = ({text}: Written): string =>
  text
    .replace(/^\s*0x/i, '')
    .replace(/[\s!]/g, '')
    .toUpperCase();

const secretInside = ({text}: Written, keys: readonly KeyFacts[], place: Place): KeyFinding => {
  const {fingerprint} = (keys.find(holdsSecret) ?? keys[0]!).parts[0];
  return {
    level: 'error',
    flaw: 'secret-inside',
    message: `${text} HOLDS THE SECRET KEY ${fingerprint.slice(-16)}: whoever can read this repository can sign as you`,
    lines: [exportLine(fingerprint, text)],
    advice:
      'this leaves the public half in the file, but the secret one stays in the history of git: once it was pushed, the key is lost, and `linux-pkg key rotate` makes a new one',
    place,
  };
};

function fileFindings({text}: Written, error: unknown, {place, names}: Meant): readonly KeyFinding[] {
  const tell = (message: string, advice: string): readonly KeyFinding[] => [
    {level: 'error', flaw: 'public-file', message, lines: [], advice, place},
  ];
  if (error instanceof UserError)
    return error.problems.flatMap(({message, hint}) => tell(message, hint ?? ''));
  const {code} = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const write = `gpg --armor --export ${names} > ${shellWord(text)}`;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return tell(`${text} is not there`, `${write} writes it; commit it, as users need it`);
  return tell(`${text} cannot be read: ${code}`, 'look at its mode and its owner');
}
