import type {OperationName} from './operations.ts';
import {invalid, type Reply, refusal} from './reply.ts';

/** A call that reached the server. */
export interface Call {
  /** From 1 on. */
  readonly number: number;
  readonly method: string;
  /** Decoded, with the query. */
  readonly path: string;
  /** Undefined: GitHub has no such call. */
  readonly name: OperationName | undefined;
  readonly fault: FaultName | 'other' | undefined;
  /** Undefined while it lasts, and where the connection ended without an answer. */
  readonly status: number | undefined;
}

/** Ends the connection: before anything is read, with half of the request read, after all of it is done, or in the middle of the answer. */
export interface Cut {
  readonly cut: 'at once' | 'midway' | 'after' | 'in the answer';
}

/** An upload is answered as if all were well, and other bytes are kept. */
export interface Damage {
  readonly damage: true;
}

/** What happens to a call in place of what should. */
export type Fault = Reply | Cut | Damage;

const HTML = '<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head></html>\n';

const untilReset = (seconds: number): Readonly<Record<string, string>> => ({
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-used': '1000',
  'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds),
});

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** Made when they happen, as they tell the time; `seconds` is how long one should wait. */
const FAULTS = {
  'server error': () => refusal(500, 'Server Error'),
  'bad gateway': () => ({status: 502, headers: {'content-type': 'text/html; charset=utf-8'}, body: HTML}),
  'retry after': (seconds: number) => refusal(403, 'Forbidden', {'retry-after': String(seconds)}),
  'secondary limit': (seconds: number) => refusal(403, SECONDARY, {'retry-after': String(seconds)}),
  'rate limit': (seconds: number) => refusal(429, 'API rate limit exceeded', untilReset(seconds)),
  'asset is there': () => invalid('ReleaseAsset', 'name'),
  'release is there': () => invalid('Release', 'tag_name'),
  'cut at once': () => ({cut: 'at once'}),
  'cut midway': () => ({cut: 'midway'}),
  'answer lost': () => ({cut: 'after'}),
  'answer cut': () => ({cut: 'in the answer'}),
  'bytes changed': () => ({damage: true}),
} as const satisfies Record<string, (seconds: number) => Fault>;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

export type Where = number | ((call: Pick<Call, 'number' | 'method' | 'path' | 'name'>) => boolean);

export interface Plan {
  /** How many calls it happens to; default 1. */
  readonly times?: number;
  /** How long the limits say one should wait; default 0. */
  readonly seconds?: number;
}

/** What will go wrong; each fault is used up by the calls that it happens to. */
export interface Faults {
  /** The n-th call, or those that fit, go wrong. */
  failAt(where: Where, how: FaultName | Fault, plan?: Plan): void;
  take(
    call: Pick<Call, 'number' | 'method' | 'path' | 'name'>,
  ): {name: FaultName | 'other'; fault: Fault} | undefined;
}

export function planFaults(): Faults {
  const planned: {where: Where; how: FaultName | Fault; left: number; seconds: number}[] = [];
  return {
    failAt: (where, how, {times = 1, seconds = 0} = {}) => {
      planned.push({where, how, left: times, seconds});
    },
    take: (call) => {
      const found = planned.find(
        ({where, left}) => left > 0 && (typeof where === 'number' ? where === call.number : where(call)),
      );
      if (!found) return undefined;
      found.left--;
      return typeof found.how === 'string'
        ? {name: found.how, fault: FAULTS[found.how](found.seconds)}
        : {name: 'other', fault: found.how};
    },
  };
}
