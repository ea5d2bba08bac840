import type {Problem} from './errors.ts';
import type {Host} from './host.ts';

/** What is put into a store: bytes, or a file of this machine, which is streamed. */
export type Content = Uint8Array | {readonly file: string; readonly size: number};

export interface StoredObject {
  /** From the store's root, with forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

export interface Upload {
  readonly path: string;
  readonly content: Content;
  /** Other bytes never come under this path: whoever fetched it may keep it. Without it, clients ask each time. */
  readonly lasting?: boolean;
}

/** Where a repository or finished files lie: a folder, a bucket, a branch. Each file is there whole or not at all. */
export interface Store {
  /** For messages: `the folder /srv/repo`. */
  readonly title: string;
  /** What it cannot take: found out before anything is sent. */
  readonly limits?: {
    /** The largest file, in bytes. */
    readonly file?: number;
    /** Of everything together. */
    readonly total?: number;
  };
  /** Bytes that count towards that total and that `list` does not show: what lies outside its prefix. */
  beside?(): Promise<number>;
  list(prefix: string): Promise<readonly StoredObject[]>;
  /** The tag changes whenever the content does: a digest or an ETag. */
  get(path: string): Promise<{readonly bytes: Uint8Array; readonly tag: string} | undefined>;
  /** SHA-256 of what is there, in lower-case hex, without holding it in memory; undefined where nothing is. */
  digest(path: string): Promise<string | undefined>;
  /** In any order, several at once; done when all of them are there. */
  put(uploads: readonly Upload[]): Promise<void>;
  /** Only where what is there still has that tag (undefined: nothing is there); false where somebody was faster. */
  putIfUnchanged(upload: Upload, tag: string | undefined): Promise<boolean>;
  /** What is not there is no error. */
  delete(paths: readonly string[]): Promise<void>;
  /**
   * Where others see changes only in one go (a branch): makes them seen. False where somebody was faster: then none of
   * what was put is there, and it has to be done again over what is there now.
   */
  land?(): Promise<boolean>;
}

/** What a place needs to be found, as the config has it: for a repository and for published files alike. */
export interface StoreAddress {
  readonly path?: string | undefined;
  readonly bucket?: string | undefined;
  /** What stands before each name, without slashes at its ends. */
  readonly prefix?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly branch?: string | undefined;
  /** A git remote or address; default: `origin`. */
  readonly remote?: string | undefined;
  /** `one` commit that is replaced each time, or every publication `kept`. */
  readonly history?: 'one' | 'kept' | undefined;
  /** Where the whole tree is left for actions/deploy-pages, from the project root. */
  readonly site?: string | undefined;
  /** The most that a site may hold, in bytes. */
  readonly budget?: number | undefined;
}

/** A kind of place: a folder of stores/ and a line. It holds repositories, and finished files. */
export interface StoreKind {
  readonly id: string;
  /** For lists and help: `a branch of GitHub Pages`. */
  readonly title: string;
  /** The keys of its address: those it needs, and those it may have. */
  readonly keys: {
    readonly needed: readonly (keyof StoreAddress)[];
    readonly optional: readonly (keyof StoreAddress)[];
  };
  /** What a key is where the config does not say it: two addresses may mean one place. */
  readonly defaults?: StoreAddress;
  /** What is wrong with values of its address; pure. The key says where. */
  check(address: StoreAddress): readonly (Problem & {readonly key: keyof StoreAddress})[];
  /** Loads what is heavy; nothing is sent yet. */
  open(host: Host, address: StoreAddress): Promise<Store>;
}
