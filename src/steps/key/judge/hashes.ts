import type {KeyPart} from '../../../model/key.ts';
import {addSubkeyLine, crossCertifyLine, extendLine, extendSubkeyLine, untilText} from '../gpg-lines.ts';
import type {KeyFinding} from './finding.ts';
import {isPrimary, nameOfPart, partsOf, type Subject} from './subject.ts';

/** What every client takes; SHA-1 and SHA-224 ended with 2026-01-31, the others before. */
const SOUND = new Set(['sha256', 'sha384', 'sha512']);

const NAMES: Readonly<Record<string, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  ripemd: 'RIPEMD-160',
  sha224: 'SHA-224',
};

const nameOfHash = (hash: string): string => NAMES[hash] ?? hash.toUpperCase();

const WHY = 'apt 3 and Enterprise Linux 9 refuse such keys, however packages are signed';

/** Signatures on the key itself that are missing or of a hash that clients refuse. */
export const hashFindings = (subject: Subject): readonly KeyFinding[] =>
  partsOf(subject).flatMap((part) =>
    isPrimary(subject, part) ? ownSignature(subject, part) : bindings(subject, part),
  );

/** An end that has passed would stay passed: the line that mends the hash then extends, too. */
const keepEnd = ({expires}: KeyPart, now: number): string | undefined =>
  expires !== undefined && expires <= now ? undefined : untilText(expires);

function ownSignature(subject: Subject, part: KeyPart): readonly KeyFinding[] {
  const {binding, fingerprint} = part;
  // A key without a sound signature of its own has no name either, which is told there.
  if (binding === undefined || SOUND.has(binding)) return [];
  return [
    {
      level: 'error',
      flaw: 'hash',
      message: `${nameOfPart(subject, part)} is signed by itself with ${nameOfHash(binding)}: ${WHY}`,
      lines: [extendLine(fingerprint, keepEnd(part, subject.now))],
    },
  ];
}

const UNBOUND = {missing: 'is missing', wrong: 'is wrong', expired: 'has ended'} as const;

function bindings(subject: Subject, part: KeyPart): readonly KeyFinding[] {
  const {binding, backBinding, fingerprint, usages} = part;
  const primary = subject.facts.parts[0].fingerprint;
  const name = nameOfPart(subject, part);
  if (binding === undefined || part.bindingFault !== undefined)
    return [
      {
        level: 'error',
        flaw: 'binding',
        message: `${name} is not bound to its key: the signature that does so ${UNBOUND[part.bindingFault ?? 'missing']}`,
        lines: [addSubkeyLine(primary)],
      },
    ];
  const found: KeyFinding[] = [];
  if (!SOUND.has(binding))
    found.push({
      level: 'error',
      flaw: 'hash',
      message: `${name} is bound to its key with ${nameOfHash(binding)}: ${WHY}`,
      lines: [extendSubkeyLine(primary, fingerprint, keepEnd(part, subject.now))],
    });
  if (!usages.includes('sign')) return found;
  if (backBinding === undefined)
    found.push({
      level: 'error',
      flaw: 'back-signature',
      message: `${name} has not signed back to its key, so no client takes what it signs`,
      lines: [crossCertifyLine(primary)],
    });
  // gpg keeps a back signature that is there, whatever its hash.
  else if (!SOUND.has(backBinding))
    found.push({
      level: 'error',
      flaw: 'back-hash',
      message: `${name} has signed back to its key with ${nameOfHash(backBinding)}: ${WHY}`,
      lines: [addSubkeyLine(primary)],
    });
  return found;
}
