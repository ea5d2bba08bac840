import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Publisher, PublisherWork} from '../../model/publisher.ts';
import type {Version} from '../../model/version.ts';
import {assetName} from '../../text/asset-name.ts';
import {tokenOf} from '../../tools/github.ts';
import {openCalls} from '../../tools/github-calls.ts';
import {releasesOf} from '../../tools/github-releases.ts';
import {isSameRepository, ownRepository, repositoryName, siteOf} from '../../tools/github-repository.ts';
import {deliver} from './deliver.ts';
import type {Ground} from './ground.ts';
import {checkShipments, missingToken} from './limits.ts';
import {look} from './look.ts';

/** The release of a version's tag. */
export async function openRelease(host: Host, work: PublisherWork): Promise<Publisher> {
  const {settings, version} = work;
  const {tag} = version;
  if (tag === undefined || version.snapshot) return idlePublisher(idleBecause(version));
  const own = await ownRepository(host);
  const repository = settings.project === undefined ? own : repositoryName(settings.project);
  if (!repository) throw noRepository();
  const token = tokenOf(host.env);
  if (token) host.log.mask([token.value]);
  const name = `${repository.owner}/${repository.repo}`;
  const isOwn = own !== undefined && isSameRepository(own, repository);
  const title = `the release ${tag} of ${name}`;
  const calls = await openCalls(host, repository);
  const ground: Ground = {
    host,
    work,
    title,
    tag,
    repository,
    commit: isOwn ? version.commit : undefined,
    calls,
    releases: releasesOf(calls, repository),
  };
  const files = `${siteOf(host.env)}/${name}/releases/download/${encodeURIComponent(tag)}`;
  const urlOf = (file: string): string => `${files}/${encodeURIComponent(assetName(file))}`;
  return {
    title,
    ...(!token && {locked: missingToken(name)}),
    urlOf,
    check: checkShipments,
    look: async (shipments) => {
      const found = await look(ground, shipments);
      return found.map(({shipment: {name: file}, how}) => ({name: file, url: urlOf(file), how}));
    },
    deliver: async (shipments) => {
      if (!token) throw new UserError('release/no-token', [missingToken(name)]);
      const {found, page, pending} = await deliver(ground, shipments);
      const deliveries = found.map(({shipment: {name: file}, how}) => ({name: file, url: urlOf(file), how}));
      return {deliveries, page, ...(pending !== undefined && {pending})};
    },
  };
}

const idleBecause = ({tag, snapshot}: Version): string =>
  tag === undefined
    ? 'this version has no tag'
    : snapshot?.commits === 0
      ? `the files are not as the tag ${tag} has them`
      : `this is no tagged version: ${tag} lies behind it`;

/** Nobody asks it for more than why. */
const idlePublisher = (idle: string): Publisher => ({
  title: 'a release',
  idle,
  urlOf: () => undefined,
  check: () => [],
  look: async () => [],
  deliver: async () => ({deliveries: []}),
});

const noRepository = (): UserError =>
  new UserError('release/no-repository', 'it is not known which repository the release is of', {
    hint: 'write project: owner/repo, set GITHUB_REPOSITORY, or run it in a clone whose remote "origin" is on that server',
  });
