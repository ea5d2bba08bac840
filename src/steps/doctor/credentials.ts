import type {Host} from '../../model/host.ts';
import type {Probe} from '../../model/probe.ts';
import {type Finding, findingOf} from './finding.ts';
import {probes} from './probes/index.ts';

/** Asks for every credential what it may do; changes nothing. */
export async function examineCredentials(
  host: Host,
  known: readonly Probe[] = probes,
): Promise<readonly Finding[]> {
  const found = await Promise.all(
    known.map(async (probe) => (await probe.run(host)).map((probed) => findingOf(probe.title, probed))),
  );
  return found.flat();
}
