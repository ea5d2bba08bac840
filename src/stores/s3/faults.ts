import {PkgError} from '../../model/errors.ts';
import type {Location} from './address.ts';

interface Fault {
  readonly name?: string;
  readonly Code?: string;
  readonly code?: string;
  readonly message?: string;
  readonly Region?: string;
  readonly $metadata?: {readonly httpStatusCode?: number; readonly attempts?: number};
  readonly $response?: {readonly headers?: Readonly<Record<string, string>>};
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

export const statusOf = (error: unknown): number | undefined => (error as Fault).$metadata?.httpStatusCode;

/** `NoSuchBucket`, `ECONNREFUSED`; an answer without a text has its number alone. */
export const nameOf = (error: unknown): string => {
  const {name = 'Error', Code, code, message = ''} = error as Fault;
  const said = Code ?? code ?? name;
  if (said === 'Error') return /\bE[A-Z]{4,}\b/.exec(message)?.[0] ?? said;
  return /^Unknown/.test(said) ? String(statusOf(error) ?? said) : said;
};

/** Nothing of that name; a bucket that is not there is another matter. */
export const isAbsent = (error: unknown): boolean =>
  statusOf(error) === 404 && !['NoSuchBucket', 'NoSuchUpload'].includes(nameOf(error));

/** How often a request was sent. */
export const triesOf = (error: unknown): number => (error as Fault).$metadata?.attempts ?? 1;

/** Bytes that stopped in the middle. */
export const isCut = (error: unknown): boolean =>
  statusOf(error) === undefined &&
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE', 'TimeoutError'].includes(nameOf(error));

type Told = readonly [code: string, what: string, hint: string];

const KEY: Told = [
  'store/key',
  'does not know the key that was given',
  'look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: both have to be of one key, of this storage, and without blanks around them',
];
const OLD_KEY: Told = [
  'store/key',
  'was given a key whose time is over',
  'ask for a new one: in a workflow, let aws-actions/configure-aws-credentials run in the same job, right before',
];
const DENIED: Told = [
  'store/denied',
  'does not allow that',
  'its policy has to allow the key s3:ListBucket for the bucket, and s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload for what is in it',
];
const CLOCK: Told = [
  'store/clock',
  'has another time than this machine',
  'set the clock of this machine: the two may differ by 15 minutes',
];
const FULL: Told = [
  'store/full',
  'has no room left',
  'make room, or let `repository.keep` hold fewer versions',
];
const ABSENT: Told = [
  'store/absent',
  'is not there',
  'make it first, or correct `bucket`, `endpoint` and `region`: nothing here makes a bucket',
];
const NETWORK: Told = [
  'store/network',
  'cannot be reached',
  'look at `endpoint` and `region`, and at what this machine may reach (firewall, proxy)',
];
const CERTIFICATE: Told = [
  'store/network',
  'has a certificate that this machine does not trust',
  'give the file of its authority in the variable NODE_EXTRA_CA_CERTS',
];
const BUSY: Told = [
  'store/busy',
  'asks to be left alone for now',
  'run this again later: it goes on where it failed',
];
const TORN: Told = [
  'store/changed',
  'got other bytes than were measured',
  'let nothing write to the packages while they are published',
];
const NO_KEY: Told = [
  'store/no-key',
  'needs a key, and none was given',
  'give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to this step, or let aws-actions/configure-aws-credentials run before it; on your own machine a profile in ~/.aws will do',
];

const OF_ALL = new Set(
  [KEY, OLD_KEY, NO_KEY, CLOCK, ABSENT, NETWORK, CERTIFICATE, FULL].map(([code]) => code),
);

const TOLD: Readonly<Record<string, Told>> = {
  SignatureDoesNotMatch: KEY,
  InvalidAccessKeyId: KEY,
  InvalidSecurity: KEY,
  NotSignedUp: KEY,
  Unauthorized: KEY,
  InvalidToken: OLD_KEY,
  ExpiredToken: OLD_KEY,
  ExpiredTokenException: OLD_KEY,
  InvalidIdentityToken: OLD_KEY,
  TokenRefreshRequired: OLD_KEY,
  CredentialsProviderError: NO_KEY,
  TokenProviderError: NO_KEY,
  AccessDenied: DENIED,
  AllAccessDisabled: DENIED,
  Forbidden: DENIED,
  RequestTimeTooSkewed: CLOCK,
  RequestExpired: CLOCK,
  NoSuchBucket: ABSENT,
  InvalidBucketName: ABSENT,
  QuotaExceeded: FULL,
  XMinioStorageFull: FULL,
  InsufficientStorage: FULL,
  SlowDown: BUSY,
  TooManyRequests: BUSY,
  ServiceUnavailable: BUSY,
  XAmzContentSHA256Mismatch: TORN,
  BadDigest: TORN,
  ENOTFOUND: NETWORK,
  EAI_AGAIN: NETWORK,
  ECONNREFUSED: NETWORK,
  ECONNRESET: NETWORK,
  EHOSTUNREACH: NETWORK,
  ENETUNREACH: NETWORK,
  ETIMEDOUT: NETWORK,
  EPIPE: NETWORK,
  EPROTO: NETWORK,
  TimeoutError: NETWORK,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE,
  CERT_HAS_EXPIRED: CERTIFICATE,
};

/** What a storage or the network said, in the words of the bucket's owner. */
export function told(location: Location, path: string, error: unknown): unknown {
  if (error instanceof PkgError) return error;
  const {title} = location;
  const fault = innermost(error as Fault);
  const name = nameOf(fault);
  const cause = plainCause(fault);
  const region = regionOf(fault);
  if (region !== undefined && region !== location.region)
    return new PkgError('store/region', `${title} is in the region ${region}, not in ${location.region}`, {
      hint: `write \`region: ${region}\` (${name})`,
      cause,
    });
  const status = statusOf(fault);
  const [code, what, hint] = TOLD[name] ??
    byStatus(status) ?? [
      'store/failed',
      `failed, ${status === undefined ? name : `${status} ${name}`}: ${fault.message ?? 'it says no more'}`,
      'run this again: it goes on where it failed',
    ];
  // What is wrong with the bucket is wrong with all files: it is told once.
  const about = path === '' || OF_ALL.has(code) ? '' : `: ${path}`;
  return new PkgError(code, `${title} ${what}${about}`, {hint: `${hint} (${name})`, cause});
}

function byStatus(status: number | undefined): Told | undefined {
  if (status === 401) return KEY;
  if (status === 403) return DENIED;
  if (status === 429 || status === 503) return BUSY;
  if (status === 507) return FULL;
  return undefined;
}

/** Several addresses of a name may have been tried. */
function innermost(error: Fault): Fault {
  const [first] = error.errors ?? [];
  return first === undefined ? error : (first as Fault);
}

/** Where the bucket is, as the storage says when it was asked at another place. */
function regionOf({Region, message = '', $response, ...fault}: Fault): string | undefined {
  const moved = ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'];
  const status = fault.$metadata?.httpStatusCode;
  if (status !== 301 && status !== 307 && !moved.includes(nameOf(fault))) return undefined;
  return Region ?? $response?.headers?.['x-amz-bucket-region'] ?? /expecting '([^']+)'/.exec(message)?.[1];
}

/** Without the request and its headers, which nobody is to see. */
function plainCause(fault: Fault): Error {
  const status = statusOf(fault);
  const cause = new Error(
    `${nameOf(fault)}${status === undefined ? '' : ` ${status}`}: ${fault.message ?? ''}`,
  );
  cause.name = 'StorageError';
  return cause;
}
