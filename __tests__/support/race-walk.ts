import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Signer} from '../../src/model/signer.ts';
import type {Store} from '../../src/model/store.ts';
import {clientView} from './client-view.ts';
import {type TestHost, testHost} from './host.ts';
import {makeRelease, NOW, type Release, SUITES, signerWithKey} from './publications.ts';
import type {Done, JobPlace} from './publish-alone.ts';
import {type Publisher, startPublisher} from './publisher.ts';

const MINUTES = 60_000;

let host: TestHost;
let key: string;
let signer: Signer;
let releases: readonly Release[];
let publishers: readonly Publisher[];

/** Where the races take place. */
export interface RacePlaces {
  readonly title: string;
  /** A new place, for this process and for others. */
  open(): Promise<RacePlace>;
  /** How many rounds there are: of two, of two that are not in each other's way, of five; none: no such race. */
  readonly rounds: readonly [two: number, apart: number, five: number];
}

export interface RacePlace {
  readonly store: Store;
  /** The same for another process. */
  readonly place: JobPlace;
}

interface Race {
  readonly place: RacePlace;
  readonly racers: number;
  readonly suites?: readonly Readonly<Record<string, string>>[];
}

/** Each racer adds its own release, all of them at once. */
const race = ({place, racers, suites = []}: Race): Promise<readonly (Done | undefined)[]> =>
  Promise.all(
    publishers.slice(0, racers).map((publisher, index) =>
      publisher.publish({
        place: place.place,
        key,
        date: NOW - 1000,
        releases: [releases[index]!],
        suites: suites[index] ?? SUITES,
      }),
    ),
  );

/** What a repository has where packages of these names were published, for each client. */
export const listed = (suites: Readonly<Record<string, string>>, names: readonly string[]): string[] =>
  names
    .flatMap((name) => [
      `${suites['apt']} ${name} 1.0 amd64`,
      `${suites['apt']} ${name}-doc 1.0 all`,
      `${suites['yum']}/x86_64 ${name}-1.0-1.x86_64`,
      `${suites['yum']}/x86_64 ${name}-doc-1.0-1.noarch`,
    ])
    .sort();

async function expectSound({store}: RacePlace, packages: readonly string[]): Promise<void> {
  const view = await clientView(store, [signer.publicKey]);
  expect({...view, named: 0}).toEqual({packages, named: 0, faults: [], unsigned: []});
}

/** Several that publish at once: nothing of anybody is lost. */
export function describeRaces({title, open, rounds: [two, apart, five]}: RacePlaces): void {
  describe(`publications at once, ${title}`, () => {
    beforeAll(async () => {
      host = await testHost();
      ({key, signer} = await signerWithKey('Racer'));
      releases = [];
      for (const name of ['one', 'two', 'three', 'four', 'five'])
        releases = [...releases, await makeRelease(host, {name, version: '1.0'})];
      publishers = releases.map(() => startPublisher());
    }, 2 * MINUTES);
    afterAll(async () => {
      for (const publisher of publishers) await publisher[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    });

    test(
      'two processes at once, round after round: both releases are there, whoever was first',
      async () => {
        let second = 0;
        for (let round = 0; round < two; round++) {
          const place = await open();
          const done = await race({place, racers: 2});
          for (const one of done)
            expect(one).toEqual({operations: expect.any(Number), changed: expect.any(Array)});
          second += Math.max(...done.map((one) => one!.operations!)) > 45 ? 1 : 0;
          await expectSound(place, listed(SUITES, ['one', 'two']));
        }
        // They were in each other's way, and not one after the other.
        expect(second).toBeGreaterThan(0);
      },
      3 * MINUTES,
    );

    if (apart > 0)
      test(
        'two processes that publish for different releases of a distro do so at once',
        async () => {
          const others = {apt: 'trixie', yum: '10'};
          for (let round = 0; round < apart; round++) {
            const place = await open();
            for (const one of await race({place, racers: 2, suites: [SUITES, others]}))
              expect(one).not.toHaveProperty('error');
            await expectSound(place, [...listed(SUITES, ['one']), ...listed(others, ['two'])].sort());
          }
        },
        MINUTES,
      );

    if (five > 0)
      test(
        'five at once all come to their turn',
        async () => {
          for (let round = 0; round < five; round++) {
            const place = await open();
            for (const one of await race({place, racers: 5})) expect(one).not.toHaveProperty('error');
            await expectSound(place, listed(SUITES, ['five', 'four', 'one', 'three', 'two']));
          }
        },
        2 * MINUTES,
      );
  });
}
