import {addSubkeyLine, addUserLine} from '../gpg-lines.ts';
import type {KeyFinding} from './finding.ts';
import {nameOfPart, partsOf, renewal, type Subject, shortOf} from './subject.ts';

/** Whether it may sign at all: its version, names, flags and revocations. */
export const usageFindings = (subject: Subject): readonly KeyFinding[] => [
  ...versions(subject),
  ...names(subject),
  ...flags(subject),
  ...revocations(subject),
];

const versions = (subject: Subject): readonly KeyFinding[] =>
  partsOf(subject)
    .filter(({version}) => version !== 4)
    .map((part) => ({
      level: 'error',
      flaw: 'version',
      message: `${nameOfPart(subject, part)} is an OpenPGP key of version ${part.version}: apt and rpm read version 4`,
      ...renewal(subject, part),
    }));

function names(subject: Subject): readonly KeyFinding[] {
  const {
    facts: {users, parts},
    maintainer,
  } = subject;
  if (users.length > 0) return [];
  return [
    {
      level: 'error',
      flaw: 'no-user',
      message: `${nameOfPart(subject, parts[0])} has no user id ${UNSIGNED[parts[0].bindingFault ?? 'missing']}: gpg and apt do not take it`,
      lines: [addUserLine(parts[0].fingerprint, maintainer ?? 'Example Team <team@example.org>')],
    },
  ];
}

const UNSIGNED = {
  missing: 'that it signed itself',
  wrong: 'with a sound signature of its own',
  expired: 'whose signature has not ended',
} as const;

function flags({facts: {parts, users}, part}: Subject): readonly KeyFinding[] {
  // A key that nothing speaks for has no flags either, and is told of already.
  if (users.length === 0 && parts[0].binding === undefined) return [];
  if (part !== undefined && (part.usages.includes('sign') || part.binding === undefined)) return [];
  const [primary] = parts;
  const asked = part && part !== primary ? `the subkey ${shortOf(part)}` : `the key ${shortOf(primary)}`;
  const can = [...new Set((part ? [part] : parts).flatMap(({usages}) => usages))].map((usage) => DOES[usage]);
  return [
    {
      level: 'error',
      flaw: 'no-sign',
      message: `${asked} ${can.length > 0 ? `only ${can.join(' and ')}` : 'is for nothing'}: nothing in it may sign`,
      lines: [addSubkeyLine(primary.fingerprint)],
    },
  ];
}

const DOES = {
  certify: 'certifies keys',
  sign: 'signs',
  encrypt: 'encrypts',
  authenticate: 'logs in',
} as const;

const revocations = (subject: Subject): readonly KeyFinding[] =>
  partsOf(subject)
    .filter(({revoked}) => revoked)
    .map((part) => ({
      level: 'error',
      flaw: 'revoked',
      message: `${nameOfPart(subject, part)} is revoked${part.revocation ? ` (${part.revocation})` : ''}`,
      ...renewal(subject, part),
    }));
