import {dayOf} from '../../model/distro.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Target} from '../../model/target.ts';
import {isCi} from '../../tools/ci.ts';
import {type Config, signSettings} from '../config/index.ts';
import {differences} from './agree.ts';
import {demandsOf} from './demands.ts';
import {examineGiven, type Given, keysInMemory} from './examine-given.ts';
import {examinePublic} from './examine-public.ts';
import {judgeKey, type KeyFinding} from './judge/index.ts';
import {isPullRequest} from './pull-request.ts';
import type {Examination, SeenKey} from './seen.ts';
import {withExports} from './spread.ts';

export interface Goals {
  /** Those of a plan, or those that are meant before there is a version. */
  readonly targets: readonly Pick<Target, 'name' | 'format'>[];
  /** gpg is not asked, and a key that is not at hand here, or not its passphrase, is no error: a later job may have it. */
  readonly quick?: boolean;
}

/** Looks at the public key that users get and at the key that signs, as far as they are at hand; changes nothing. */
export async function examineKey(
  host: Host,
  config: Config,
  {targets, quick}: Goals,
  inputs: Inputs,
): Promise<Examination> {
  const settings = signSettings(config);
  const now = host.now();
  const demands = demandsOf(targets, dayOf(now));
  if (settings.off) return {keys: [], demands, findings: [], absent: '`sign: false` is in the config'};
  const given = quick ? await atHand(host, config, inputs) : await examineGiven(host, config, inputs);
  const published = await examinePublic(host, config, given.keys);
  const keys = [...published.keys, ...given.keys];
  const {maintainer} = config.values;
  const judged = keys.flatMap(({facts, part, place}) =>
    judgeKey(facts, {demands, now, part, maintainer}).map((finding) => ({...finding, ...(place && {place})})),
  );
  const apart = differences(published.keys, given.keys, settings.publicKey?.text);
  const spread = {publicFile: settings.publicKey?.text, secretGiven: given.keys.length > 0 && !settings.gpg};
  const found = [...published.findings, ...judged, ...apart].map((one) => withExports(one, keys, spread));
  const all = once([...refusals(given.findings, found), ...found]);
  return {
    keys,
    demands,
    findings: atDesk(host, given.keys.length === 0 ? softened(all, published.keys) : all),
    absent: keys.length > 0 || all.length > 0 ? undefined : (given.unsigned ?? 'no key was given'),
  };
}

/** What was handed over is judged as a whole; of a file of nfpm's sections, what can be seen of it here. */
async function atHand(host: Host, config: Config, inputs: Inputs): Promise<Given> {
  const nothing = {keys: [], findings: [], unsigned: undefined};
  if (isPullRequest(host)) return examineGiven(host, config, inputs);
  if (signSettings(config).gpg) return nothing;
  if (inputs.keys.privateKey !== undefined) return examineGiven(host, config, inputs);
  return {...nothing, keys: await keysInMemory(host, config, inputs)};
}

/** Refusals of the signer that a judgement tells with more words. */
const JUDGED = new Set([
  'key/revoked',
  'key/expired',
  'key/future',
  'key/unbound',
  'key/encryption-only',
  'key/not-for-signing',
  'key/no-back-signature',
  'key/public-file',
  'key/other-public',
  'key/secret',
]);

const refusals = (given: readonly KeyFinding[], found: readonly KeyFinding[]): readonly KeyFinding[] =>
  found.some(({level}) => level === 'error') ? given.filter(({flaw}) => !JUDGED.has(flaw)) : given;

/** At somebody's desk the key need not be at hand; the job that signs refuses to go on without it. */
const atDesk = (host: Host, findings: readonly KeyFinding[]): readonly KeyFinding[] =>
  isCi(host)
    ? findings
    : findings.map((finding) => (finding.flaw === 'key/required' ? {...finding, level: 'warning'} : finding));

/** One flaw, seen on the public and on the private key, is told once. */
const once = (findings: readonly KeyFinding[]): readonly KeyFinding[] =>
  findings.filter(({message}, index) => findings.findIndex((other) => other.message === message) === index);

/** Of several public keys (an old one and its successor) it is enough that one is in order, while it is not known which signs. */
function softened(findings: readonly KeyFinding[], keys: readonly SeenKey[]): readonly KeyFinding[] {
  const isFlawed = ({facts: {parts}}: SeenKey) =>
    findings.some(
      ({level, message}) =>
        level === 'error' && parts.some(({fingerprint}) => message.includes(fingerprint.slice(-16))),
    );
  if (keys.length < 2 || keys.every(isFlawed)) return findings;
  return findings.map((finding) => ({...finding, level: 'warning'}));
}
