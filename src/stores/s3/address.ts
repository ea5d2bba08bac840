import type {Problem} from '../../model/errors.ts';
import type {StoreAddress, StoreKind} from '../../model/store.ts';
import {checkStorePath} from '../../tools/store-path.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const REGION = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Where an endpoint's name says the region: `s3.eu-central-1.amazonaws.com`, `s3.us-west-004.backblazeb2.com`. */
const NAMED_REGION = /^s3[.-]([a-z0-9-]+)\.(?:amazonaws|backblazeb2|wasabisys|scw)\./;
const R2 = /\.r2\.cloudflarestorage\.com$/;
/** Where a `+` in a request's path means a space, as it does in a form: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const FORMS = /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|backblazeb2\.com)$/;

/** What is wrong with where a bucket is said to be. */
export function checkAddress({
  bucket = '',
  prefix,
  endpoint,
  region,
}: StoreAddress): ReturnType<StoreKind['check']> {
  const problems: (Problem & {readonly key: keyof StoreAddress})[] = [];
  if (!BUCKET.test(bucket))
    problems.push({
      key: 'bucket',
      message: `${JSON.stringify(bucket)} cannot be the name of a bucket`,
      hint: bucketHint(bucket),
    });
  if (prefix !== undefined && !isPrefix(prefix))
    problems.push({
      key: 'prefix',
      message: `${JSON.stringify(prefix)} cannot stand before the names in a bucket`,
      hint: 'write a path with forward slashes, such as `prefix: packages/apt`, without . or .. as a part',
    });
  if (endpoint !== undefined) {
    const hint = endpointHint(endpoint);
    if (hint !== undefined)
      problems.push({key: 'endpoint', message: `${endpoint} cannot be the address of a storage`, hint});
  }
  if (region !== undefined && !REGION.test(region))
    problems.push({
      key: 'region',
      message: `${JSON.stringify(region)} cannot be a region`,
      hint: 'write its short name, such as `region: eu-central-1`',
    });
  return problems;
}

function bucketHint(bucket: string): string {
  const [, name, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(bucket) ?? [];
  if (name !== undefined)
    return `write \`bucket: ${name}\`${prefix ? ` and \`prefix: ${prefix.replace(/\/+$/, '')}\`` : ''}`;
  if (bucket.includes('/')) return 'write the bucket alone; what comes behind its name is the `prefix`';
  return 'it has 3 to 63 characters: a–z, 0–9, dots and hyphens, with a letter or digit at both ends';
}

function isPrefix(prefix: string): boolean {
  try {
    return checkStorePath(prefix) === prefix;
  } catch {
    return false;
  }
}

/** What to write instead, where an endpoint is none. */
function endpointHint(endpoint: string): string | undefined {
  const url = URL.parse(endpoint);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return 'write it with https:// before it, such as `endpoint: https://s3.example.org`';
  if (url.username !== '' || url.password !== '')
    return 'leave the key out of it: it comes in the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return `write \`endpoint: ${url.origin}\`; bucket and folder have the keys \`bucket\` and \`prefix\``;
  return undefined;
}

/** Where requests go, and how. */
export interface Location {
  readonly bucket: string;
  /** With the slash at its end; empty: the whole bucket. */
  readonly before: string;
  readonly endpoint: string | undefined;
  readonly region: string;
  /** The bucket stands in the path, not before the host's name. */
  readonly isPathStyle: boolean;
  /** Clients that send a `+` as it is are understood to mean a space. */
  readonly isPlusSpace: boolean;
  /** For messages. */
  readonly title: string;
}

/** Puts the address together with what the environment says. */
export function locationOf(
  {bucket = '', prefix = '', endpoint, region}: StoreAddress,
  env: Readonly<Record<string, string | undefined>>,
): Location {
  const {hostname: name = '', host = ''} = (endpoint !== undefined && URL.parse(endpoint)) || {};
  const usual = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1';
  const place = prefix === '' ? bucket : `${bucket}/${prefix}`;
  return {
    bucket,
    before: prefix === '' ? '' : `${prefix}/`,
    endpoint,
    region: region ?? NAMED_REGION.exec(name)?.[1] ?? (R2.test(name) ? 'auto' : usual),
    // No certificate is good for a bucket with a dot.
    isPathStyle: endpoint !== undefined || bucket.includes('.'),
    isPlusSpace: endpoint === undefined || FORMS.test(name),
    title: endpoint === undefined ? `the bucket ${place}` : `the bucket ${place} at ${host}`,
  };
}
