import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import type {Signer} from '../../src/model/signer.ts';
import {repositoryKinds} from '../../src/repositories/index.ts';
import type {SourceWork} from '../../src/steps/page/index.ts';
import {publishRepository} from '../../src/steps/repository/publish.ts';
import {carriersFor, putUsersFiles} from '../../src/steps/repository/users.ts';
import {directoryStore} from '../../src/stores/directory/directory.ts';
import {memorySigner, throwAwayKey} from '../../src/tools/openpgp/index.ts';
import {makeRelease, NOW, workOf} from './publications.ts';

/** As every package manager reads it. */
export async function rsaSigner(): Promise<Signer> {
  const key = await throwAwayKey(NOW - 1000);
  return memorySigner(key, {part: key.facts.parts[0], passphrases: [], date: NOW - 1000});
}

/** No package of Debian, which would be higher. */
export const NAME = 'greeter';

export interface SiteState {
  readonly version: string;
  /** The first signs packages and the lists of YUM. */
  readonly signers: readonly Signer[];
  /** What users are given, the signing one first. */
  readonly publicKeys: readonly string[];
  readonly day: number;
}

/** Of both kinds: for releases with a suite of their own, and for all others. */
export const SITE_SUITES = [
  {apt: 'bookworm', yum: '9'},
  {apt: 'stable', yum: 'stable'},
  {yum: 'tumbleweed'},
] as const;

/** Publishes a release of `hello` as the step does, with all that users get; gives what the page was made of. */
export async function publishSite(host: Host, url: string, state: SiteState): Promise<SourceWork> {
  const {version, signers, publicKeys, day} = state;
  const store = directoryStore(join(host.workDir, 'site'));
  const source: SourceWork = {
    settings: {name: NAME, url, component: 'main', stream: 'stable', suites: {}},
    about: {
      title: 'Greeter',
      summary: 'Says hello, and keeps saying it.',
      maintainer: 'Example Team <team@example.org>',
      license: 'MIT',
    },
    publicKeys,
    date: NOW + day * 86_400,
  };
  const release = await makeRelease(host, {version, name: NAME, signer: signers[0]!});
  const trusted = [...publicKeys, ...signers.map(({publicKey}) => publicKey)];
  const work = workOf({store, signers, trusted});
  const additions = SITE_SUITES.flatMap((suites) =>
    Object.entries(suites).map(([id, suite]) => ({
      kind: repositoryKinds[id]!,
      suite,
      packages: release[id] ?? [],
    })),
  );
  const now = () => NOW + day * 86_400;
  const places = await publishRepository(
    {...host, now},
    {
      ...work,
      additions,
      companions: (suites) =>
        carriersFor(host, source, suites, {signer: signers[0]!, dir: join(host.workDir, 'carriers')}),
    },
  );
  await putUsersFiles(host, store, source, places);
  return {...source, places} as SourceWork;
}
