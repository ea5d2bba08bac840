import type {Command} from '../../../model/manager.ts';
import {type Check, CheckError} from '../check.ts';
import {installedVersions, installFiles, runAll} from '../ways.ts';
import {showState} from './client.ts';
import type {Client} from './trial.ts';

/** The page's own lines, each with the word for who asks nothing, for nobody is there to answer; the one that fails is told. */
function asShown(client: Client, lines: readonly string[]): Promise<void> {
  const way = wayOf(client);
  const start = `sudo ${way.install([])[0]} `;
  return runAll(
    client,
    lines.map((line): Command => {
      const unattended = line.startsWith(start) ? `${start}${way.yes} ${line.slice(start.length)}` : line;
      return ['sh', '-c', unattended];
    }),
  );
}

const sourceOf = ({trialCase: {steps}}: Client) => ({id: steps.id, path: steps.source});

/** The source is added as the page says; then its lists are read strictly, for apt takes much for a mere warning. */
const add: Check<Client> = {
  name: 'add',
  needs: [],
  run: async (client) => {
    const {trialCase, workshop, program} = client;
    await asShown(client, trialCase.steps.add);
    await runAll(client, workshop.manager.trials.refreshOne(sourceOf(client), program));
    return undefined;
  },
};

/** From what users have now, or where they have nothing from a lower version: the machine finds the new one by itself. */
const upgrade: Check<Client> = {
  name: 'upgrade',
  needs: ['add'],
  run: async (client) => {
    const {trialCase, previous, previousVersion} = client;
    if (previous === undefined) await asShown(client, installLines(client));
    else await installFiles(client, [previous]);
    await expectVersion(client, previousVersion);
    // The package that carries the source names the repository's real address.
    if (trialCase.steps.carrier !== undefined) await asShown(client, trialCase.steps.add);
    await showState(client, 'after');
    await asShown(client, upgradeLines(client));
    await expectVersion(client, trialCase.listing.version);
    await removePackage(client);
    return undefined;
  },
};

const install: Check<Client> = {
  name: 'install',
  needs: ['add'],
  run: async (client) => {
    const {trialCase, workshop, program} = client;
    await showState(client, 'after');
    await removePackage(client);
    if (trialCase.steps.carrier !== undefined) await asShown(client, trialCase.steps.add);
    await runAll(client, workshop.manager.trials.refreshOne(sourceOf(client), program));
    await asShown(client, installLines(client));
    await expectVersion(client, trialCase.listing.version);
    return undefined;
  },
};

/** The package and the source go, as the page says. */
const remove: Check<Client> = {
  name: 'remove',
  needs: ['install'],
  run: async (client) => {
    await asShown(client, removeLines(client));
    await expectVersion(client, undefined);
    return undefined;
  },
};

/** In the order in which they are run. */
export const repositoryChecks: readonly Check<Client>[] = [add, upgrade, install, remove];

/** The page names one package; for the others the same lines name them. */
const isShown = ({trialCase: {steps, listing}}: Client): boolean => steps.packages.includes(listing.name);

const wayOf = ({trialCase: {kind, steps}}: Client) =>
  kind.client.ways.find(({manager}) => manager === steps.manager)!;

const sudo = (command: Command): string => `sudo ${command.join(' ')}`;

const installLines = (client: Client): readonly string[] =>
  isShown(client)
    ? client.trialCase.steps.install
    : [sudo(wayOf(client).install([client.trialCase.listing.name]))];

const upgradeLines = (client: Client): readonly string[] =>
  isShown(client)
    ? client.trialCase.steps.upgrade
    : [
        ...wayOf(client).refresh(client.trialCase.steps.id),
        wayOf(client).upgrade([client.trialCase.listing.name]),
      ].map(sudo);

const removeLines = (client: Client): readonly string[] =>
  isShown(client)
    ? client.trialCase.steps.remove
    : [sudo(wayOf(client).remove([client.trialCase.listing.name]))];

async function versionOf({trialCase: {listing}, workshop}: Client): Promise<string | undefined> {
  const versions = await installedVersions({workshop});
  return versions.get(listing.name) ?? versions.get(`${listing.name}:${listing.arch}`);
}

async function expectVersion(client: Client, wanted: string | undefined): Promise<void> {
  const found = await versionOf(client);
  if (found === wanted) return;
  const {name} = client.trialCase.listing;
  throw new CheckError(
    found === undefined
      ? `${name} is not installed after all`
      : `${name} is installed as ${found}, and ${wanted === undefined ? 'should be gone' : `should be ${wanted}`}`,
  );
}

async function removePackage(client: Client): Promise<void> {
  const {workshop, program, trialCase} = client;
  if ((await versionOf(client)) === undefined) return;
  await runAll(client, workshop.manager.trials.remove([trialCase.listing.name], program));
}
