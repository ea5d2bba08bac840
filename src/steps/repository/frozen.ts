import type {Problem} from '../../model/errors.ts';
import type {Shelf} from '../../model/repository.ts';

/** A day: clocks of runners differ by seconds, those of laptops by hours where a zone is wrong. */
const DAY = 86_400;

/** What a repository says of itself may not change: apt's users would have to accept it by hand, one by one. */
export const changedFields = (
  {fixed, place, tag}: Shelf,
  wanted: Readonly<Record<string, string>>,
): readonly Problem[] =>
  tag === undefined
    ? []
    : Object.entries(wanted)
        .filter(([key, value]) => fixed[key] !== undefined && fixed[key] !== value)
        .map(([key, value]) => ({
          message: `${key} of ${place} is published as "${fixed[key]}" and would become "${value}": apt update fails for everybody until they accept that`,
          hint: `go back to ${key.toLowerCase()}: ${JSON.stringify(fixed[key])}, or publish into another place`,
        }));

/** Clients refuse lists that are older than those they have, and lists from the future. */
export const wrongClock = ({date, place}: Shelf, now: number): readonly Problem[] =>
  date <= now + DAY
    ? []
    : [
        {
          message: `${place} was published on ${dayAndTime(date)}, and this machine's clock says ${dayAndTime(now)}`,
          hint: "set the clock; where it was the publisher's clock that was wrong, publish into an empty place",
        },
      ];

const dayAndTime = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
