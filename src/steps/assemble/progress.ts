import type {Host} from '../../model/host.ts';

/** `1 of 4 packed, now: deb/arm64, rpm/amd64`. */
export function tellProgress({log}: Host, total: number) {
  const busy = new Set<string>();
  let done = 0;
  const tell = (): void => {
    log.progress(`${done} of ${total} packed${busy.size > 0 ? `, now: ${[...busy].join(', ')}` : ''}`);
  };
  const starts = (name: string): void => {
    busy.add(name);
    tell();
  };
  const ends = (name: string): void => {
    busy.delete(name);
    done += 1;
    tell();
  };
  return {starts, ends};
}
