/** Lets one work begin when the one before it has ended: gives back what ends the turn. */
export type TakeTurn = () => Promise<() => void>;

/** A line that works stand in. */
export function makeTurns(): TakeTurn {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let end = (): void => {};
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  };
}
