import type {Upload} from '../../model/store.ts';
import {mediaType} from '../../text/media-type.ts';

interface Facts {
  readonly size: number;
  readonly sha256: string;
}

/** What a storage keeps of an upload, and tells those who fetch it, beside its bytes. */
export const headersOf = ({path, lasting}: Upload, {size, sha256}: Facts) => ({
  ContentType: mediaType(path),
  CacheControl: lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  Metadata: {sha256, size: String(size)},
});

interface Head {
  readonly ContentLength?: number | undefined;
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
}

/** The digest that was kept with an object, where it is of one of that size. */
export function keptDigest({ContentLength, Metadata: {sha256 = '', size} = {}}: Head): string | undefined {
  return /^[0-9a-f]{64}$/.test(sha256) && size === String(ContentLength) ? sha256 : undefined;
}
