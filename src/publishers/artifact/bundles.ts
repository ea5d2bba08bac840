import type {Problem} from '../../model/errors.ts';
import type {PublisherWork, Shipment} from '../../model/publisher.ts';
import {versionText} from '../../text/version.ts';

/** One run artifact: what belongs to one target, or to none alone. */
export interface Bundle {
  readonly name: string;
  readonly shipments: readonly Shipment[];
}

/** What the legs of a packaged release call their own, which `publish` gathers. */
const LEGS = 'linux-pkg-';

const KIND = 'artifact';

/** `hello-1.2.3-debian-12-amd64`, in the order of the shipments; what is no target's alone is `hello-1.2.3`. */
export function bundlesOf(
  {name, version, settings}: Pick<PublisherWork, 'name' | 'version' | 'settings'>,
  shipments: readonly Shipment[],
): readonly Bundle[] {
  const title = name.startsWith(LEGS) ? `project-${name}` : name;
  // Two publishers of this kind bring the same files under other names.
  const own = settings.id === KIND ? undefined : settings.id;
  const named = (target: string | undefined): string =>
    [title, versionText(version), own, target]
      .filter((part) => part !== undefined)
      .join('-')
      // GitHub takes none of " : < > | * ? \ / and line ends.
      .replace(/[^A-Za-z0-9._~+-]/g, '-');
  const bundles = new Map<string, Shipment[]>();
  for (const shipment of shipments) {
    const key = named(shipment.target);
    const bundle = bundles.get(key);
    if (bundle) bundle.push(shipment);
    else bundles.set(key, [shipment]);
  }
  return [...bundles].map(([key, of]) => ({name: key, shipments: of}));
}

/** File names that GitHub refuses inside of an artifact. */
export const nameProblems = (shipments: readonly Shipment[]): readonly Problem[] =>
  shipments
    .filter(({name}) => /[":<>|*?\r\n\\]/.test(name))
    .map(({name}) => ({
      message: `a run artifact takes no file of the name ${JSON.stringify(name)}`,
      hint: 'leave " : < > | * ? \\ and line ends out of its `name`',
    }));
