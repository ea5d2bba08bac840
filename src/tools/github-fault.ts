import {printable} from '../text/printable.ts';
import {reasonOf} from './github.ts';

/** What went wrong with a request, as far as it can be told. */
export interface Fault {
  /**
   * `silent`: no answer; `busy`: the server is in trouble; `rate`: too much was asked, nothing was done;
   * `refused`: the answer is no, and stays no.
   */
  readonly kind: 'silent' | 'busy' | 'rate' | 'refused';
  /** Of the answer, if there was one. */
  readonly status: number | undefined;
  /** The server's own words, or the network's; may be empty. */
  readonly reason: string;
  /** The codes of a 422: `already_exists`. */
  readonly codes: readonly string[];
  /** Seconds that the server wants us to wait. */
  readonly wait: number | undefined;
}

interface Answer {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly data?: unknown;
}

interface Body {
  readonly message?: unknown;
  readonly errors?: readonly unknown[];
}

/** A secondary limit without a time of its own: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const SECONDARY_WAIT = 60;

const BUSY = new Set([408, 500, 502, 503, 504]);

/** An answer that is not what was asked for: it was cut, or somebody between us and the server wrote it. */
export class AnswerError extends Error {}

interface Thrown {
  readonly name?: unknown;
  readonly status?: number;
  readonly response?: Answer;
}

/** What the client's error says; undefined for one that is not about a request. */
export function faultOf(cause: unknown, now: number): Fault | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  const {name, status, response} = cause as Thrown;
  const isEnd = name === 'TimeoutError' || name === 'AbortError' || cause instanceof AnswerError;
  if (status === undefined && !isEnd) return undefined;
  // A connection that failed comes as a 500 without a response.
  if (!response || status === undefined)
    return {kind: 'silent', status: undefined, reason: reasonOf(cause), codes: [], wait: undefined};
  const body = (typeof response.data === 'object' ? response.data : {}) as Body | null;
  const headers = response.headers ?? {};
  const reason = wordsOf(body);
  const wait = retryAfter(headers, now);
  const told = {status, reason, codes: codesOf(body), wait};
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  const isSecondary = /secondary rate limit|abuse detection/i.test(reason);
  if (status === 429 || (status === 403 && (isSpent || isSecondary || headers['retry-after'] !== undefined)))
    return {
      ...told,
      kind: 'rate',
      wait: wait ?? (isSpent ? untilReset(headers, now) : undefined) ?? SECONDARY_WAIT,
    };
  return {...told, kind: BUSY.has(status) ? 'busy' : 'refused'};
}

/** Seconds, or a moment: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(headers: Answer['headers'] & {}, now: number): number | undefined {
  const after = headers['retry-after'];
  if (after === undefined) return undefined;
  const seconds = /^\d+$/.test(after) ? Number(after) : Date.parse(after) / 1000 - now;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function untilReset(headers: Answer['headers'] & {}, now: number): number | undefined {
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return Number.isNaN(reset) ? undefined : Math.max(0, reset - now) + 1;
}

interface Detail {
  readonly code?: unknown;
  readonly field?: unknown;
  readonly message?: unknown;
}

const detailsOf = (body: Body | null): readonly (Detail | string)[] =>
  Array.isArray(body?.errors) ? (body.errors as readonly (Detail | string)[]) : [];

const codesOf = (body: Body | null): readonly string[] =>
  detailsOf(body).flatMap((detail) => (typeof detail === 'object' && detail ? [String(detail.code)] : []));

const LONGEST_REASON = 500;

/** `Validation Failed (size is not included in the list)`, in one line; nothing where somebody before the API answered. */
function wordsOf(body: Body | null): string {
  const details = detailsOf(body).map((detail) =>
    typeof detail === 'string' ? detail : String(detail?.message ?? `${detail?.field}: ${detail?.code}`),
  );
  const message = typeof body?.message === 'string' ? body.message : '';
  const words = printable(`${message}${details.length > 0 ? ` (${details.join('; ')})` : ''}`.trim());
  return words.length > LONGEST_REASON ? `${words.slice(0, LONGEST_REASON)}…` : words;
}
