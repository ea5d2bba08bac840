import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {packFolder} from '../../../src/containers/index.ts';
import {serveInside} from '../../../src/steps/verify/repository/server.ts';
import {allInOrder} from '../../../src/tools/parallel.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {
  attacks,
  CLIENTS,
  folderName,
  OUTCOMES,
  readSaid,
  scriptFor,
  writeAttacks,
} from '../../support/repository-attacks.ts';
import {testWorkshop} from '../../support/workshop.ts';

/** On a machine that is busy. */
const LONG = 400_000;

let host: TestHost;
let told: Promise<readonly unknown[]> | undefined;

beforeAll(async () => {
  host = await testHost();
  await writeAttacks(host, join(host.workDir, 'attacks'));
}, LONG);
afterAll(async () => host[Symbol.asyncDispose]());

interface Machine {
  readonly image: TestImage;
  readonly program: Parameters<typeof scriptFor>[0];
}

const machines: Readonly<Record<(typeof CLIENTS)[number], Machine>> = {
  'apt 2.6': {image: 'debian:12', program: 'apt'},
  'apt 3.0': {image: 'debian:13', program: 'apt'},
  'apt 3.3': {image: 'debian:sid', program: 'apt'},
  'dnf 4': {image: 'rpm:4.18', program: 'dnf'},
  'dnf 5': {image: 'rpm:6.1', program: 'dnf5'},
  zypper: {image: 'rpm:4.20', program: 'zypper'},
};

/** What a client said of each case, or what failed there; it sees the repository by HTTP, from its own container. */
async function toldBy({image, program}: Machine): Promise<unknown> {
  try {
    await using machine = await testWorkshop(host, {image: await testImage(image)});
    await machine.put('/srv', packFolder(join(host.workDir, 'attacks')));
    await serveInside(machine, {folder: '/srv/now', log: '/srv/requests'});
    return readSaid((await machine.run(['sh', '-c', scriptFor(program)])).stdout);
  } catch (failure) {
    return failure;
  }
}

/** An answer that is not what the table says, of each attack. */
const expectedOf = (column: number): unknown =>
  Object.fromEntries(
    attacks
      .map((attack) => [folderName(attack), OUTCOMES[attack.name]![column]!] as const)
      .filter(([, outcome]) => outcome !== '–')
      .map(([name, outcome]) => [
        name,
        /^1\.\d$/.test(outcome) ? outcome : expect.stringMatching(new RegExp(`^refused: .*${outcome}`, 's')),
      ]),
  );

test.each(CLIENTS.map((client, column) => ({client, column})))(
  '$client takes our repository, and of an attacked one what the table in docs/repositories.md says',
  async ({column}) => {
    // The clients wait much: three at once.
    told ??= allInOrder(Object.values(machines), 3, toldBy);
    expect((await told)[column]).toEqual(expectedOf(column));
  },
  LONG,
);
