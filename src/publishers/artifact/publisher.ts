import {mkdir, readdir, symlink} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Delivery, Publisher, PublisherWork, Shipment} from '../../model/publisher.ts';
import {digestOf, tempDir} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {
  listRunArtifacts,
  type RunArtifact,
  removeRunArtifact,
  runArtifactsOf,
  SERVER_ACTIONS,
  unpackRunArtifact,
  uploadRunArtifact,
} from '../../tools/run-artifacts.ts';
import {type Bundle, bundlesOf, nameProblems} from './bundles.ts';

const AT_ONCE = 4;

/** A bundle, and the artifact of its name that the run has. */
interface Found {
  readonly bundle: Bundle;
  readonly there: RunArtifact | undefined;
  readonly how: Delivery['how'];
}

/** Brings files to the artifacts of this run. One that is there is fetched and compared: nothing else says what is in it. */
export function artifactPublisher(host: Host, work: PublisherWork): Publisher {
  const support = runArtifactsOf(host);
  const page = runPage(host);
  const urlOf = (id: number | undefined) =>
    page === undefined || id === undefined ? page : `${page}/artifacts/${id}`;
  const compared = new Map<number, Promise<boolean>>();
  const isThere = (artifact: RunArtifact, bundle: Bundle): Promise<boolean> => {
    const known = compared.get(artifact.id) ?? hasAll(artifact, bundle);
    compared.set(artifact.id, known);
    return known;
  };
  const find = async (shipments: readonly Shipment[]): Promise<readonly Found[]> => {
    const listed = await listRunArtifacts();
    return allInOrder(bundlesOf(work, shipments), AT_ONCE, async (bundle) => {
      const there = listed.find(({name}) => name === bundle.name);
      const how = !there ? 'uploaded' : (await isThere(there, bundle)) ? 'there' : 'replaced';
      return {bundle, there, how};
    });
  };
  return {
    title: 'the artifacts of this workflow run',
    ...(support === 'none' && {idle: 'there is no workflow run'}),
    urlOf: () => page,
    check: (shipments) => [...(support === 'refused' ? [refusal(host)] : []), ...nameProblems(shipments)],
    look: async (shipments) =>
      inOrder(
        shipments,
        (await find(shipments)).map(({bundle, there, how}) => ({
          ...{bundle, how},
          url: urlOf(how === 'there' ? there?.id : undefined),
        })),
      ),
    deliver: async (shipments) => {
      const brought = await allInOrder(await find(shipments), AT_ONCE, async ({bundle, there, how}) => {
        if (how === 'there') return {bundle, how, url: urlOf(there?.id)};
        if (how === 'replaced') await removeRunArtifact(bundle.name);
        const id = await upload(bundle);
        host.log.info(`run artifact ${bundle.name}: ${how}, ${bundle.shipments.length} files`);
        return {bundle, how, url: urlOf(id)};
      });
      return {deliveries: inOrder(shipments, brought)};
    },
  };
}

/** Where the run is seen, with its artifacts. */
function runPage({env}: Host): string | undefined {
  const {GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run} = env;
  return repository && run
    ? `${server || 'https://github.com'}/${repository}/actions/runs/${run}`
    : undefined;
}

const refusal = ({env}: Host): Problem => ({
  message: `${env['GITHUB_SERVER_URL']} takes no run artifacts from this action: only github.com and ghe.com have the service`,
  hint: `leave \`artifact\` out of \`publish:\` there, and add a step after this one: uses: ${SERVER_ACTIONS.upload} with: {name: packages, path: <the out folder>}`,
});

/** Whether the artifact holds these files, with these bytes, and no others. */
async function hasAll(artifact: RunArtifact, {shipments}: Bundle): Promise<boolean> {
  await using dir = await tempDir();
  await unpackRunArtifact(artifact, dir.path);
  for (const {name, sha256} of shipments) {
    const found = await digestOf(join(dir.path, name)).catch(() => undefined);
    if (found?.sha256 !== sha256) return false;
  }
  return (await filesIn(dir.path)) === shipments.length;
}

async function filesIn(dir: string): Promise<number> {
  const entries = await readdir(dir, {recursive: true, withFileTypes: true});
  return entries.filter((entry) => !entry.isDirectory()).length;
}

/** Under the names that they get there, by links: nothing is copied. */
async function upload({name, shipments}: Bundle): Promise<number | undefined> {
  await using dir = await tempDir();
  for (const {name: file, file: from} of shipments) {
    await mkdir(dirname(join(dir.path, file)), {recursive: true});
    await symlink(from, join(dir.path, file));
  }
  return await uploadRunArtifact(name, {dir: dir.path, files: shipments.map(({name: file}) => file)});
}

const inOrder = (
  shipments: readonly Shipment[],
  bundles: readonly {
    readonly bundle: Bundle;
    readonly how: Delivery['how'];
    readonly url: string | undefined;
  }[],
): readonly Delivery[] =>
  shipments.map((shipment) => {
    const {how, url} = bundles.find(({bundle}) => bundle.shipments.includes(shipment))!;
    return {name: shipment.name, url, how};
  });
