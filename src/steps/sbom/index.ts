import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import {PkgError, UserError} from '../../model/errors.ts';
import type {PackageCard} from '../../model/facts.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import {writeWhole} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {type Config, type Settled, sbomWanted, settle} from '../config/index.ts';
import {contentTaker} from './content.ts';
import {spdxDocument} from './document.ts';
import {sourceOf} from './source.ts';

type PackageArtifact = Extract<Artifact, {kind: 'package'}>;

/** Unpacking has threads of its own; digests are taken on this one. */
const AT_ONCE = 2;

/** A description of what is in each package, beside it, where the config asks for one. */
export async function describeArtifacts(
  host: Host,
  config: Config,
  plan: Plan,
  artifacts: readonly Artifact[],
): Promise<readonly Artifact[]> {
  if (!sbomWanted(config)) return artifacts;
  const packages = artifacts.filter((artifact) => artifact.kind === 'package');
  const made = await allInOrder(packages, AT_ONCE, (artifact) => describe(host, {config, plan, artifact}));
  return [...artifacts.filter(({kind}) => kind !== 'sbom'), ...made];
}

interface Work {
  readonly config: Config;
  readonly plan: Plan;
  readonly artifact: PackageArtifact;
}

async function describe(host: Host, {config, plan, artifact}: Work): Promise<Artifact> {
  const {read, card} = await formatOf(artifact.format).load();
  const {watcher, content} = contentTaker(host.signal);
  const facts = await read(join(host.outDir, artifact.path), watcher);
  const target = plan.targets.find(({id}) => id === artifact.target);
  const settled = target ? settle(host, config, target) : [];
  // Of what nobody planned (debug symbols), what its siblings say.
  const own = settled.find(({name}) => name === artifact.package) ?? settled[0];
  const text = spdxDocument({
    file: artifact.name,
    facts,
    card: completed(card(facts), own),
    content: contentOf(artifact, () => content(facts.files)),
    distro: target?.distro === undefined ? undefined : target.name,
    source: sourceOf(host, plan.version),
    date: plan.version.date,
  });
  const [name, path] = [artifact.name, artifact.path].map((one) => `${one}.spdx.json`) as [string, string];
  await writeWhole(join(host.outDir, path), text);
  const bytes = Buffer.from(text);
  host.log.info(name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {kind: 'sbom', name, path, size: bytes.length, sha256, of: artifact.name};
}

/** What the format has no word for is what the config says. */
const completed = (card: PackageCard, own: Settled | undefined): PackageCard => ({
  ...card,
  license: card.license ?? own?.license,
  vendor: card.vendor ?? own?.vendor,
});

/** What is wrong with a package is told with its name. */
function contentOf<T>({name}: PackageArtifact, body: () => T): T {
  try {
    return body();
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError('sbom/unsound', `${name}: ${cause.message}`, {hint: cause.hint, cause});
  }
}
