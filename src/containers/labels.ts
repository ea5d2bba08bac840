import {randomBytes} from 'node:crypto';
import {ownerText, ownOwner} from './owner.ts';

/** What our containers are known by. */
export const LABELS = {
  run: 'linux-pkg.run',
  target: 'linux-pkg.target',
  owner: 'linux-pkg.owner',
  temp: 'linux-pkg.temp',
} as const;

const RUN = randomBytes(6).toString('hex');

/** The labels of a container of this run. */
export const labelsFor = (target: string, temp: string | undefined): Readonly<Record<string, string>> => ({
  [LABELS.run]: RUN,
  [LABELS.target]: target,
  [LABELS.owner]: ownerText(ownOwner()),
  ...(temp !== undefined && {[LABELS.temp]: temp}),
});

/** A name that no other container has: it can be removed whether or not we were told that it was made. */
export const containerName = (target: string): string =>
  `linux-pkg-${target.replace(/[^a-zA-Z0-9.-]+/g, '-').slice(0, 60)}-${RUN}-${randomBytes(4).toString('hex')}`;
