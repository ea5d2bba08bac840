import type {Shipment} from '../../src/model/publisher.ts';

export const TAG = 'v1.0.0';

export interface PublishingBench {
  readonly cli: string;
  readonly runs: number;
  readonly files?: number;
  /** Of each file. */
  readonly bytes?: number;
  isWanted(name: string): boolean;
}

/** Files brought to a release, against curl with the same files and the same server. */
export interface UploadRow {
  readonly what: string;
  readonly bytes: number;
  readonly ours: number;
  /** Undefined where curl does nothing of the kind. */
  readonly curl: number | undefined;
  readonly peakBytes: number;
}

/** The files, and what a job for the server has in its environment. */
export interface Ground {
  readonly dir: string;
  readonly shipments: readonly Shipment[];
  readonly env: Readonly<Record<string, string>>;
}

export const bytesOf = (shipments: readonly Shipment[]): number =>
  shipments.reduce((sum, {size}) => sum + size, 0);

export const amountOf = (shipments: readonly Shipment[]): string =>
  `${shipments.length} files of ${(bytesOf(shipments) / shipments.length / 1e6).toFixed(0)} MB`;

interface Asking {
  readonly method: string;
  /** Below the releases. */
  readonly path: string;
  readonly body?: object;
}

/** A call to the server's releases. */
export async function ask<T>({env}: Ground, {method, path, body}: Asking): Promise<T> {
  const answer = await fetch(`${env['GITHUB_API_URL']}/repos/${env['GITHUB_REPOSITORY']}/releases${path}`, {
    method,
    headers: {authorization: `token ${env['GITHUB_TOKEN']}`, 'content-type': 'application/json'},
    ...(body && {body: JSON.stringify(body)}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? (undefined as T) : JSON.parse(text);
}

interface ToldRelease {
  readonly id: number;
  readonly draft: boolean;
  readonly assets: readonly {readonly name: string; readonly digest: string}[];
}

export const releasesOf = (ground: Ground): Promise<readonly ToldRelease[]> =>
  ask(ground, {method: 'GET', path: ''});
