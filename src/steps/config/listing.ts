import type {Problem} from '../../model/errors.ts';

const MAX_TOLD = 100;
const MAX_LENGTH = 1000;

/** Problems as they are told: the project's own file first, as it reads, each once, no more than a person can use. */
export function listed(file: string, problems: readonly Problem[]): readonly Problem[] {
  const sorted = onlyOnce(problems).toSorted(
    (a, b) =>
      foreign(a, file) - foreign(b, file) ||
      byName(a.place?.file ?? '', b.place?.file ?? '') ||
      line(a) - line(b) ||
      column(a) - column(b),
  );
  const told = sorted.slice(0, MAX_TOLD).map(clean);
  const left = sorted.length - told.length;
  return left > 0 ? [...told, {message: `… and ${left} more problems`}] : told;
}

const foreign = ({place}: Problem, file: string): number => (place?.file === file ? 0 : 1);
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const line = ({place}: Problem): number => place?.line ?? 0;
const column = ({place}: Problem): number => place?.column ?? 0;

/** What is seen through several aliases is one mistake. */
function onlyOnce(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const {place, hint, message} = problem;
    const key = JSON.stringify([place?.line === undefined ? message : place, hint ?? message]);
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}

/** A file may come from a stranger: a line break in a message could open a line of its own in a log. */
function clean({message, hint, place}: Problem): Problem {
  return {message: oneLine(message), ...(hint && {hint: oneLine(hint)}), ...(place && {place})};
}

const oneLine = (text: string): string => {
  const flat = text.replace(/[\p{Cc}\p{Cf}\u{2028}\u{2029}]/gu, '\u{fffd}');
  return flat.length > MAX_LENGTH ? `${flat.slice(0, MAX_LENGTH)}…` : flat;
};
