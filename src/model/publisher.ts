import type {Artifact} from './artifact.ts';
import type {Problem} from './errors.ts';
import type {Host} from './host.ts';
import type {StoreAddress} from './store.ts';
import type {Version} from './version.ts';

/** One entry of the config's `publish:`, with its defaults in. */
export interface PublishSettings extends StoreAddress {
  /** What `--only` and the report call it: its kind, or the word that tells two of a kind apart. */
  readonly id: string;
  /** A kind of publishers/. */
  readonly to: string;
  /** As users see the place, without a slash at the end. */
  readonly url?: string | undefined;
  /** Template of file names; undefined: the format's own. */
  readonly name?: string | undefined;
  /** Asks for `<distro>-<release>.<arch>.latest.txt` and `latest.json`. */
  readonly pointers: boolean;
  readonly pointerArch: 'go' | 'uname';
  /** The release stays a draft: a person publishes it. */
  readonly draft: boolean;
  /** Undefined: as the version says. */
  readonly prerelease?: boolean | undefined;
  /** `commits`, `github`, or the path of a changelog from the project root; undefined: `github`. */
  readonly notes?: string | undefined;
  /** `owner/repo` of the release; undefined: the one that is built. */
  readonly project?: string | undefined;
}

/** What a release says of itself: a text, or what GitHub makes of the merged pull requests. */
export type Notes = {readonly text: string} | 'github';

export interface PublisherWork {
  readonly settings: PublishSettings;
  readonly version: Version;
  /** The project, for titles and names of run artifacts. */
  readonly name: string;
  /** Where the publisher takes any. */
  readonly notes?: Notes;
}

/** A file on its way, under the name that it gets there. */
export interface Shipment {
  /** From the place's root; with folders where the place has them. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** A pointer changes with each release; nothing else ever does. */
  readonly kind: Artifact['kind'] | 'pointer';
  /** The leg it belongs to, where it is one's alone. */
  readonly target?: string;
}

/** What became of a file, or would become of it. */
export interface Delivery {
  readonly name: string;
  /** Where people fetch it; undefined where that is not known. */
  readonly url: string | undefined;
  readonly how: 'uploaded' | 'replaced' | 'there';
}

export interface Delivered {
  readonly deliveries: readonly Delivery[];
  /** What a person has yet to do: `publish the draft at https://…`. */
  readonly pending?: string;
  /** Where people see all of it together: the release's own page. */
  readonly page?: string;
}

/** One place that files are brought to, in one run. */
export interface Publisher {
  /** For messages: `the release v1.2.3 of org/app`. */
  readonly title: string;
  /** Why it has nothing to do in this run (`this version has no tag`): it is skipped, and that is no failure. */
  readonly idle?: string;
  /** What is missing of its credentials: a real run cannot begin, a dry run does not ask it. */
  readonly locked?: Problem;
  /** Where people fetch a file of that name. */
  urlOf(name: string): string | undefined;
  /** What is known to be wrong before a byte is sent; nobody is asked. */
  check(shipments: readonly Shipment[]): readonly Problem[];
  /** What would become of each; changes nothing. */
  look(shipments: readonly Shipment[]): Promise<readonly Delivery[]>;
  /**
   * Brings all of them, several at once, and makes them public when all are there and have the digests they should.
   * What is there with the same bytes is left; other bytes are replaced only where nobody can have them yet.
   */
  deliver(shipments: readonly Shipment[]): Promise<Delivered>;
  /**
   * Where pointers are files that move on from release to release: brings them, only if `isNewer` says so of what the one
   * called `head` is now, which comes last; otherwise nothing.
   */
  point?(pointers: readonly Shipment[], wish: PointerWish): Promise<readonly Delivery[]>;
}

export interface PointerWish {
  /** `latest.json`: what it says decides about all of them. */
  readonly head: string;
  /** Whether ours may stand in place of what is there: of the same version or a lower one, or of nothing. */
  isNewer(now: Uint8Array | undefined): boolean;
  /** The content of the other pointers by their names, as that head says: what a writer who lost a race puts back. */
  textsOf(now: Uint8Array): ReadonlyMap<string, string>;
  /** Our head with what the one that is there says of the same version and other targets: another run brought these. */
  merged(now: Uint8Array, ours: Uint8Array): Uint8Array;
  /** Says what would become of them, and changes nothing. */
  readonly dry?: boolean;
}

/** A kind of publisher: a folder of publishers/ or of stores/, and a line. */
export interface PublisherKind {
  readonly id: string;
  /** For lists and help: `assets of a GitHub release`. */
  readonly title: string;
  /** The keys of its settings, beside those that every publisher has (`to`, `id`, `name`). */
  readonly keys: {
    readonly needed: readonly (keyof PublishSettings)[];
    readonly optional: readonly (keyof PublishSettings)[];
  };
  /** `folders`: names may have folders; `flat`: they are as a release shows them. */
  readonly names: 'folders' | 'flat';
  /** Pointers come with the rest, or after everything else, or there are none. */
  readonly pointers: 'with' | 'after' | 'none';
  /** What is wrong with values of its settings; pure. */
  check(settings: PublishSettings): readonly (Problem & {readonly key: keyof PublishSettings})[];
  /** Loads what is heavy; nothing is sent yet. */
  open(host: Host, work: PublisherWork): Promise<Publisher>;
}
