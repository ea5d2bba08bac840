import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Report} from '../../model/report.ts';
import type {Listing} from '../../model/repository.ts';
import {folderKeys, openFolder, publishFolder} from './folder.ts';
import {openShelves, suiteOfPlace} from './places.ts';
import {folderReport} from './report.ts';

type Wanted = (listing: Listing) => boolean;

/** Takes packages out, in all their versions or in one: `hello`, `hello=1.0-1`. */
export const removePackages = (host: Host, dir: string, words: readonly string[], inputs: Inputs) =>
  takeOut(host, dir, inputs, {
    title: `Removed from ${dir}`,
    wanted: words.map((word) => {
      const [, name = word, version] = /^([^=]+)=(.+)$/.exec(word) ?? [];
      return [
        word,
        (one: Listing) => one.name === name && (version === undefined || isVersion(one.version, version)),
      ] as const;
    }),
  });

/** Takes a release out: every package of that version, as written or without epoch and revision. */
export const yankVersion = (host: Host, dir: string, version: string, inputs: Inputs) =>
  takeOut(host, dir, inputs, {
    title: `Yanked ${version} from ${dir}`,
    wanted: [[version, (one: Listing) => isVersion(one.version, version)]],
  });

/** `1.0`, `1.0-1` and `1:1.0-1` all mean `1:1.0-1`. */
export function isVersion(spelt: string, asked: string): boolean {
  const bare = spelt.replace(/^\d+:/, '');
  const upstream = bare.replace(/-[^-]*$/, '');
  return [spelt, bare, upstream, spelt.replace(/-[^-]*$/, '')].includes(asked);
}

interface Wish {
  readonly title: string;
  readonly wanted: readonly (readonly [word: string, matches: Wanted])[];
}

async function takeOut(host: Host, dir: string, inputs: Inputs, {title, wanted}: Wish): Promise<Report> {
  const folder = await openFolder(host, dir);
  const keys = await folderKeys(host, inputs);
  const {suite} = inputs.repo ?? {};
  const isMeant = (place: string) => suite === undefined || place === suite;
  const listings = (await openShelves(folder.store))
    .filter(({shelf}) => isMeant(suiteOfPlace(shelf.place)))
    .flatMap(({shelf}) => shelf.listings);
  const missing = wanted.filter(([, matches]) => !listings.some(matches));
  if (missing.length > 0)
    throw new UserError(
      'repository/not-there',
      missing.map(([word]) => ({message: `nothing in ${dir} is ${word}`, hint: thereAre(listings)})),
    );
  const places = await publishFolder(host, folder, keys, {
    additions: [],
    dryRun: inputs.dryRun,
    yank: (listing, place) => isMeant(place) && wanted.some(([, matches]) => matches(listing)),
  });
  return folderReport(inputs.dryRun ? `A dry run: ${title}` : title, folder, places);
}

const MOST_NAMES = 8;

function thereAre(listings: readonly Listing[]): string {
  const names = [...new Set(listings.map(({name, version}) => `${name}=${version}`))].sort();
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return names.length === 0 ? 'it is empty' : `there is ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
